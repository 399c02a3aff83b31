"""Re-anchoring the annotations of a workspace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.anchoring import Standing
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document
from stdplan_tui.errors import AnnotationError
from stdplan_tui.workspace import annotating, reviewing, undoing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reviewing import Case
from tests.support.workspaces import SETTINGS, opened


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return opened(tmp_path)


def _renumber(ws: Workspace) -> Document:
    """Put a section before the first one, so that others have other numbers."""
    library = Library(ws.library.folder)
    body = library.body("plan").replace("### （二）", "### （三）").replace("### （一）", "### （二）")
    at = body.index("### （二）")
    body = f"{body[:at]}### （一）发展背景。\n标准化工作基础薄弱，亟待加强。\n\n{body[at:]}"
    library.save(library.metadata("plan"), body)
    return ws.library.document("plan")


def _found(ws: Workspace, document: Document) -> tuple[Noted, ...]:
    return ws.notebook.of(document).every


def _cases(ws: Workspace, document: Document) -> tuple[Case, ...]:
    return reviewing.cases(ws, ws.notebook.of(document))


def _noted(ws: Workspace) -> None:
    plan = ws.library.document("plan")
    annotating.annotate(ws, plan, None, "全文")
    annotating.annotate(ws, plan, plan.clause("1.1"), "一节")


def test_notes_go_with_their_words_and_places_stand_in_no_file(ws: Workspace) -> None:
    _noted(ws)
    before = {path: path.read_bytes() for path in ws.store.folder.rglob("*.toml")}
    plan = _renumber(ws)
    whole, clause = _found(ws, plan)
    assert (whole.anchor.standing, whole.anchor.clause, whole.is_settled) == (Standing.SAME, None, True)
    assert (clause.anchor.standing, clause.is_settled) == (Standing.MOVED, False)
    assert clause.anchor.clause is plan.clause("1.2")
    assert {path: path.read_bytes() for path in ws.store.folder.rglob("*.toml")} == before


def test_accepting_writes_own_targets_and_is_undone_as_one(ws: Workspace) -> None:
    _noted(ws)
    plan = _renumber(ws)
    (accepted,) = reviewing.accept_certain(ws, _cases(ws, plan))
    assert (accepted.target.clause, accepted.target.version) == ("1.2", plan.version)
    assert accepted.target.label == "一/（二）"
    assert ws.store.snapshot_text(plan.version) == ws.library.body("plan")
    assert all(one.is_settled for one in _found(ws, plan))
    assert reviewing.accept_certain(ws, _cases(ws, plan)) == ()
    assert undoing.undo(ws) is not None
    assert [one.note.target.clause for one in _found(ws, plan)] == ["", "1.1"]


def test_what_others_wrote_is_placed_but_never_rewritten(ws: Workspace) -> None:
    _noted(ws)
    plan = _renumber(ws)
    other = Workspace(ws.root, replace(SETTINGS, author_name="Li Si", author_id="89abcdef"))
    found = _found(other, plan)
    assert [one.anchor.standing for one in found] == [Standing.SAME, Standing.MOVED]
    assert reviewing.accept_certain(other, _cases(other, plan)) == ()
    with pytest.raises(AnnotationError, match="cannot change it"):
        annotating.move(other, plan, [(found[1].note, plan.clause("1.2"), None)])


def test_what_was_deleted_is_no_longer_looked_for(ws: Workspace) -> None:
    _noted(ws)
    note = next(one.note for one in _found(ws, ws.library.document("plan")) if not one.note.target.document)
    annotating.delete(ws, note)
    assert len(_found(ws, ws.library.document("plan"))) == 1


def test_a_kept_text_that_cannot_be_read_is_none(ws: Workspace) -> None:
    _noted(ws)
    (snapshot,) = (ws.store.folder / "_base").glob("*.md")
    snapshot.write_text("broken", "utf-8")
    (clause,) = [one for one in _found(ws, _renumber(ws)) if one.anchor.clause]
    assert (clause.anchor.standing, clause.anchor.clause and clause.anchor.clause.id) == (Standing.MOVED, "1.2")

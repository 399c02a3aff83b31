"""What stands where, kept in memory: the same values as long as nothing has changed, and never old ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.anchoring import Standing
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.store.annotation_file import annotation_bytes
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Span
from stdplan_tui.workspace import annotating
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS

FILE = "annotations/vocabulary.toml"
AGREED = """\
schema = 1
title = "工具"
[[dimension]]
id = "tool"
[[dimension.tag]]
name = "{name}"
formerly = {formerly}
"""


def notes(ws: Workspace) -> Notes:
    return ws.notebook.of(ws.library.document("plan"))


def add(ws: Workspace, clause: str | None, body: str = "核对", tags: tuple[str, ...] = ()) -> Annotation:
    document = ws.library.document("plan")
    on = None if clause is None else document.clause(clause)
    return annotating.annotate(ws, document, on, body, tags=tags)


def elsewhere(ws: Workspace) -> Workspace:
    """The same folder, opened by the same person in another program."""
    return Workspace(ws.root, SETTINGS)


def agree(ws: Workspace, name: str, formerly: str = "[]") -> None:
    path = ws.root / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(AGREED.format(name=name, formerly=formerly), "utf-8")


def bodies(found: Notes) -> list[str]:
    return [one.note.body for one in found.every]


def test_nothing_changed_means_the_very_same_values(ws: Workspace) -> None:
    add(ws, "1.1")
    found = notes(ws)
    assert notes(ws) is found
    assert [one.every for one in ws.notebook.all()] == [found.every]


def test_what_another_program_writes_edits_and_deletes_is_there_at_once(ws: Workspace) -> None:
    add(ws, "1.1", "甲")
    assert bodies(notes(ws)) == ["甲\n"]
    other = elsewhere(ws)
    second = add(other, "1.1", "乙")
    assert bodies(notes(ws)) == ["甲\n", "乙\n"]
    edited = annotating.edit(other, second, "丙")
    assert bodies(notes(ws)) == ["甲\n", "丙\n"]
    annotating.delete(other, edited)
    assert bodies(notes(ws)) == ["甲\n"]


def test_a_file_that_breaks_and_is_mended_is_shown_as_it_is(ws: Workspace) -> None:
    note = add(ws, "1.1")
    path = ws.store.path_of(note.document, note.author, note.id)
    path.write_bytes(b"schema = 1\n<<<<<<< ours\n")
    found = notes(ws)
    assert (found.every, [error.path for error in found.broken]) == ((), [path])
    path.write_bytes(annotation_bytes(note))
    assert (bodies(notes(ws)), notes(ws).broken) == (["核对\n"], ())


def test_tags_are_called_as_the_vocabulary_calls_them_now(ws: Workspace) -> None:
    agree(ws, "供给型")
    note = add(ws, "1.1", tags=("供给型",))
    assert notes(ws).every[0].tags == ("供给型",)
    agree(ws, "供给侧", '["供给型"]')
    assert notes(ws).every[0].tags == ("供给侧",)
    assert notes(ws).every[0].note == note
    (ws.root / FILE).write_text("broken", "utf-8")
    assert notes(ws).every[0].tags == ("供给型",)


def test_places_follow_the_text(ws: Workspace) -> None:
    add(ws, "1.1")
    assert notes(ws).every[0].anchor.standing is Standing.SAME
    library = Library(ws.library.folder)
    library.save(library.metadata("plan"), library.body("plan").replace("坚持质量第一", "坚持质量和安全第一"))
    (one,) = notes(ws).every
    assert (one.anchor.standing, one.clause) == (Standing.CHANGED, "1.1")
    assert list(notes(ws).by_clause) == ["1.1"]


def test_an_older_text_that_arrives_later_tells_the_places_anew(ws: Workspace) -> None:
    library = Library(ws.library.folder)
    body = library.body("plan")
    bullet = body[body.index("- ——") : body.index("## 二、")]
    twin = bullet.replace("标准数量", "专利数量")
    library.save(library.metadata("plan"), body.replace(bullet, bullet + twin))
    add(ws, "1.2.b1")
    (snapshot,) = (ws.store.folder / "_base").glob("*.md")
    kept = snapshot.read_bytes()
    snapshot.unlink()
    library.save(library.metadata("plan"), body.replace(bullet, twin))
    assert notes(ws).every[0].anchor.standing is Standing.CHANGED  # as far as the quotation alone can tell
    assert notes(ws) is notes(ws)
    snapshot.write_bytes(kept)
    assert notes(ws).every[0].anchor.standing is Standing.ORPHAN
    assert notes(ws) is notes(ws)


def test_a_document_that_is_gone_keeps_its_notes_without_a_place(ws: Workspace) -> None:
    add(ws, "1.1")
    add(ws, None, "全文")
    for ending in ("md", "toml"):
        (ws.library.folder / f"plan.{ending}").unlink()
    (found,) = ws.notebook.all()
    assert (found.id, found.document, bodies(found)) == ("plan", None, ["核对\n", "全文\n"])
    assert [one.note.body for one in found.whole] == ["全文\n"]
    assert [one.note.body for one in found.strayed] == ["核对\n"]


def test_what_cannot_be_a_document_is_shown_and_the_rest_is_read(ws: Workspace, tmp_path: Path) -> None:
    add(ws, "1.1")
    (ws.store.folder / "Not An Id").mkdir()
    (ws.store.folder / "away").symlink_to(tmp_path)
    first, *others = ws.notebook.all()
    assert bodies(others[-1]) == ["核对\n"]
    broken = [Path(error.path).name for found in (first, *others) for error in found.broken if error.path]
    assert sorted(broken) == ["Not An Id", "away"]


def test_what_is_read_in_passing_is_not_remembered(ws: Workspace) -> None:
    add(ws, "1.1")
    found = notes(ws)
    other = replace(ws.library.document("plan"))
    assert ws.notebook.in_passing(other).every != found.every
    assert notes(ws) is found


def test_notes_stand_in_reading_order_with_the_lost_ones_last(ws: Workspace) -> None:
    last, first = add(ws, "2.box1.e1"), add(ws, "1.1")
    whole = add(ws, None, "全文")
    lost = add(ws, "1.2.b1")
    library = Library(ws.library.folder)
    body = library.body("plan")
    gone = body[body.index("- ——") : body.index("## 二、")]
    library.save(library.metadata("plan"), body.replace(gone, ""))
    assert [one.note.id for one in notes(ws).in_order] == [whole.id, first.id, last.id, lost.id]
    assert [one.note.id for one in notes(ws).every] == [last.id, first.id, whole.id, lost.id]


@pytest.mark.parametrize("span", [None, Span(0, 2)])
def test_a_note_that_says_where_it_is_is_settled(ws: Workspace, span: Span | None) -> None:
    document = ws.library.document("plan")
    annotating.annotate(ws, document, document.clause("1.2.p1"), "核对", span=span)
    (one,) = notes(ws).every
    assert one.is_settled
    assert not Noted(one.note, replace(one.anchor, clause=document.clause("1.1")), one.thread).is_settled

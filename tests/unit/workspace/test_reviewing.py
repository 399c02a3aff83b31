"""Reviewing the places of annotations: what there is to decide, and what a decision writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.anchoring import Standing
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.workspace import annotating, discussing, progress, reviewing, undoing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reviewing import Case
from tests.support.workspaces import SETTINGS, opened

LI = replace(SETTINGS, author_name="Li Si", author_id="89abcdef")


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return opened(tmp_path)


def _rewrite(ws: Workspace, *changes: tuple[str, str]) -> Document:
    library = Library(ws.library.folder)
    body = library.body("plan")
    for before, after in changes:
        assert before in body
        body = body.replace(before, after)
    library.save(library.metadata("plan"), body)
    return ws.library.document("plan")


REWORDED = ("坚持质量第一，完善标准体系。", "坚持质量第一，健全新型标准体系。")
REMOVED = ("### （一）指导思想。\n坚持质量第一，完善标准体系。\n\n", "")
RENUMBERED = ("### （二）基本原则。", "### （三）基本原则。")


def _note(ws: Workspace, clause: str, words: str = "", body: str = "一") -> Annotation:
    plan = ws.library.document("plan")
    found = plan.clause(clause)
    start = found.string.index(words)
    span = Span(start, start + len(words)) if words else None
    return annotating.annotate(ws, plan, found, body, span=span)


def _cases(ws: Workspace, *, moved_of_others: bool = False) -> tuple[Case, ...]:
    notes = ws.notebook.of(ws.library.document("plan"))
    return reviewing.cases(ws, notes, moved_of_others=moved_of_others)


def _standing(ws: Workspace) -> list[tuple[str, str | None]]:
    notes = ws.notebook.of(ws.library.document("plan"))
    return [(one.anchor.standing.value, one.clause) for one in notes.every]


def _only(found: tuple[Case, ...]) -> Case:
    (case,) = found
    return case


def test_nothing_to_review_where_nothing_has_changed(ws: Workspace) -> None:
    _note(ws, "1.1")
    assert _cases(ws) == ()
    assert tuple(reviewing.all_cases(ws)) == ()


def test_all_on_one_old_clause_are_one_case(ws: Workspace) -> None:
    _note(ws, "1.1")
    _note(ws, "1.1", "质量第一")
    _note(ws, "1.1", "完善标准体系")
    _rewrite(ws, REWORDED)
    case = _only(_cases(ws))
    assert [one.anchor.standing for one in case.noted] == [Standing.CHANGED, Standing.MOVED, Standing.CHANGED]
    assert (case.anchor.standing, case.mine, case.is_certain) == (Standing.CHANGED, True, False)
    assert [len(one.noted) for one in case.alone()] == [1, 1, 1]
    assert len(reviewing.accept(ws, case)) == 3
    assert _cases(ws) == ()
    assert _standing(ws) == [("same", "1.1")] * 3
    undone = undoing.undo(ws)
    assert undone is not None
    assert (undone.action, len(undone.changes)) == ("places", 3)
    assert len(_only(_cases(ws)).noted) == 3


def test_what_is_not_certain_comes_first_and_what_is_lost_last_of_it(ws: Workspace) -> None:
    _note(ws, "1.2")
    _note(ws, "1.1")
    _note(ws, "2.box1.e1")
    _rewrite(ws, REMOVED, RENUMBERED, ("制定良种繁育标准", "制定良种繁育和推广标准"))
    standings = [case.anchor.standing for case in _cases(ws)]
    assert standings[-1] is Standing.MOVED
    assert Standing.ORPHAN in standings[:-1]


def test_what_is_lost_waits_for_a_choice(ws: Workspace) -> None:
    note = _note(ws, "1.1")
    plan = _rewrite(ws, REMOVED)
    case = _only(_cases(ws))
    assert case.anchor.standing is Standing.ORPHAN
    assert 0 < len(reviewing.suggestions(case)) <= 3
    with pytest.raises(AnnotationError, match="choose one"):
        reviewing.accept(ws, case)
    (moved,) = reviewing.choose(ws, case, plan.clause("1.2"))
    assert (moved.id, moved.target.clause, moved.target.version) == (note.id, "1.2", plan.version)
    assert _standing(ws) == [("same", "1.2")]


def test_words_go_to_where_they_are_in_the_chosen_clause(ws: Workspace) -> None:
    _note(ws, "1.1", "标准体系")
    plan = _rewrite(ws, REMOVED, ("制定良种繁育标准。", "制定良种繁育标准，完善标准体系。"))
    case = _only(_cases(ws))
    clause = plan.clause("2.box1.e1")
    (moved,) = reviewing.choose(ws, case, clause)
    assert (moved.target.clause, moved.target.exact) == ("2.box1.e1", "标准体系")
    assert undoing.undo(ws) is not None
    start = clause.string.index("良种")
    (moved,) = reviewing.choose(ws, _only(_cases(ws)), clause, Span(start, start + 2))
    assert moved.target.exact == "良种"


def test_a_case_can_be_taken_to_the_document(ws: Workspace) -> None:
    _note(ws, "1.1", "标准体系")
    _rewrite(ws, REMOVED)
    (moved,) = reviewing.take_to_document(ws, _only(_cases(ws)))
    assert moved.target.document
    assert _cases(ws) == ()


def test_only_its_author_decides_and_replies_of_others_follow(ws: Workspace) -> None:
    _note(ws, "1.1")
    other = Workspace(ws.root, LI)
    theirs: Noted = other.notebook.of(other.library.document("plan")).every[0]
    discussing.reply(other, theirs, "二")
    mine: Noted = ws.notebook.of(ws.library.document("plan")).every[0]
    discussing.reply(ws, mine, "三")
    _rewrite(ws, REWORDED)
    case = _only(_cases(Workspace(ws.root, LI)))
    assert (case.mine, case.authors) == (False, ("zhang-san",))
    with pytest.raises(AnnotationError, match="only its author"):
        reviewing.take_to_document(other, case)
    own = _only(_cases(ws))
    assert [one.note.body for one in own.answers] == ["三\n"]
    assert len(reviewing.accept(ws, own)) == 2
    notes = ws.notebook.of(ws.library.document("plan")).every
    assert [(one.clause, one.anchor.standing) for one in notes] == [("1.1", Standing.SAME)] * 3
    assert _cases(Workspace(ws.root, LI)) == ()


def test_what_has_moved_is_written_down_at_once_and_only_one_s_own(ws: Workspace) -> None:
    _note(ws, "1.2")
    other = Workspace(ws.root, LI)
    _note(other, "1.2")
    _note(ws, "1.1")
    _rewrite(ws, RENUMBERED, REWORDED)
    found = _cases(ws)
    assert [case.is_certain for case in found] == [False, True]
    assert len(_cases(ws, moved_of_others=True)) == 3
    assert len(reviewing.accept_certain(ws, _cases(ws, moved_of_others=True))) == 1
    assert [case.is_certain for case in _cases(ws)] == [False]


def test_how_many_of_mine_need_a_look(ws: Workspace) -> None:
    _note(ws, "1.1")
    _note(Workspace(ws.root, LI), "1.1")
    _note(ws, "1.2")
    assert reviewing.waiting(ws, ws.notebook.of(ws.library.document("plan"))) == 0
    plan = _rewrite(ws, REWORDED, RENUMBERED)
    assert reviewing.waiting(ws, ws.notebook.of(plan)) == 1


def test_without_the_old_text_words_alone_tell(ws: Workspace) -> None:
    _note(ws, "1.1")
    for snapshot in (ws.store.folder / "_base").glob("*.md"):
        snapshot.unlink()
    _rewrite(ws, REWORDED)
    case = _only(_cases(ws))
    assert (case.anchor.standing, case.anchor.clause and case.anchor.clause.id) == (Standing.CHANGED, "1.1")
    assert len(reviewing.accept(ws, case)) == 1


def test_an_answer_whose_beginning_was_deleted_is_reviewed_itself(ws: Workspace) -> None:
    note = _note(ws, "1.1")
    first = ws.notebook.of(ws.library.document("plan")).every[0]
    answer = discussing.reply(ws, first, "二")
    annotating.delete(ws, note)
    _rewrite(ws, REWORDED)
    case = _only(_cases(ws))
    assert [one.note.id for one in case.noted] == [answer.id]
    assert len(reviewing.accept(ws, case)) == 1


def test_tags_of_a_reworded_clause_count_there_and_go_along_when_one_tags_again(ws: Workspace) -> None:
    plan = ws.library.document("plan")
    annotating.tag(ws, plan, plan.clause("1.1"), ["甲"])
    plan = _rewrite(ws, REWORDED)
    clause = plan.clause("1.1")
    assert annotating.own_tags(ws, plan, clause) == ("甲",)
    assert _only(_cases(ws)).anchor.standing is Standing.CHANGED
    assert annotating.with_tags(ws, plan, clause, ["乙"]) == ("甲", "乙")
    (tagging,) = ws.notebook.of(plan).every
    assert (tagging.anchor.standing, tagging.note.target.quote_clause) == (Standing.SAME, clause.string)
    assert _cases(ws) == ()


def test_a_done_mark_on_other_words_is_not_reviewed_and_one_that_moved_goes_along(ws: Workspace) -> None:
    plan = ws.library.document("plan")
    progress.mark_done(ws, plan, [plan.clause("1.1"), plan.clause("1.2.p1")], True)
    plan = _rewrite(ws, REWORDED, RENUMBERED)
    assert reviewing.waiting(ws, ws.notebook.of(plan)) == 0
    assert [case.target.clause for case in _cases(ws)] == ["1.2.p1"]
    (moved,) = reviewing.accept_certain(ws, _cases(ws))
    assert moved.target.clause == "1.3.p1"
    assert _cases(ws) == ()


def test_accepting_a_note_does_not_mark_its_clause_as_done_again(ws: Workspace) -> None:
    plan = ws.library.document("plan")
    _note(ws, "1.1")
    progress.mark_done(ws, plan, [plan.clause("1.1")], True)
    plan = _rewrite(ws, REWORDED)
    reviewing.accept(ws, _only(_cases(ws)))
    assert not progress.is_marked(ws, plan, [plan.clause("1.1")])

"""Answers and verdicts: the files that they become, and what a discussion is made of."""

from __future__ import annotations

import pytest

from stdplan_tui.annotations.model import Motivation, Resolution
from stdplan_tui.annotations.threads import State
from stdplan_tui.errors import AnnotationError
from stdplan_tui.workspace import annotating, discussing, reading, undoing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.note_names import note_named
from tests.support.discussions import note_on, others, standing


def here(ws: Workspace) -> tuple[discussing.Discussion, ...]:
    """The discussions on the plan."""
    return discussing.discussions(ws.notebook.of(reading.document(ws, "plan")).every)


def test_an_answer_is_a_file_of_its_author_about_what_the_first_note_is_about(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    answer = discussing.reply(others(ws), standing(ws, note), "好")
    assert (answer.author, answer.motivation, answer.reply_to) == ("li-qiang", Motivation.REPLYING, (note.id,))
    assert (answer.body, answer.target) == ("好\n", note.target)
    (discussion,) = here(ws)
    assert [one.note.id for one in discussion.every] == [note.id, answer.id]


def test_an_answer_to_an_answer_names_it_and_stays_in_the_discussion(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    first = discussing.reply(ws, standing(ws, note), "一")
    second = discussing.reply(others(ws), standing(ws, first), "二")
    assert (second.reply_to, second.target) == ((first.id,), note.target)
    (discussion,) = here(ws)
    assert [one.note.body for one in discussion.answers] == ["一\n", "二\n"]


def test_the_answers_of_a_deleted_note_can_be_answered_and_settled(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    answer = discussing.reply(ws, standing(ws, note), "一")
    annotating.delete(ws, note)
    other = discussing.reply(ws, standing(ws, answer), "二")
    verdict = discussing.resolve(ws, standing(ws, other), Resolution.RESOLVED)
    assert (other.target, verdict.reply_to) == (note.target, (note.id,))
    (discussion,) = here(ws)
    assert (discussion.first, discussion.state) == (None, State.RESOLVED)


def test_a_verdict_is_about_the_first_note_and_the_last_one_counts(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    answer = discussing.reply(ws, standing(ws, note), "一")
    verdict = discussing.resolve(others(ws), standing(ws, answer), Resolution.WONTFIX, "不改")
    assert (verdict.motivation, verdict.reply_to, verdict.body) == (Motivation.ASSESSING, (note.id,), "不改\n")
    (discussion,) = here(ws)
    assert (discussion.state, discussion.every[-1].note) == (State.WONTFIX, verdict)
    discussing.assess(ws, standing(ws, note), Resolution.RESOLVED)
    discussing.assess(ws, standing(ws, note), Resolution.REOPENED, "再议")
    (discussion,) = here(ws)
    assert discussion.state is State.OPEN


def test_what_is_so_already_cannot_be_made_so(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    with pytest.raises(AnnotationError, match="not settled"):
        discussing.reopen(ws, standing(ws, note))
    discussing.resolve(ws, standing(ws, note), Resolution.RESOLVED)
    with pytest.raises(AnnotationError, match="resolved"):
        discussing.resolve(ws, standing(ws, note), Resolution.RESOLVED)


def test_tags_can_be_answered_but_not_settled(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    tagging = annotating.tag(ws, document, clause, ["环境型"])
    assert tagging is not None
    with pytest.raises(AnnotationError, match="only notes and replies"):
        discussing.resolve(ws, standing(ws, tagging), Resolution.RESOLVED)
    assert here(ws)[0].is_only_tags
    answer = discussing.reply(ws, standing(ws, tagging), "为什么？")
    discussing.resolve(ws, standing(ws, answer), Resolution.RESOLVED)
    (discussion,) = here(ws)
    assert (discussion.is_only_tags, discussion.state) == (False, State.RESOLVED)


def test_answers_and_verdicts_are_taken_back(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    discussing.reply(ws, standing(ws, note), "一")
    discussing.resolve(ws, standing(ws, note), Resolution.RESOLVED)
    undone = undoing.undo(ws)
    assert undone is not None
    assert (undone.action, here(ws)[0].state) == (discussing.RESOLUTION, State.OPEN)
    undone = undoing.undo(ws)
    assert undone is not None
    assert (undone.action, len(here(ws)[0].every)) == (discussing.REPLY, 1)


def test_keys_of_a_target_that_nobody_knows_are_not_copied(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    path = ws.store.path_of(note.document, note.author, note.id)
    path.write_text(path.read_text("utf-8") + "page = 3\n", "utf-8")
    answer = discussing.reply(ws, standing(ws, note), "一")
    assert answer.foreign_keys == ()
    assert standing(ws, note).note.foreign_keys == ("target.page",)


def test_an_annotation_is_named_by_the_start_or_end_of_its_id_or_by_its_clause(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    for name in (note.id, note.id.casefold(), note.id[-6:], note.id[:25], "plan:1.1", "plan：（一）指导思想"):
        assert note_named(ws, name).note == note


@pytest.mark.parametrize(
    ("name", "reason"), [("01", "6 characters"), ("ZZZZZZ", "no annotation"), ("plan:1.2", "no note on")]
)
def test_what_names_no_annotation_is_refused(ws: Workspace, name: str, reason: str) -> None:
    note_on(ws, "请改")
    with pytest.raises(AnnotationError, match=reason):
        note_named(ws, name)


def test_what_may_be_several_annotations_names_them(ws: Workspace) -> None:
    notes = [note_on(ws, words) for words in ("一", "二")]
    for name in ("plan:1.1", notes[0].id[:6]):
        with pytest.raises(AnnotationError) as caught:
            note_named(ws, name)
        assert all(note.id in str(caught.value) for note in notes)


def test_a_deleted_annotation_has_no_name(ws: Workspace) -> None:
    note = note_on(ws, "请改")
    annotating.delete(ws, note)
    with pytest.raises(AnnotationError, match="no annotation"):
        note_named(ws, note.id)

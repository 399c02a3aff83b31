"""Annotations that stand by themselves though they should not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from stdplan_tui.annotations.loose_ends import loose_ends
from stdplan_tui.annotations.making import deleted
from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Resolution
from stdplan_tui.annotations.target import document_target
from stdplan_tui.corpus.model import DocumentId, Span
from tests.unit.annotations.support import NOW, note

FIRST = note("问")
ELSEWHERE = AnnotationId("01KAJ300000000000000000000")


def saying(motivation: Motivation, *to: AnnotationId) -> Annotation:
    return replace(note("答", now=NOW + timedelta(minutes=1)), motivation=motivation, reply_to=to)


def found(*notes: Annotation) -> list[tuple[Annotation, str]]:
    return [*loose_ends(notes)]


def test_a_sound_discussion_has_none() -> None:
    reply = saying(Motivation.REPLYING, FIRST.id)
    verdict = replace(saying(Motivation.ASSESSING, reply.id), resolution=Resolution.RESOLVED)
    both = saying(Motivation.ADJUDICATING, FIRST.id, reply.id)
    mark = replace(note(""), motivation=Motivation.DONE)
    assert found(FIRST, reply, verdict, both, mark) == []
    assert found(deleted(FIRST), reply) == []


@pytest.mark.parametrize(
    "motivation", [Motivation.REPLYING, Motivation.ASSESSING, Motivation.VOTING, Motivation.ADJUDICATING]
)
def test_what_answers_nothing_is_told(motivation: Motivation) -> None:
    alone, lost = saying(motivation), saying(motivation, ELSEWHERE)
    assert found(FIRST, alone) == [(alone, "answers nothing: reply_to is empty")]
    assert found(FIRST, lost) == [(lost, f"answers {ELSEWHERE}, which is not there")]
    assert found(deleted(alone), deleted(lost)) == []


def test_a_note_of_another_document_cannot_be_answered() -> None:
    reply = saying(Motivation.REPLYING, FIRST.id)
    other = replace(FIRST, document=DocumentId("plan"))
    assert [one for one, _message in found(other, reply)] == [reply]


def test_circles_are_told_once() -> None:
    a, b = saying(Motivation.REPLYING), saying(Motivation.REPLYING)
    itself = replace(a, reply_to=(a.id,))
    assert [one for one, _message in found(itself)] == [itself]
    circle = replace(a, reply_to=(b.id,)), replace(b, reply_to=(a.id,))
    assert [one.id for one, _message in found(*circle)] == [min(a.id, b.id)]


def test_a_done_mark_is_on_a_whole_clause() -> None:
    whole = replace(note(""), motivation=Motivation.DONE, target=document_target())
    words = replace(note("", span=Span(3, 5)), motivation=Motivation.DONE)
    assert [one for one, _message in found(whole, words)] == [whole, words]
    assert found(deleted(whole)) == []

"""Discussions: what answers what, and what has become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from stdplan_tui.annotations.making import deleted
from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Resolution
from stdplan_tui.annotations.threads import State, Thread, threads
from tests.unit.annotations.support import NOW, note


def answer(
    to: Annotation, minutes: int, motivation: Motivation = Motivation.REPLYING, verdict: Resolution = Resolution.NONE
) -> Annotation:
    made = note(f"{minutes}", now=NOW + timedelta(minutes=minutes))
    return replace(made, motivation=motivation, resolution=verdict, reply_to=(to.id,))


def verdict(to: Annotation, minutes: int, resolution: Resolution) -> Annotation:
    return answer(to, minutes, Motivation.ASSESSING, resolution)


FIRST = note("问")


def test_answers_to_answers_belong_to_the_first_note() -> None:
    reply = answer(FIRST, 1)
    further = answer(reply, 2)
    other = note("另", now=NOW + timedelta(minutes=3))
    assert threads([other, further, reply, FIRST]) == (Thread(FIRST, (reply, further)), Thread(other))


def test_the_last_verdict_counts() -> None:
    resolved, reopened = verdict(FIRST, 1, Resolution.RESOLVED), verdict(FIRST, 2, Resolution.REOPENED)
    wontfix = verdict(reopened, 3, Resolution.WONTFIX)
    states = [
        threads([FIRST, *given])[0].state for given in ([], [resolved], [resolved, reopened], [reopened, wontfix])
    ]
    assert states == [State.OPEN, State.RESOLVED, State.OPEN, State.WONTFIX]
    (thread,) = threads([FIRST, resolved, reopened])
    assert (thread.verdict, thread.every) == (reopened, (FIRST, resolved, reopened))
    assert threads([FIRST, deleted(resolved)])[0].state is State.OPEN


def test_a_tombstone_stays_the_head_of_what_answers_it() -> None:
    gone, reply = deleted(FIRST), answer(FIRST, 1)
    assert threads([gone, reply]) == (Thread(gone, (reply,)),)
    assert threads([gone, deleted(reply)]) == ()
    assert threads([gone]) == ()


def test_what_answers_nothing_that_is_there_stands_for_itself() -> None:
    lost = replace(answer(FIRST, 1), reply_to=(AnnotationId("01ARZ3NDEKTSV4RRFFQ69G5FAV"),))
    assert threads([lost]) == (Thread(lost),)


def test_a_circle_has_a_beginning() -> None:
    one = note("甲")
    two, three = answer(one, 1), note("丙", now=NOW + timedelta(minutes=2))
    one, three = replace(one, reply_to=(two.id,)), replace(three, reply_to=(two.id, three.id))
    assert threads([three, two, one]) == (Thread(one, (two, three)),)


def test_what_settles_several_answers_none_of_them() -> None:
    settles = answer(FIRST, 1, Motivation.ADJUDICATING)
    assert threads([FIRST, settles]) == (Thread(FIRST), Thread(settles))

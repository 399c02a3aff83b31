"""Discussions: what answers what, and what has become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.making import deleted
from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Resolution
from stdplan_tui.annotations.threads import State, Thread, threads
from tests.support.counts import tries
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


def test_very_many_answers_to_answers_are_one_discussion_at_once() -> None:
    """Anybody can write such files: what they cost must not grow with the square of their number."""
    chain = [FIRST]
    for seconds in range(3_000):
        reply = note("答", now=NOW + timedelta(seconds=seconds + 1))
        chain.append(replace(reply, motivation=Motivation.REPLYING, reply_to=(chain[-1].id,)))
    assert threads(reversed(chain)) == (Thread(FIRST, tuple(chain[1:])),)


def test_of_two_files_of_one_id_only_one_has_the_answers() -> None:
    copy, reply = replace(FIRST, author="zhao-liu"), answer(FIRST, 1)
    assert threads([FIRST, copy, reply]) == (Thread(FIRST, (reply,)), Thread(copy))


IDS = [AnnotationId(f"01KAJ3{number:020d}") for number in range(8)]


@st.composite
def discussed(draw: st.DrawFn) -> list[Annotation]:
    """Some notes, each of which may answer some others, itself, or what is not there; some are deleted."""
    found = []
    for id_ in draw(st.permutations(IDS)):
        motivation = draw(st.sampled_from([Motivation.COMMENTING, Motivation.REPLYING, Motivation.ADJUDICATING]))
        parents = draw(st.lists(st.sampled_from([*IDS, AnnotationId("01KAJ4" + "0" * 20)]), max_size=2))
        one = replace(FIRST, id=id_, motivation=motivation, reply_to=tuple(parents))
        found.append(deleted(one) if draw(st.booleans()) else one)
    return found


def root_by_walking(one: Annotation, every: dict[AnnotationId, Annotation]) -> AnnotationId:
    """The end of the way up, as one would walk it with a finger; in a circle, the oldest of those on it."""
    seen: list[AnnotationId] = []
    here = one
    while here.id not in seen:
        seen.append(here.id)
        known = [id_ for id_ in here.reply_to if id_ in every and id_ != here.id]
        if here.motivation is Motivation.ADJUDICATING or not known:
            return here.id
        here = every[known[0]]
    return min(seen[seen.index(here.id) :])


@settings(max_examples=tries(50))
@given(discussed())
def test_each_open_note_is_in_the_one_discussion_that_its_way_up_leads_to(notes: list[Annotation]) -> None:
    every = {one.id: one for one in notes}
    found = threads(notes)
    where = {one.id: thread.root.id for thread in found for one in thread.every}
    assert sorted(where) == sorted(one.id for thread in found for one in thread.every)
    assert {id_: root for id_, root in where.items() if every[id_].is_open} == {
        one.id: root_by_walking(one, every) for one in notes if one.is_open
    }
    assert all(thread.root.is_open or thread.answers for thread in found)
    assert [thread.root.id for thread in found] == sorted(thread.root.id for thread in found)

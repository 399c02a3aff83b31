"""What lost in a merge: taken in the place of what won, and back again, or let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from stdplan_tui.annotations.conflicts import let_go, taken
from stdplan_tui.annotations.making import deleted, edited, retargeted
from stdplan_tui.annotations.model import Annotation, Conflict, Motivation, Resolution, Status
from stdplan_tui.annotations.store.merging import merged
from stdplan_tui.annotations.target import clause_target, document_target
from stdplan_tui.corpus.model import Span
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import ENERGY, NOW, VERSION, note

BASE = note("一", tags=("甲",))
SOONER, LATER, NOW_THEN = (NOW + timedelta(minutes=minutes) for minutes in (1, 2, 3))
WORDS = clause_target(ENERGY, label="能源", version=VERSION, span=Span(3, 9))


def merged_twice(one: Annotation, other: Annotation) -> tuple[Annotation, Conflict]:
    found = merged(BASE, one, other)
    (conflict,) = found.conflicts
    return found, conflict


@pytest.mark.parametrize(
    ("older", "newer", "same"),
    [
        (edited(BASE, "二", now=SOONER), edited(BASE, "三", now=LATER), "body"),
        (deleted(BASE, now=SOONER), edited(BASE, "三", now=LATER), "status"),
        (retargeted(BASE, WORDS, now=SOONER), retargeted(BASE, document_target(), now=LATER), "target"),
        (
            replace(BASE, motivation=Motivation.ASSESSING, resolution=Resolution.WONTFIX, updated=SOONER.isoformat()),
            replace(BASE, motivation=Motivation.VOTING, resolution=Resolution.AGREE, updated=LATER.isoformat()),
            "motivation",
        ),
    ],
)
def test_what_lost_is_taken_and_what_won_is_kept(older: Annotation, newer: Annotation, same: str) -> None:
    found, conflict = merged_twice(older, newer)
    other = taken(found, conflict, now=NOW_THEN)
    assert getattr(other, same) == getattr(older, same)
    assert other.updated > found.updated
    (kept,) = other.conflicts
    back = taken(other, kept, now=NOW_THEN)
    assert replace(back, updated="", conflicts=()) == replace(found, updated="", conflicts=())
    assert [(one.field, one.value) for one in back.conflicts] == [(conflict.field, conflict.value)]


def test_what_lost_can_be_let_go() -> None:
    found, conflict = merged_twice(edited(BASE, "二", now=SOONER), edited(BASE, "三", now=LATER))
    left = let_go(found, conflict, now=NOW_THEN)
    assert (left.body, left.conflicts) == ("三\n", ())
    with pytest.raises(AnnotationError):
        let_go(left, conflict)
    with pytest.raises(AnnotationError):
        taken(left, conflict)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mood", "calm"),
        ("target.page", "3"),
        ("created", "2026-11-21T08:00:00.000Z"),
        ("status", "burnt"),
        ("resolution", "assessing"),
        ("resolution", ""),
        ("target", "{"),
        ("target", "[]"),
        ("target", '{"clause": "../x"}'),
        ("target", "[" * 100_000),
    ],
)
def test_what_cannot_be_turned_back_stays_as_it_is(field: str, value: str) -> None:
    conflict = Conflict(field, value, "zhang-san", BASE.updated)
    with pytest.raises(AnnotationError):
        taken(replace(BASE, conflicts=(conflict,)), conflict)


def test_a_tombstone_that_is_taken_back_is_open() -> None:
    conflict = Conflict("status", "open", "zhang-san", BASE.updated)
    assert taken(replace(deleted(BASE), conflicts=(conflict,)), conflict).status is Status.OPEN

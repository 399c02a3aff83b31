"""Annotations sorted, and put together by what they have in common."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.anchoring import Anchor, Standing
from stdplan_tui.annotations.making import stamp
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.ordering import Days, Group, Grouping, Order, grouped, ordered
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.corpus.model import DocumentId
from tests.support.counts import tries
from tests.unit.annotations.support import ENERGY, NOW, note

VOCABULARY = Vocabulary(
    dimensions=(
        Dimension("tool", tags=(Tag("乙", "tool"), Tag("甲", "tool"))),
        Dimension("strength", tags=(Tag("应当", "strength"),)),
    )
)
NAMES = {"zhang-san": "张三", "li-qiang": "Li Qiang", "wang-min": "wang min"}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def noted(annotation: Annotation, state: State = State.OPEN) -> Noted:
    return Noted(annotation, Anchor(Standing.SAME, ENERGY), annotation.id, state, annotation.tags)


def name_of(slug: str) -> str:
    return NAMES.get(slug, slug)


A = noted(note("一", author="zhang-san", now=NOW))
B = noted(note("", author="wang-min", tags=("甲", "应当"), now=NOW - timedelta(days=1)), State.RESOLVED)
C = noted(note("", author="li-qiang", tags=("乙", "别的"), now=NOW + timedelta(days=1)))
D = noted(replace(note("", author="li-qiang", tags=("甲",), now=NOW), document=DocumentId("other")))
ALL = (A, B, C, D)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.READING, [A, B, C, D]),
        (Order.DATE, sorted([A, B, C, D], key=lambda one: (one.note.updated, one.note.id), reverse=True)),
        (Order.AUTHOR, [C, D, B, A]),
        (Order.TAG, [C, B, D, A]),
    ],
)
def test_orders(order: Order, found: list[Noted]) -> None:
    assert list(ordered(ALL, order, VOCABULARY, name_of)) == found


def keys(groups: Sequence[Group]) -> list[tuple[str, list[Noted]]]:
    return [(group.key, list(group.notes)) for group in groups]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (Grouping.NONE, [("", [A, B, C, D])]),
        (Grouping.DOCUMENT, [(A.note.document, [A, B, C]), ("other", [D])]),
        (Grouping.AUTHOR, [("li-qiang", [C, D]), ("wang-min", [B]), ("zhang-san", [A])]),
        (Grouping.TAG, [("乙", [C]), ("甲", [B, D]), ("应当", [B]), ("别的", [C]), ("", [A])]),
        (Grouping.DIMENSION, [("tool", [B, C, D]), ("strength", [B]), ("", [A, C])]),
        (Grouping.STATE, [("open", [A, C, D]), ("resolved", [B])]),
    ],
)
def test_groups(by: Grouping, found: list[tuple[str, list[Noted]]]) -> None:
    assert keys(grouped(ALL, by, VOCABULARY, name_of)) == found


@pytest.mark.parametrize("zone", ["UTC"], indirect=True)
def test_days_come_from_the_last_back(zone: str) -> None:
    found = grouped(ALL, Grouping.DATE, VOCABULARY, name_of)
    assert keys(found) == [("2026-11-22", [C]), ("2026-11-21", [A, D]), ("2026-11-20", [B])]


@pytest.mark.parametrize(
    "zone", ["UTC", "Asia/Shanghai", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati"], indirect=True
)
def test_a_day_is_that_of_the_clock_here(zone: str) -> None:
    days = Days()
    for hours in range(0, 24 * 400, 7):
        moment = datetime(2026, 1, 1, 0, 14, 59, 999_000, UTC) + timedelta(hours=hours)
        assert days.of(stamp(moment)) == moment.astimezone().date().isoformat()


@settings(max_examples=tries(30))
@given(st.lists(st.sampled_from(ALL), unique=True), st.sampled_from(Grouping), st.sampled_from(Order))
def test_nothing_is_lost_in_groups(notes: list[Noted], by: Grouping, order: Order) -> None:
    in_order = ordered(notes, order, VOCABULARY, name_of)
    assert {*in_order} == {*notes}
    groups = grouped(in_order, by, VOCABULARY, name_of)
    assert {one for group in groups for one in group.notes} == {*notes}
    for group in groups:
        places = [in_order.index(one) for one in group.notes]
        assert places == sorted(places)

"""Merging two versions of an annotation: the order of the two makes no difference, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.making import deleted, edited, stamp
from stdplan_tui.annotations.model import Annotation, Conflict, Motivation, Resolution, Status
from stdplan_tui.annotations.store.annotation_file import annotation_from, annotation_toml
from stdplan_tui.annotations.store.merging import changed_twice, merged, says_the_same
from stdplan_tui.annotations.target import clause_target, document_target
from stdplan_tui.corpus.model import Span
from tests.support.counts import tries
from tests.unit.annotations.support import ENERGY, GUIDANCE, NOW, VERSION, note

BASE = note("一", tags=("甲", "乙"))
LATER, LATEST = (NOW + timedelta(minutes=minutes) for minutes in (1, 2))
TARGETS = (
    BASE.target,
    document_target(),
    clause_target(GUIDANCE, label="一/（一）", version=VERSION),
    clause_target(ENERGY, label="能源", version=VERSION, span=Span(3, 9)),
)


def both_ways(base: Annotation | None, a: Annotation, b: Annotation) -> Annotation:
    found = merged(base, a, b)
    assert merged(base, b, a) == found
    return found


def test_what_one_side_changed_is_taken() -> None:
    a = replace(edited(BASE, "二", now=LATER), unknown={"mood": "calm"})
    b = replace(BASE, tags=("乙", "丙"), target=TARGETS[2], updated=stamp(LATEST))
    found = both_ways(BASE, a, b)
    assert (found.body, found.tags, found.target) == ("二\n", ("乙", "丙"), TARGETS[2])
    assert (found.unknown, found.updated, found.conflicts) == ({"mood": "calm"}, stamp(LATEST), ())


def test_sets_take_what_came_and_lose_what_went_on_either_side() -> None:
    a = replace(BASE, tags=("甲", "乙", "丙"), updated=stamp(LATER))
    b = replace(BASE, tags=("乙", "丁"), updated=stamp(LATEST))
    assert both_ways(BASE, a, b).tags == ("乙", "丁", "丙")
    assert both_ways(None, a, b).tags == ("乙", "丁", "甲", "丙")


def test_of_two_edits_the_newer_stands_and_the_other_is_kept() -> None:
    a, b = edited(BASE, "早", now=LATER), edited(BASE, "晚", now=LATEST)
    found = both_ways(BASE, a, b)
    assert found.body == "晚\n"
    assert found.conflicts == (Conflict("body", "早\n", "zhang-san", stamp(LATER)),)
    assert annotation_from(annotation_toml(found)) == found
    tie = both_ways(BASE, a, edited(BASE, "迟", now=LATER))
    assert (tie.body, tie.conflicts[0].value) == ("迟\n", "早\n")


def test_an_edit_beats_a_deletion() -> None:
    gone, changed = deleted(BASE, now=LATEST), edited(BASE, "二", now=LATER)
    found = both_ways(BASE, gone, changed)
    assert (found.status, found.body) == (Status.OPEN, "二\n")
    assert found.conflicts == (Conflict("status", "deleted", "zhang-san", stamp(LATEST)),)
    assert both_ways(None, gone, changed).is_open
    assert not both_ways(BASE, gone, BASE).is_open
    assert not both_ways(None, gone, BASE).is_open
    assert both_ways(gone, gone, replace(BASE, updated=stamp(LATEST))).is_open
    assert not both_ways(gone, replace(gone, body="二\n"), gone).is_open


def test_a_target_is_one_value_but_for_what_is_not_known_of_it() -> None:
    a = replace(BASE, target=replace(TARGETS[3], unknown={"page": 1}), updated=stamp(LATER))
    b = replace(BASE, target=replace(TARGETS[2], unknown={"line": 2, "": 3}), updated=stamp(LATEST))
    found = both_ways(BASE, a, b)
    assert found.target == replace(TARGETS[2], unknown={"page": 1, "line": 2, "": 3})
    (lost,) = found.conflicts
    assert lost.field == "target"
    assert '"start": 3' in lost.value


@pytest.mark.parametrize(
    ("before", "one", "other", "stands", "lost"),
    [
        ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}, []),
        ({"a": 1}, {}, {"a": 1}, {}, []),
        ({"a": 1}, {}, {"a": 2}, {"a": 2}, []),
        ({"a": 1}, {"a": 2}, {"a": [3]}, {"a": [3]}, ["2"]),
        ({}, {"a": 1}, {"a": True}, {"a": True}, ["1"]),
        ({}, {"a": "x"}, {"a": date(2026, 1, 1)}, {"a": date(2026, 1, 1)}, ["x"]),
        ({}, {"a": {"b": 1, "c": 2}}, {"a": {"c": 2, "b": 1}}, {"a": {"b": 1, "c": 2}}, []),
        ({}, {"a": float("nan")}, {"a": 1.0}, {"a": 1.0}, ["NaN"]),
    ],
)
def test_keys_that_are_not_known_are_merged_one_by_one(
    before: dict[str, Any], one: dict[str, Any], other: dict[str, Any], stands: dict[str, Any], lost: list[str]
) -> None:
    base = replace(BASE, unknown=before)
    a, b = replace(base, unknown=one, updated=stamp(LATER)), replace(base, unknown=other, updated=stamp(LATEST))
    found = both_ways(base, a, b)
    assert found.unknown == stands
    assert [conflict.value for conflict in found.conflicts] == lost


def test_resolutions_and_motivations_go_together() -> None:
    base = replace(BASE, motivation=Motivation.ASSESSING, resolution=Resolution.RESOLVED)
    a = replace(base, resolution=Resolution.WONTFIX, updated=stamp(LATER))
    b = replace(base, motivation=Motivation.VOTING, resolution=Resolution.AGREE, updated=stamp(LATEST))
    found = both_ways(base, a, b)
    assert (found.motivation, found.resolution) == (Motivation.VOTING, Resolution.AGREE)
    assert [(lost.field, lost.value) for lost in found.conflicts] == [("resolution", "assessing wontfix")]


def test_conflicts_are_a_set() -> None:
    old, new = (Conflict("body", word, "zhang-san", BASE.updated) for word in ("旧", "新"))
    base = replace(BASE, conflicts=(old,))
    a = replace(base, conflicts=(replace(old, unknown={"seen": True}), new), updated=stamp(LATER))
    b = replace(base, conflicts=())
    assert both_ways(base, a, b).conflicts == (new,)
    assert both_ways(None, a, base).conflicts == (replace(old, unknown={"seen": True}), new)


def test_versions_of_two_annotations_are_not_merged() -> None:
    with pytest.raises(ValueError, match="one annotation"):
        merged(None, BASE, note("二"))


def test_the_keys_that_both_sides_changed_are_named() -> None:
    a, b = edited(BASE, "早"), replace(edited(BASE, "晚"), tags=(), target=TARGETS[1], unknown={"x": 1})
    assert changed_twice(BASE, a, b) == ("body",)
    assert changed_twice(BASE, replace(a, unknown={"x": 2}, target=TARGETS[2]), b) == ("body", "target", "x")
    assert changed_twice(BASE, a, a) == changed_twice(BASE, BASE, b) == ()


values = st.one_of(st.integers(), st.booleans(), st.text(max_size=3), st.dates(), st.lists(st.integers(), max_size=2))
unknowns = st.dictionaries(st.sampled_from(["a", "b", "target.a"]), values, max_size=2)
fields, lost_values = st.sampled_from(["body", "target"]), st.text("甲乙\n", max_size=2)
conflicts = st.builds(Conflict, fields, lost_values, st.just("zhang-san"), st.just(BASE.updated))


@st.composite
def versions(draw: st.DrawFn) -> Annotation:
    """A version of one annotation; few values, so that versions often agree."""
    return replace(
        BASE,
        updated=stamp(NOW + timedelta(minutes=draw(st.integers(0, 2)))),
        status=draw(st.sampled_from(Status)),
        tags=tuple(draw(st.lists(st.sampled_from("甲乙丙"), unique=True))),
        reply_to=tuple(draw(st.lists(st.sampled_from([BASE.id, note().id]), unique=True))),
        body=draw(st.sampled_from(["", "一\n", "二\n", "三\n"])),
        target=replace(draw(st.sampled_from(TARGETS)), unknown=draw(unknowns)),
        conflicts=tuple(draw(st.lists(conflicts, max_size=2, unique_by=lambda lost: (lost.field, lost.value)))),
        unknown=draw(unknowns),
    )


@settings(max_examples=tries(150), deadline=None)
@given(st.none() | versions(), versions(), versions())
def test_a_merge_is_symmetric_idempotent_and_loses_no_value(
    base: Annotation | None, a: Annotation, b: Annotation
) -> None:
    found = both_ways(base, a, b)
    assert merged(base, a, a) == a
    assert merged(a, a, b) == b if b.updated >= a.updated else says_the_same(merged(a, a, b), b)
    assert found.updated == max(a.updated, b.updated)
    if base is not None and not base.conflicts:  # what was merged once is merged again without a change
        assert merged(base, found, b).conflicts == found.conflicts
    kept = {lost.value for lost in found.conflicts}
    for side in (a, b):
        for value in changed_values(base, side):
            assert value in {*all_values(found)} or value in kept
        was = base if base is not None else replace(side, tags=(), reply_to=(), conflicts=())
        assert set(side.tags) - set(was.tags) <= set(found.tags)
        assert set(side.reply_to) - set(was.reply_to) <= set(found.reply_to)


def changed_values(base: Annotation | None, side: Annotation) -> Iterator[object]:
    """The texts that a side gave to keys."""
    if base is None or side.body != base.body:
        yield side.body
    for now, was in ((side.unknown, base and base.unknown), (side.target.unknown, base and base.target.unknown)):
        for key, value in now.items():
            if isinstance(value, str) and (was or {}).get(key) != value:
                yield value


def all_values(annotation: Annotation) -> Iterator[object]:
    yield annotation.body
    yield from (value for value in annotation.unknown.values() if isinstance(value, str))
    yield from (value for value in annotation.target.unknown.values() if isinstance(value, str))


@settings(max_examples=tries(100), deadline=None)
@given(st.none() | versions(), versions(), versions())
def test_a_merge_can_be_written_and_read_back(base: Annotation | None, a: Annotation, b: Annotation) -> None:
    found = merged(base, a, b)
    assert annotation_from(annotation_toml(found)) == found


def test_the_times_are_of_the_format() -> None:
    assert merged(BASE, BASE, edited(BASE, "二", now=datetime(2030, 1, 1, tzinfo=UTC))).updated.endswith(".000Z")

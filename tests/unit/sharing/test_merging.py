"""Three versions of a file made one, as git hands them over: merged, or both versions between marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.making import deleted, edited, retagged, stamp
from stdplan_tui.annotations.model import Annotation, AnnotationId, Status
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, annotation_from
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.sharing.merging import Merged, merged_file
from tests.support.counts import tries
from tests.unit.annotations.support import NOW, note

NAME = "annotations/plan/zhang-san/X.toml"
BASE = note("一", tags=("甲",))
LATER, LATEST = (NOW + timedelta(minutes=minutes) for minutes in (1, 2))


def merged(base: Annotation | None, ours: Annotation, theirs: Annotation) -> Merged:
    before = annotation_bytes(base) if base else b""
    return merged_file(before, annotation_bytes(ours), annotation_bytes(theirs), NAME, now=NOW)


def read(found: Merged) -> Annotation:
    assert not found.refused
    return annotation_from(found.content.decode())


def test_both_edits_stand_and_of_two_of_one_key_the_older_is_kept() -> None:
    found = read(
        merged(BASE, edited(BASE, "二", now=LATER), edited(retagged(BASE, ("甲", "乙"), now=LATER), "三", now=LATEST))
    )
    assert (found.body, found.tags) == ("三\n", ("甲", "乙"))
    assert [(one.field, one.value, one.updated) for one in found.conflicts] == [("body", "二\n", stamp(LATER))]


def test_an_edit_beats_a_deletion() -> None:
    found = read(merged(BASE, deleted(BASE, now=LATEST), edited(BASE, "二", now=LATER)))
    assert (found.status, found.body) == (Status.OPEN, "二\n")


def test_at_the_same_moment_the_larger_text_stands_on_either_side() -> None:
    one, other = edited(BASE, "丙", now=LATER), edited(BASE, "乙", now=LATER)
    assert merged(BASE, one, other) == merged(BASE, other, one)
    assert read(merged(BASE, one, other)).body == "乙\n"


@settings(max_examples=tries(30), deadline=None)
@given(
    st.tuples(*[st.sampled_from(["一", "二", "三"])] * 2),
    st.tuples(*[st.sets(st.sampled_from(["甲", "乙", "丙"]))] * 2),
    st.tuples(*[st.booleans()] * 2),
    st.tuples(*[st.integers(0, 2)] * 2),
    st.booleans(),
)
def test_the_bytes_are_the_same_whichever_side_is_ours(
    bodies: tuple[str, str],
    tags: tuple[set[str], set[str]],
    gone: tuple[bool, bool],
    minutes: tuple[int, int],
    known: bool,
) -> None:
    sides = []
    for nth in range(2):
        now = NOW + timedelta(minutes=minutes[nth])
        side = edited(retagged(BASE, tuple(sorted(tags[nth])), now=now), bodies[nth], now=now)
        sides.append(deleted(side, now=now) if gone[nth] else side)
    base = BASE if known else None
    assert merged(base, *sides) == merged(base, *reversed(sides))


def test_two_annotations_that_meet_in_one_file_both_stand_between_marks() -> None:
    other = replace(BASE, id=AnnotationId("01KAJ3QXJ5YD6TT6FZF8BCEK9Z"), body="另一条\n")
    for pair in ((BASE, other), (other, BASE)):
        found = merged(BASE, *pair)
        ours, theirs = (annotation_bytes(one).decode() for one in pair)
        assert found.content.decode() == f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"
        assert BASE.id in found.refused
        assert other.id in found.refused


def test_an_edit_of_another_annotation_that_looked_alike_is_no_base() -> None:
    alike = replace(BASE, id=AnnotationId("01KAJ3QXJ5YD6TT6FZF8BCEK9Z"))
    found = read(merged(alike, edited(BASE, "二", now=LATER), retagged(BASE, ("乙",), now=LATER)))
    assert set(found.tags) == {"甲", "乙"}


@pytest.mark.parametrize("broken", [b"id = ", b"\xff\xfe", b"", b"<<<<<<< HEAD\n", b"schema = 9\n"])
def test_what_cannot_be_read_is_kept_as_it_is(broken: bytes) -> None:
    whole = annotation_bytes(BASE)
    for ours, theirs in ((broken, whole), (whole, broken)):
        found = merged_file(whole, ours, theirs, NAME)
        assert found.refused
        assert found.content.count(b"<<<<<<< ours\n") == 1
        assert ours in found.content
        assert theirs in found.content


def test_a_document_that_one_side_has_renamed_keeps_its_new_id() -> None:
    renamed = replace(BASE, document=DocumentId("new"))
    for ours, theirs in ((renamed, edited(BASE, "二", now=LATER)), (edited(BASE, "二", now=LATER), renamed)):
        found = read(merged(BASE, ours, theirs))
        assert (found.document, found.body) == ("new", "二\n")


def test_a_document_that_both_sides_have_renamed_is_for_people() -> None:
    found = merged(BASE, replace(BASE, document=DocumentId("new")), replace(BASE, document=DocumentId("newer")))
    assert "new, newer" in found.refused


def test_a_time_more_than_a_day_ahead_is_flagged() -> None:
    for hours, flagged in ((23, False), (25, True)):
        found = merged(BASE, edited(BASE, "二", now=NOW + timedelta(hours=hours)), edited(BASE, "三", now=LATER))
        assert bool(found.remarks) is flagged
        assert not found.refused

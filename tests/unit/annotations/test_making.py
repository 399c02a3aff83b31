from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.making import body_text, deleted, edited, new_id, next_stamp, restored, retagged, stamp
from stdplan_tui.annotations.model import Status
from stdplan_tui.annotations.store.annotation_keys import ULID
from tests.unit.annotations.support import NOW, note

MOMENTS = st.datetimes(timezones=st.just(UTC))


def test_a_stamp_is_utc_with_milliseconds() -> None:
    assert stamp(datetime(2026, 11, 21, 16, 0, 0, 5999, timezone(timedelta(hours=8)))) == "2026-11-21T08:00:00.005Z"


@given(MOMENTS, MOMENTS.filter(lambda moment: moment.year < 9999))
def test_the_next_stamp_is_later_even_when_the_clock_is_behind(now: datetime, previous: datetime) -> None:
    assert next_stamp(stamp(previous), now) > stamp(previous)
    assert next_stamp(stamp(previous), now) >= stamp(now)


def test_the_end_of_time_is_no_crash() -> None:
    assert next_stamp("9999-12-31T23:59:59.999Z", NOW) == "9999-12-31T23:59:59.999Z"


def test_ids_are_ulids_that_sort_by_time() -> None:
    ids = [new_id(NOW + timedelta(seconds=second)) for second in range(3)]
    assert ids == sorted(ids)
    assert all(ULID.fullmatch(identity) for identity in (*ids, new_id()))


def test_a_body_is_nfc_with_whole_lines() -> None:
    assert body_text("") == ""
    assert body_text("a\r\nb\rc") == "a\nb\nc\n"
    assert body_text("e\u0301\n\n") == "é\n\n"


def test_each_next_version_is_newer_and_keeps_the_rest() -> None:
    first = replace(note(), unknown={"mood": "calm"})
    for later in (edited(first, "x", now=NOW), retagged(first, ("一",), now=NOW), deleted(first, now=NOW)):
        assert later.updated == "2026-11-21T08:00:00.124Z"
        assert (later.id, later.created, later.unknown) == (first.id, first.created, first.unknown)
    tombstone = deleted(first, now=NOW)
    assert (tombstone.status, tombstone.body, tombstone.is_open) == (Status.DELETED, first.body, False)
    back = restored(first, tombstone, now=NOW)
    assert back == replace(first, updated="2026-11-21T08:00:00.125Z")

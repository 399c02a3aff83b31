"""Untrusted words cut and cleaned for the screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Span
from stdplan_tui.text.width import cells
from stdplan_tui.tui.notes.heads import shown_time
from stdplan_tui.tui.words import fitted, lit, plain


@given(st.text(max_size=60), st.integers(0, 40), st.sampled_from([1, 2]))
def test_fitted_words_never_take_more_room_than_there_is(text: str, width: int, ambiguous_width: int) -> None:
    assert cells(fitted(text, width, ambiguous_width), ambiguous_width) <= width


def test_what_fits_stays_whole_and_what_is_cut_says_so() -> None:
    assert fitted("标准化体系", 10) == "标准化体系"
    assert fitted("标准化体系", 9) == "标准化体…"
    assert fitted("标准化体系", 4) == "标…"
    assert fitted("一\n二", 9) == "一 二"


@given(st.text(max_size=40))
def test_lit_words_keep_the_offsets_of_the_text(text: str) -> None:
    content = lit(text, [Span(0, len(text))], "bold")
    assert len(content.plain) == len(text)
    assert "\n" not in content.plain
    assert "\x1b" not in content.plain


def test_markup_stands_as_text() -> None:
    assert plain("[b]粗[/b]").plain == "[b]粗[/b]"
    assert plain("[b]粗[/b]", "$accent").plain == "[b]粗[/b]"


def test_a_time_is_shown_in_the_clock_of_this_place_with_its_year_where_it_is_another() -> None:
    then = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
    local = then.astimezone()
    assert shown_time("2026-11-21T08:00:00.000Z", local + timedelta(hours=1)) == local.strftime("%m-%d %H:%M")
    assert shown_time("2026-11-21T08:00:00.000Z", local + timedelta(days=400)) == local.strftime("%Y-%m-%d")
    assert shown_time("yesterday at some time") == "yesterday at som"

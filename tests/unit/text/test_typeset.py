"""Rows obey 禁则 wherever the text leaves them a choice, and lose nothing."""

from __future__ import annotations

import itertools
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.text.typeset import HANG, Row, rows
from stdplan_tui.text.typeset.prohibitions import HANGING, NO_END, NO_START, may_break, may_split
from stdplan_tui.text.width import cells
from tests.support.counts import tries

CLOSING = "，。、；：！？）】》」』”’%…"
OPENING = "（【《「『“‘"
PIECES = st.one_of(
    st.sampled_from(
        [*CLOSING, *OPENING, "……", "——", "—", "GB/T 1.1—2009", "ISO9001", "3.5%", " ", "\u3000", "e\u0301"]
    ),
    st.sampled_from(["标准", "发展。", "（一）", "2016-2020年", "“放、管、治”", "a" * 30, "\n", "“" * 6, "，" * 6]),
    st.characters(exclude_categories=["Cs", "Cc"]),
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
WIDTHS = st.integers(8, 200)
INDENTS = st.sampled_from([0, 2, 4])


def lines(text: str, width: int, **how: int) -> list[str]:
    return [text[row.start : row.end] for row in rows(text, width, **how)]


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, INDENTS, INDENTS, st.sampled_from([1, 2]))
def test_every_character_is_on_one_row_in_order(
    text: str, width: int, first: int, hanging: int, ambiguous: int
) -> None:
    found = rows(text, width, first_indent=first, hanging_indent=hanging, ambiguous_width=ambiguous)
    assert "".join(text[row.start : row.end] for row in found) == text.replace("\n", "")
    assert all(a.end == b.start or text[a.end : b.start] == "\n" for a, b in itertools.pairwise(found))
    assert all(row.start < row.end for row in found) or "" in text.split("\n")


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, INDENTS, INDENTS, st.sampled_from([1, 2]))
def test_no_row_is_wider_than_its_room_but_for_hanging_marks(
    text: str, width: int, first: int, hanging: int, ambiguous: int
) -> None:
    for row in rows(text, width, first_indent=first, hanging_indent=hanging, ambiguous_width=ambiguous):
        line, room = text[row.start : row.end], width - row.indent
        assert cells(line, ambiguous) <= room + HANG
        while cells(line, ambiguous) > room:
            assert line[-1] in HANGING or cells(line[-1], ambiguous) == 0
            line = line[:-1]


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS)
def test_a_forbidden_start_or_end_stands_only_where_the_row_had_no_other_place(text: str, width: int) -> None:
    for row in rows(text, width):
        if row.end == len(text) or text[row.end] == "\n":
            continue
        inside = [at for at in range(row.start + 1, row.end + 1) if cells(text[at]) > 0]
        if not may_break(text, row.end):
            assert not any(may_break(text, at) for at in inside)
        if not may_split(text, row.end):
            assert not any(may_split(text, at) for at in inside)
        else:
            assert text[row.end] not in NO_START
            assert text[row.end - 1] not in NO_END


@settings(max_examples=tries(200))
@given(TEXTS, WIDTHS)
def test_a_row_is_filled_as_far_as_the_rules_allow(text: str, width: int) -> None:
    for row in rows(text, width):
        if row.end == len(text) or text[row.end] == "\n" or not may_break(text, row.end):
            continue
        further = (at for at in range(row.end + 1, len(text)) if cells(text[row.start : at]) <= width)
        assert not any(
            may_break(text, at) and cells(text[at]) > 0 and "\n" not in text[row.start : at] for at in further
        )


@pytest.mark.parametrize("mark", CLOSING)
def test_no_row_starts_with_a_closing_mark(mark: str) -> None:
    text = "标" * 5 + mark + "准" * 5
    for width in range(8, 14):
        assert all(not line.startswith(mark) for line in lines(text, width))


@pytest.mark.parametrize("mark", OPENING)
def test_no_row_ends_with_an_opening_mark(mark: str) -> None:
    text = "标" * 4 + mark + "准" * 5
    for width in range(8, 14):
        assert all(not line.endswith(mark) for line in lines(text, width))


@pytest.mark.parametrize("whole", ["GB/T", "ISO9001", "2016-2020", "3.5%", "1,000", "……", "——", "１２３"])
def test_words_numbers_and_doubled_marks_stay_whole(whole: str) -> None:
    text = "标准化" + whole + "标准化体系"
    for width in range(max(8, cells(whole)), 30):
        assert any(whole in line for line in lines(text, width))


def test_a_word_longer_than_its_row_is_broken() -> None:
    assert lines("abcdefghijkl标准", 8) == ["abcdefgh", "ijkl标准"]


def test_a_closing_mark_hangs_in_the_margin() -> None:
    assert lines("标准化体系，建设", 10) == ["标准化体系，", "建设"]
    assert lines("标准化体系。”建设", 10) == ["标准化体", "系。”建设"]
    assert lines("标准化体系，建设", 10, hang=0) == ["标准化体", "系，建设"]


def test_a_space_hangs_too_and_starts_no_row() -> None:
    assert lines("standard plan", 8) == ["standard ", "plan"]


def test_a_dash_between_years_starts_no_row() -> None:
    assert all(not line.startswith("—") for width in range(8, 20) for line in lines("规划（2016—2020年）期", width))


def test_indents_narrow_the_first_row_and_the_others() -> None:
    assert rows("一二三四五六七八", 8, first_indent=4, hanging_indent=2) == [Row(0, 2, 4), Row(2, 5, 2), Row(5, 8, 2)]


def test_an_indent_leaves_room_for_one_character() -> None:
    assert lines("标准化", 8, first_indent=20, hanging_indent=20) == ["标", "准", "化"]


def test_line_feeds_end_rows_and_an_empty_line_is_a_row() -> None:
    assert rows("国务院\n\n2015年", 20, first_indent=4) == [Row(0, 3, 4), Row(4, 4, 4), Row(5, 10, 4)]
    assert rows("", 20) == [Row(0, 0, 0)]


def test_combining_characters_stay_with_theirs() -> None:
    assert lines("e\u0301" * 10, 8) == ["e\u0301" * 8, "e\u0301" * 2]


def test_wide_ambiguous_characters_fill_a_row_sooner() -> None:
    text = "标准①②③④标准"
    assert len(lines(text, 12)[0]) > len(lines(text, 12, ambiguous_width=2)[0])


def test_a_long_text_is_set_in_time_that_grows_with_its_length() -> None:
    paragraph = "发展壮大一批专业水平高、市场竞争力强的标准化科研机构（GB/T 1.1—2009）。"
    taken = []
    for count in (100, 1600):
        start = perf_counter()
        rows(paragraph * count, 72)
        taken.append(perf_counter() - start)
    assert taken[1] < 16 * 8 * max(taken[0], 0.0005)

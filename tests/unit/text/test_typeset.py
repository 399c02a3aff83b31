"""Rows obey 禁则 wherever the text leaves them a choice, and lose nothing."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.text.typeset import HANG, Row, rows
from stdplan_tui.text.typeset.justifying import gaps
from stdplan_tui.text.typeset.prohibitions import HANGING, NO_END, NO_START, may_break, may_split
from stdplan_tui.text.typeset.wholes import whole_around
from stdplan_tui.text.width import cells
from tests.support.counts import tries

CLOSING = "，。、；：！？）】》〉」』”’〕｝%％℃°…—～·／々々ーっ｡､｣﹂+"
OPENING = "（【《〈「『“‘〔｛￥$№±﹁｢"
LATIN = st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True)
PIECES = st.one_of(
    st.sampled_from([*CLOSING, *OPENING, "……", "——", "—", "-", "GB/T 1.1—2009", "ISO9001", "3.5%", "1,000", " "]),
    st.sampled_from(
        [
            *("标准", "发展。", "（一）", "2016-2020年", "（2016—2020年）", "2020年", "10%～15%", "2015年12月17日"),
            *("国办发〔2015〕89号", "第三条", "二〇一五年十二月", "2016 年"),
        ]
    ),
    st.sampled_from(
        ["“放、管、治”", "a" * 30, "\n", "“" * 6, "，" * 6, "e\u0301", "\u3000", "\xa0", "\u200b", "👍🏽", "🇨🇳", "①"]
    ),
    st.characters(exclude_categories=["Cs", "Cc"]),
    LATIN,
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
HAN = re.compile("[\u4e00-\u9fff]{2}")
WIDTHS = st.integers(8, 200)
INDENTS = st.sampled_from([0, 2, 4])
AMBIGUOUS = st.sampled_from([1, 2])


def lines(text: str, width: int, **how: Any) -> list[str]:
    return [text[row.start : row.end] for row in rows(text, width, **how)]


def ends_line(text: str, row: Row) -> bool:
    return row.end == len(text) or text[row.end] == "\n"


def places(text: str, row: Row, room: int, ambiguous: int, rule: Callable[[str, int], bool]) -> list[int]:
    """Where the row could have ended by that rule, marks that hang included."""
    line_end = text.find("\n", row.start) if "\n" in text[row.start :] else len(text)
    found = []
    for at in range(row.start + 1, line_end):
        over = cells(text[row.start : at], ambiguous) - room
        if over > HANG:
            break
        if rule(text, at) and (over <= 0 or hangs(text[row.start : at], room, ambiguous)):
            found.append(at)
    return found


def hangs(line: str, room: int, ambiguous: int) -> bool:
    """Whether all that stands beyond the room are marks that hang."""
    while line and cells(line, ambiguous) > room:
        if line[-1] not in HANGING:
            return False
        line = line[:-1]
    return True


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, INDENTS, INDENTS, AMBIGUOUS, st.booleans())
def test_every_character_is_on_one_row_in_order(
    text: str, width: int, first: int, hanging: int, ambiguous: int, justified: bool
) -> None:
    how: dict[str, Any] = {"first_indent": first, "hanging_indent": hanging, "ambiguous_width": ambiguous}
    found = rows(text, width, justified=justified, **how)
    assert "".join(text[row.start : row.end] for row in found) == text.replace("\n", "")
    assert all(a.end == b.start or text[a.end : b.start] == "\n" for a, b in itertools.pairwise(found))
    assert all(row.start < row.end for row in found) or "" in text.split("\n")


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, INDENTS, INDENTS, AMBIGUOUS, st.booleans())
def test_no_row_is_wider_than_its_room_but_for_hanging_marks(
    text: str, width: int, first: int, hanging: int, ambiguous: int, justified: bool
) -> None:
    how: dict[str, Any] = {"first_indent": first, "hanging_indent": hanging, "ambiguous_width": ambiguous}
    for row in rows(text, width, justified=justified, **how):
        line, room = text[row.start : row.end], width - row.indent
        assert cells(line.rstrip(), ambiguous) + len(row.gaps) <= room + HANG
        while cells(line, ambiguous) > room:
            assert not row.gaps or line[-1].isspace()
            assert line[-1] in HANGING or cells(line[-1], ambiguous) == 0
            line = line[:-1]


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, AMBIGUOUS)
def test_a_row_ends_where_it_is_forbidden_only_where_it_had_no_other_place(
    text: str, width: int, ambiguous: int
) -> None:
    for row in rows(text, width, ambiguous_width=ambiguous):
        if ends_line(text, row):
            continue
        if not may_break(text, row.end):
            assert not places(text, row, width, ambiguous, may_break)
        if not may_split(text, row.end):
            assert not [at for at in places(text, row, width, ambiguous, may_split) if at <= row.end]
        else:
            assert text[row.end] not in NO_START
            assert text[row.end - 1] not in NO_END


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, AMBIGUOUS)
def test_a_row_is_full_unless_it_would_sever_what_is_better_whole(text: str, width: int, ambiguous: int) -> None:
    for row in rows(text, width, ambiguous_width=ambiguous):
        if ends_line(text, row) or not may_break(text, row.end):
            continue
        line = text[row.start : row.end]
        fitting = [at for at in places(text, row, width, ambiguous, may_break) if at > row.end]
        fitting = [at for at in fitting if cells(text[row.start : at], ambiguous) <= width]
        if fitting and not whole_around(text, fitting[-1]):
            rest = text[fitting[-1] :].partition("\n")[0]
            assert len(rest) < 4
            assert sum(mark not in NO_START for mark in rest) < 2
            assert cells(line, ambiguous) >= width - width // 8


@settings(max_examples=tries(300))
@given(TEXTS, WIDTHS, INDENTS, AMBIGUOUS)
def test_justified_rows_reach_the_edge_where_there_are_places_for_it(
    text: str, width: int, indent: int, ambiguous: int
) -> None:
    how: dict[str, Any] = {"first_indent": indent, "ambiguous_width": ambiguous}
    ragged = rows(text, width, **how)
    for row, plain in zip(rows(text, width, justified=True, **how), ragged, strict=True):
        assert row[:3] == plain[:3]
        assert list(row.gaps) == sorted(row.gaps)
        assert all(row.start < at < row.end and may_break(text, at) for at in row.gaps)
        line = text[row.start : row.end].rstrip()
        slack = max(1, width - row.indent) - cells(line, ambiguous)
        if ends_line(text, row):
            assert not row.gaps
        elif row.gaps:
            assert slack - 1 <= len(row.gaps) <= slack
        assert not any(HAN.fullmatch(text[at - 1 : at + 1]) for at in row.gaps)
        assert not any(whole_around(text, at) for at in row.gaps)


@settings(max_examples=tries(200))
@given(st.lists(st.one_of(LATIN, st.sampled_from(["标准", "，", "（", "。", "发展"])), max_size=60), WIDTHS, AMBIGUOUS)
def test_words_and_numbers_stay_whole_where_they_are_shorter_than_a_row(
    pieces: list[str], width: int, ambiguous: int
) -> None:
    text = "".join(pieces)
    ends = {row.end for row in rows(text, width + 4, ambiguous_width=ambiguous)}
    for match in re.finditer("[A-Za-z0-9]+", text):
        around = re.search("[（，。]*$", text[: match.start()])
        glued = len(around[0]) if around else 0
        if len(match[0]) + 2 * glued + 4 <= width:
            assert not any(match.start() < end < match.end() for end in ends)


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


def of_category(*categories: str) -> set[str]:
    blocks = (range(0x3000, 0x3040), range(0xFE30, 0xFE70), range(0xFF00, 0xFF66), range(0x2018, 0x2020))
    return {chr(code) for codes in blocks for code in codes if unicodedata.category(chr(code)) in categories}


def test_all_brackets_and_quotes_of_chinese_and_japanese_are_known() -> None:
    low_quotes = set("‚„‛‟〝〞〟")  # which of these open and which close depends on the language
    assert of_category("Ps", "Pi") - NO_END - low_quotes == set()
    assert of_category("Pe", "Pf") - NO_START - low_quotes == set()
    assert not NO_END & HANGING


@pytest.mark.parametrize(
    "whole",
    [
        *("GB/T 9704", "ISO 9001-2015", "2016—2020", "1.1—2009", "10%～15%", "20℃～30", "A&B", "№5", "￥100", "±5%"),
        *("互联网+", "标\xa0准", "ー", "2015/12/17", "e\u0301tude"),
    ],
)
def test_what_belongs_together_stays_on_a_row(whole: str) -> None:
    text = "标准" + whole + "化体系建设"
    for width in range(max(8, cells(whole) + 4), 30):
        assert any(whole in line for line in lines(text, width))


@pytest.mark.parametrize(
    "whole",
    [
        *(
            "2015年12月17日",
            "12月17日",
            "2016年",
            "2016—2020年",
            "2016-2020年",
            "2016年—2020年",
            "2016 年 12 月",
            "3月",
        ),
        *("二〇一五年", "二〇一五年十二月十七日", "１２月", "〔2015〕89号", "（2015）第89号", "第十二条"),
    ],
)
def test_dates_years_and_numbers_of_documents_stay_whole(whole: str) -> None:
    for width in range(max(8, cells(whole)), 60):
        for before, behind in (("标", "准"), ("标（", "）准"), ("标《准（", "）》，")):
            around = cells(before + behind) - 2
            for length in range(width // 2):
                text = "体" * length + before + whole + behind + "系" * 20
                if cells(whole) + around <= width:
                    assert any(whole in line for line in lines(text, width)), lines(text, width)


def test_a_date_longer_than_a_row_is_cut() -> None:
    assert lines("标准2015年12月17日", 12) == ["标准2015年12", "月17日"]


def test_a_year_does_not_begin_the_next_row_alone() -> None:
    text = "国家标准化体系建设发展规划（2016-2020年）已经国务院同意"
    assert lines(text, 36) == ["国家标准化体系建设发展规划", "（2016-2020年）已经国务院同意"]


def test_a_character_is_not_left_alone_on_the_last_row() -> None:
    assert lines("标准化体系建设发展规划纲要。", 24) == ["标准化体系建设发展规划", "纲要。"]
    assert lines("标准化体系。", 8) == ["标准化体", "系。"]  # an eighth of this row is less than a character


def test_a_circled_number_is_no_latin_word() -> None:
    assert lines("①②③④⑤⑥⑦⑧⑨⑩", 8) == ["①②③④⑤⑥⑦⑧", "⑨⑩"]


@pytest.mark.parametrize(
    ("text", "slack", "set_so"),
    [
        ("经过“五年”建成，约2020年。再", 1, "经过“五年” 建成，约2020年。再"),
        ("经过五年建成，约2020年。再", 1, "经过五年建成，约 2020年。再"),
        ("经过五年建成，约2020年。再", 3, "经过五年建成， 约 2020年。 再"),
        ("新增500个以上，约定。再", 1, "新增 500个以上，约定。再"),
        ("经过五年、建成，约定。再", 2, "经过五年、建成， 约定。 再"),
        ("经过五年、建成，约定。再", 4, "经过五年、 建成， 约定。 再"),
        ("印发《规划》实施（国办）再", 3, "印发 《规划》实施 （国办） 再"),
        ("建成。（国办）再，《规划》", 1, "建成。（国办）再，《规划》"),
        ("建成。（国办）再，《规划》", 2, "建成。（国办） 再， 《规划》"),
        ("按照ISO标准，再", 3, "按照 ISO 标准， 再"),
        ("a b c", 3, "a  b   c"),
        ("\u3000\u3000标，准化", 2, "\u3000\u3000标， 准化"),
    ],
)
def test_cells_are_added_where_they_are_seen_least(text: str, slack: int, set_so: str) -> None:
    found = gaps(text, 0, len(text), slack)
    assert "".join(" " * found.count(at) + character for at, character in enumerate(text)) == set_so


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        *(
            ("标准化体系建设", 1),
            ("标准化体系建设", 2),
            ("（标）", 1),
        ),  # between Han a cell looks like a gap between words
        *(
            ("经过五年、建成，约定。再", 1),
            ("按照ISO标准再", 1),
        ),  # a blank of three halves for one cell is not worth it
        *(("经过五年、建成，约定。再", 5), ("按照ISO标准再", 4)),  # places for too few
        *(("自2016年—2020年起", 3), ("自2016 年 12 月起", 3), ("第3条", 1)),  # none is inside a date
    ],
)
def test_a_row_ends_short_where_there_is_no_good_place(text: str, slack: int) -> None:
    assert gaps(text, 0, len(text), slack) == ()


def test_a_row_may_end_one_cell_short() -> None:
    assert gaps("自2016年起", 0, 7, 2) == (1,)


def test_quotes_as_wide_as_a_character_are_marks_like_others() -> None:
    text = "经过“五年”约2020年"
    assert gaps(text, 0, len(text), 1, ambiguous_width=1) == (text.index("约"),)
    assert gaps(text, 0, len(text), 1, ambiguous_width=2) == (text.index("2"),)


@pytest.mark.parametrize(
    "unit",
    [
        "发展壮大机构（GB/T 1.1—2009）。",
        "（",
        "，",
        "a",
        "标a",
        "e\u0301",
        "\u0301",
        " ",
        "2015年12月17日",
        "1—",
        "A 1",
    ],
)
@pytest.mark.parametrize("width", [8, 72])
def test_a_long_text_is_set_in_time_that_grows_with_its_length(unit: str, width: int) -> None:
    taken = []
    for count in (2_000, 32_000):
        text = (unit * count)[:count]
        times = []
        for _ in range(2):
            start = perf_counter()
            rows(text, width, justified=True)
            times.append(perf_counter() - start)
        taken.append(min(times))
    assert taken[1] < 16 * 8 * max(taken[0], 0.0005)

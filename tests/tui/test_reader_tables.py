"""Tables as they are set: three rules and columns where there is room, else a line for each cell with its header."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Document, Level
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.columns import are_numbers, beside
from stdplan_tui.tui.layout.lines import Look
from stdplan_tui.tui.layout.sheet import Sheet
from tests.support.counts import tries
from tests.tui.reader_app import LONG, clause, document
from tests.tui.test_reader_layout import drawn

CELLS = st.one_of(
    st.text(st.sampled_from("标准，。“”（）—a1.% \u3000é\u0301\x1b"), max_size=40), st.sampled_from(["", "12.5%", LONG])
)
ROWS = st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=5))


def table(*texts: str, header: bool = True) -> Document:
    """A document that is one table; each text is a row, its cells apart by `|`."""
    rows = [
        clause(f"t.r{n if header else n + 1}", Level.ROW, text=text.replace("|", "\t")) for n, text in enumerate(texts)
    ]
    return document(clause("t", Level.TABLE, "", "指标", "", *rows))


def shown(one: Document, frame: Frame) -> list[str]:
    """The lines of all rows."""
    sheet = Sheet(one, frame)
    return [line.rstrip() for number in range(1, len(sheet)) for line in drawn(sheet.block(number))]


FITTING = table("序号|标准名称|数量", "1|特高压输电|1,200", "2|柔性直流|30")


def test_a_table_that_fits_has_three_rules_and_stands_in_the_middle() -> None:
    assert shown(FITTING, Frame(40)) == [
        "      ━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "      序号    标准名称       数量",
        "      ───────────────────────────",
        "         1    特高压输电    1,200",
        "         2    柔性直流         30",
        "      ━━━━━━━━━━━━━━━━━━━━━━━━━━━",
    ]
    sheet = Sheet(FITTING, Frame(40))
    assert [sheet.block(number).text_look for number in (1, 2)] == [Look.LEAD, Look.TEXT]


def test_rules_are_ascii_where_ambiguous_characters_are_wide() -> None:
    lines = shown(FITTING, Frame(40, ambiguous_width=2))
    assert {lines[0].strip(), lines[-1].strip()} == {"=" * 27}
    assert lines[2].strip() == "-" * 27


def test_rows_of_several_lines_have_rules_between_them() -> None:
    lines = shown(table("序号|内容", f"1|{LONG}", f"2|{LONG}"), Frame(60))
    assert [line[0] for line in lines if line[0] in "━─"] == ["━", "─", "─", "━"]
    assert lines[0] == "━" * 60
    assert all(line.startswith(" " * 6) for line in lines[4:6])


def test_a_heading_between_rows_stands_over_all_columns() -> None:
    one = table("序号|内容|范围", "一、知识产权保护方面（共5项）||", "1|案件审判|全国")
    assert "一、知识产权保护方面（共5项）" in [line.strip() for line in shown(one, Frame(40))]
    assert Sheet(one, Frame(40)).block(2).text_look is Look.LEAD
    assert "一、知识产权保护方面" in shown(one, Frame(20))


def test_a_blank_that_was_the_end_of_a_line_is_one_again() -> None:
    lines = shown(table("指标|说明", "次数|计算方法：本年度。\u3000指标来源：医院填报。"), Frame(60))
    assert [line.split()[-1] for line in lines[3:5]] == ["计算方法：本年度。", "指标来源：医院填报。"]


def test_a_wide_table_takes_what_room_there_is_beside_the_text() -> None:
    one = table("序号|内容|部门", f"1|{LONG}|国务院办公厅")
    assert max(map(cells, shown(one, Frame(40)))) <= 40
    assert 90 < max(map(cells, shown(one, Frame(40, table_width=100)))) <= 100


def test_too_narrow_for_columns_each_cell_stands_behind_its_header() -> None:
    one = table("序号|主要内容|范\u3000围|方\u3000式", f"12|{LONG[:40]}|{LONG[:20]}|全国", f"13|{LONG[:40]}||")
    header, *lines = shown(one, Frame(36))
    assert header.startswith("序号")
    assert lines[0] == "序号      12"
    assert lines[1].startswith("主要内容  以统一市场规则")
    assert all(line.startswith(" " * 10) for line in lines[2:4])
    assert lines[4] == " " * 10 + "建设"
    assert (lines[5][:11], lines[7]) == ("范围      以统一", "方式      全国")
    assert [Sheet(one, Frame(36)).block(number).above for number in (1, 2, 3)] == [0, 1, 1]


def test_headers_too_long_to_stand_before_cells_stand_above_them() -> None:
    one = table("深圳往香港方向左侧|深圳往香港方向右侧", f"{LONG[:20]}|{LONG[:30]}")
    lines = shown(one, Frame(20))
    at = lines.index("深圳往香港方向左侧", 1)
    assert lines[at + 1].startswith("    以统一")


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1", "2", "10"], True),
        (["1,200.5", "—", "", "35%"], True),
        (["2015年", "3"], False),
        (["—", "/"], False),
        (["", ""], False),
        (["１２", "3 000"], True),
    ],
)
def test_which_columns_are_numbers(texts: list[str], numbers: bool) -> None:
    assert are_numbers(texts) is numbers


@given(ROWS, st.integers(12, 120), st.integers(0, 160), st.sampled_from([1, 2]), st.booleans())
@settings(max_examples=tries(200), deadline=None)
def test_every_character_of_a_table_is_drawn_once_and_no_line_is_too_wide(
    texts: list[list[str]], width: int, table_width: int, ambiguous: int, header: bool
) -> None:
    one = table(*("|".join(text).replace("\t", " ") for text in texts), header=header)
    sheet = Sheet(one, Frame(width, ambiguous, table_width=table_width))
    for number, row in enumerate(one.flat[1:], 1):
        block = sheet.block(number)
        at = sorted(n for line in block.lines for piece in line for n in range(piece.start, piece.end))
        assert len(at) == len(set(at))
        assert all(row.string[n].isspace() for n in set(range(len(row.string))) - set(at))
        for line in block.lines:
            for piece, after in itertools.pairwise(line):
                text = piece.literal or block.shown[piece.start : piece.end]
                assert piece.column + cells(text, ambiguous) <= after.column
            if line:
                text = line[-1].literal or block.shown[line[-1].start : line[-1].end]
                assert line[-1].column + cells(text, ambiguous) <= max(width, table_width)


@given(st.lists(st.lists(st.integers(0, 300), min_size=1, max_size=8), min_size=1, max_size=1), st.integers(8, 200))
def test_columns_fit_and_do_not_touch(needed: list[list[int]], width: int) -> None:
    columns = beside(needed, [False] * len(needed[0]), width, 0)
    for column, after in itertools.pairwise(columns):
        assert column.left + column.width + 2 <= after.left
    if columns:
        assert columns[-1].left + columns[-1].width <= max(width, 0)

"""Tables of which only the cells are left."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.layout import flattened
from stdplan_tui.importing.layout.sheet import Cause
from stdplan_tui.importing.lines import Role
from tests.unit.importing.documents import outlined, sheet

HEADER = ["序号", "指标", "单位", "2025年"]
BODY = ["1", "雨水管网", "公里", "2000", "2", "清淤管网", "公里", "3", "3", "泵站", "座", "1"]


def table(cells: list[str]) -> tuple[list[list[str]], list[str]]:
    """The rows that the cells below a caption become, and the doubts."""
    found = flattened.marked(sheet("表1　主要指标\n\n" + "\n\n".join(cells) + "\n\n注：1. 甲。"))
    rows = [[cell.text for cell in line.cells] for line in found.lines if line.role is Role.ROW]
    assert {doubt.cause for doubt in found.doubts} == {Cause.TABLE}
    return rows, [doubt.message for doubt in found.doubts]


def test_numbered_rows_as_wide_as_the_header_are_sure() -> None:
    rows, doubts = table(HEADER + BODY)
    assert rows == [HEADER, BODY[:4], BODY[4:8], BODY[8:]]
    assert doubts == ["表1 had one cell a line: its columns follow from the numbers of its rows"]


def test_a_unit_under_a_header_a_total_and_the_heading_of_a_group_are_read() -> None:
    total = ["合计", "管网", "公里", "2006"]
    rows, _doubts = table([*HEADER, "（公里）", "“十四五”期间：", *BODY[:8], *total, *BODY[8:], *total])
    assert rows[0] == ["序号", "指标", "单位", "2025年（公里）"]
    assert rows[1] == ["“十四五”期间："]
    assert rows[4] == rows[-1] == total


@pytest.mark.parametrize(
    "cells",
    [
        [*HEADER, "目标", *BODY],
        [*HEADER, *BODY[:-1]],
        [*HEADER, *BODY[:8], "4", *BODY[9:]],
        [*HEADER, *BODY[:4], "再生水", *BODY[4:]],
        ["项目", *HEADER[1:], *BODY],
        [*HEADER, *BODY[:8]],
    ],
)
def test_elsewhere_each_cell_is_a_row(cells: list[str]) -> None:
    rows, doubts = table(cells)
    assert rows == [[cell] for cell in cells]
    assert doubts == ["表1 has lost its columns: each cell is a row"]


def test_the_outline_of_a_table_with_its_columns_again() -> None:
    lines = outlined("甲规划\n\n一、总体要求\n\n正文。\n\n表1　主要指标\n\n" + "\n\n".join(HEADER + BODY))
    assert [line.strip() for line in lines if "row" in line] == [
        f"row ||{chr(9).join(row)}" for row in (HEADER, BODY[:4], BODY[4:8], BODY[8:])
    ]

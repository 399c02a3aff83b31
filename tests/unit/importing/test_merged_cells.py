"""Merged cells: said again in every row that they reach into, and reported."""

from __future__ import annotations

from stdplan_tui.importing.importing import Imported, import_bytes

PAGE = """<html><body><h1>甲县发展指标的通知</h1><p>各乡镇：</p><p>现将指标印发给你们，请认真执行。</p>
<table><tr><th>类别</th><th>指标</th><th>数值</th></tr>{rows}</table><p>特此通知。</p></body></html>"""


def imported(rows: str) -> Imported:
    return import_bytes(PAGE.format(rows=rows).encode(), "a.html")


def rows_of(made: Imported) -> list[list[str]]:
    table = next(clause for clause in made.document.flat if clause.level == "table")
    return [row.text.split("\t") for row in table.children]


def test_a_cell_over_several_rows_stands_in_each() -> None:
    made = imported(
        "<tr><td rowspan=2>基础</td><td>道路</td><td rowspan=3>约束</td></tr>"
        "<tr><td>桥梁</td></tr><tr><td>水利</td><td>水库</td></tr>"
    )
    assert rows_of(made)[1:] == [["基础", "道路", "约束"], ["基础", "桥梁", "约束"], ["水利", "水库", "约束"]]
    again = made.report.repeated
    assert [part.text for part in again] == ["基础", "约束", "约束"]
    source = PAGE.format(
        rows="<tr><td rowspan=2>基础</td><td>道路</td><td rowspan=3>约束</td></tr>"
        "<tr><td>桥梁</td></tr><tr><td>水利</td><td>水库</td></tr>"
    )
    assert all(source[part.start : part.end] == part.text for part in again)
    assert source.index("桥梁") == again[0].at
    assert source.index("水库") < again[2].at


def test_a_cell_over_several_columns_stands_in_the_first() -> None:
    made = imported("<tr><td colspan=2>合计</td><td>9</td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr>")
    assert rows_of(made)[1] == ["合计", "", "9"]
    assert not made.report.repeated


def test_a_long_cell_and_a_row_without_cells_of_its_own_say_nothing_again() -> None:
    words = "甲" * 61
    made = imported(
        f"<tr><td rowspan=3>{words}</td><td>道路</td><td>1</td></tr><tr></tr><tr><td>桥梁</td><td>2</td></tr>"
    )
    assert rows_of(made)[1:] == [[words, "道路", "1"], ["", "桥梁", "2"]]
    assert not made.report.repeated


def test_entities_in_a_merged_cell_are_read_once() -> None:
    made = imported("<tr><td rowspan=2>甲&amp;乙</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>")
    assert rows_of(made)[2] == ["甲&乙", "3", "4"]

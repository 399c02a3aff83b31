"""Notes below a table: text, whatever their numbers look like."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.importing import import_bytes

TABLE = "<table><tr><td>指标</td><td>数值</td></tr><tr><td>道路</td><td>3</td></tr></table>"
PAGE = "<html><body><h1>甲县发展指标的通知</h1><p>各乡镇：</p><p>一、指标</p>{table}{below}</body></html>"


def below(*lines: str) -> list[tuple[str, str]]:
    page = PAGE.format(table=TABLE, below="".join(f"<p>{line}</p>" for line in lines))
    flat = import_bytes(page.encode(), "a.html").document.flat
    rows = [number for number, clause in enumerate(flat) if clause.level == "row"]
    return [(clause.level, clause.string) for clause in flat[rows[-1] + 1 :]]


def test_the_notes_that_count_on_are_paragraphs() -> None:
    lines = ["注：1.道路以公里计。", "2.桥梁以座计。", "3.水库不计。"]
    assert below(*lines, "二、要求") == [*(("paragraph", line) for line in lines), ("part", "二、要求")]


def test_a_list_after_the_notes_is_a_list() -> None:
    found = below("注：道路以公里计。", "1.各乡镇要重视。", "2.各乡镇要落实。", "1.再次重视。")
    assert [level for level, _string in found] == ["paragraph", "paragraph", "paragraph", "item"]


@pytest.mark.parametrize("first", ["1.道路以公里计。", "说明情况如下。"])
def test_without_the_word_there_is_no_note(first: str) -> None:
    assert below(first, "2.桥梁以座计。")[-1][0] == "item"

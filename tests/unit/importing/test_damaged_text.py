"""Damaged text is flagged, and nothing of it changed."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.layout import damage
from stdplan_tui.importing.layout.brackets import without_partner
from stdplan_tui.importing.layout.sheet import Cause, Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.page import Page
from tests.unit.importing.documents import sheet


def doubts(text: str) -> list[tuple[str, str]]:
    found = damage.flagged(sheet(text))
    assert found.lines == sheet(text).lines
    return [(doubt.cause.value, doubt.message) for doubt in found.doubts]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("标biāo准化工作", "pinyin strewn between the characters: “标biāo准化工作”"),
        ("规划（20162020年）", "two years without the dash between them: “规划（20162020年）”"),
        ("　　2016127", "digits as of a date that lost its marks: “2016127”"),
        ("加强\ufffd\ufffd建设", "characters are lost: “加强\ufffd\ufffd建设”"),
        ("加强\ue5e5建设", "characters are lost: “加强\ue5e5建设”"),
        ("加强□建设", "characters are lost: “加强□建设”"),
        ("加强??建设", "characters are lost: “加强??建设”"),
        ("颗粒物（PM ）浓度", "characters are lost: “颗粒物（PM ）浓度”"),
        ("加强|建设", "strokes of a scan between the characters: “加强|建设”"),
        ("、加强建设", "the line opens with a mark, as if its number were lost: “、加强建设”"),
    ],
)
def test_each_kind_of_damage_is_told_with_its_words(text: str, message: str) -> None:
    assert doubts(text) == [("damage", message)]


@pytest.mark.parametrize(
    "text",
    [
        "标准（ISO 9001）与TBT协定",
        "2016年—2020年",
        "联系电话20162020",
        "20161207号",
        "□是　□否",
        "真的吗?我们认为",
        "café、naïve",
        "表1 | 表2",
        "甲、乙",
        "2016",
    ],
)
def test_what_is_no_damage_is_not_told(text: str) -> None:
    assert not doubts(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("《甲（乙）》", []),
        ("(甲）〔2015]", [3, 8]),
        ("《甲（乙》", [2]),
        ("甲）乙。", [1]),
        ("1）甲；2)乙；a)丙；（三）丁。", []),
        ("关于印发《甲\n乙规划》的通知", []),
        ("关于印发《甲\n乙规划的通知\n第三行。", [4]),
        ("甲（乙。\n丙）。", [1, 6]),
    ],
)
def test_brackets_without_partners(text: str, places: list[int]) -> None:
    assert sorted(start for start, _end in without_partner(text)) == places


def test_many_places_of_one_kind_are_one_doubt() -> None:
    assert doubts("甲□乙\n" * 3)[0] == ("damage", "characters are lost: “甲□乙”")
    assert len(doubts("甲□乙\n" * 3)) == 3
    assert doubts("甲□乙\n" * 36) == [("damage", "characters are lost: “甲□乙”, and on 35 more lines")]


def test_a_place_is_told_once_a_line_and_where_it_stands() -> None:
    found = damage.flagged(sheet("好。\n甲□乙□丙，（未完。"))
    assert [(doubt.start, doubt.cause) for doubt in found.doubts] == [(4, Cause.DAMAGE), (9, Cause.BRACKET)]


def test_cells_are_looked_at_but_numbers_in_them_are_no_dates() -> None:
    cells = (Line.of("2016127", 0), Line.of("甲□乙", 10))
    row = Line(role=Role.ROW, cells=cells)
    found = damage.flagged(Sheet.of(Page((row,))))
    assert [(doubt.start, doubt.message) for doubt in found.doubts] == [(11, "characters are lost: “甲□乙”")]


def test_a_long_text_of_brackets_takes_linear_time() -> None:
    assert len(list(without_partner("（" * 200_000))) == 200_000
    assert len(list(without_partner("《）" * 100_000))) == 200_000

"""Lines broken in mid-sentence, and digits set apart."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.layout import breaks, numbers
from stdplan_tui.importing.layout.sheet import Cause
from tests.unit.importing.documents import sheet, words

BROKEN = "推进体系建设，提高工作水平，推进生态保护与建"


def mended(text: str) -> list[str]:
    return words(breaks.mended(sheet(text)).lines)


def doubts(text: str) -> list[str]:
    found = breaks.mended(sheet(text)).doubts
    assert {doubt.cause for doubt in found} <= {Cause.BREAK}
    return [doubt.message for doubt in found]


@pytest.mark.parametrize(
    "text",
    [
        "一、关于《某某省国民经济和社会发展第十五个五年规划纲要（草案）》的说明\n根据建议，编制纲要。\n二、工作安排\n正文。",
        "马某某　　院士、某某科学院数学与系统科学研究院学术委员会主任\n王某　　教授、某某大学校长",
        "2月3日，某某代表大会在某地开幕，主席作政府工作报告。某某日报记者 王某 摄\n各位代表：",
        "省长在代表大会上作政府工作报告，听取代表意见。本报记者王某某摄\n政府工作报告",
        f"{BROKEN}\n各市人民政府、省政府各部门：",
        "统一规划，加强管理．\n第二段落，继续推进，加强管理。",
        "责任单位为市场监管总局、中央网信办等按职责分工负责]\n各地区要高度重视。",
        "统筹推进标准化工作，加强组织领导和督促检查，落实责任.\n各地区要高度重视。",
    ],
)
def test_headings_names_captions_and_addresses_are_not_broken_text(text: str) -> None:
    assert mended(text) == words(sheet(text).lines)
    assert not doubts(text)


def test_a_line_that_opens_with_a_comma_goes_on_however_short_the_one_before() -> None:
    assert mended("人民生活进入小康\n，综合实力增强。") == ["人民生活进入小康，综合实力增强。"]


def test_a_paragraph_broken_twice_is_one_doubt() -> None:
    assert doubts(f"{BROKEN}\n2.5\n设，提高水平。") == ["joined to the line before: “2.5” and 1 line below it"]


def test_a_short_line_that_breaks_off_is_doubted_not_joined() -> None:
    text = "坚持政府引导，市场主\n导，提高水平。"
    assert mended(text) == text.split("\n")
    assert doubts(text) == ["may go on in the next line: “坚持政府引导，市场主”"]


def test_a_blank_line_in_mid_sentence_goes_where_paragraphs_are_indented() -> None:
    whole = "　　推进标准化体系建设，提高标准化工作水平，推进生态保护与建设，提高发展水平，完善工作机制。\n" * 12
    text = f"{whole}　　{BROKEN}，推进生态保护与建设，提高发展水平，完善工作机\n\n制，落实责任。"
    assert mended(text)[-1].endswith("完善工作机制，落实责任。")
    assert not mended(text.replace("　　", ""))[-1].endswith("完善工作机制，落实责任。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值2 9 0 0 亿元", "产值2900亿元"),
        ("增长1 0 ‰以下", "增长10‰以下"),
        ("沿1 0 8等线", "沿1 0 8等线"),
        ("增长6 .5倍", "增长6 .5倍"),
    ],
)
def test_digits_before_a_unit_stand_together(text: str, expected: str) -> None:
    assert words(numbers.closed_up(sheet(text)).lines) == [expected]


def test_where_a_scan_set_all_digits_apart_all_stand_together() -> None:
    text = "沿1 0 8等六条线，增长6 .5倍，到2 0 0 5年达到1 6 0 0座"
    found = words(numbers.closed_up(sheet("\n".join([text] * 3))).lines)
    assert found == ["沿108等六条线，增长6.5倍，到2005年达到1600座"] * 3
    assert "1 0 8" in words(numbers.closed_up(sheet(text + "，2001、2002、2003、2004、2005")).lines)[0]

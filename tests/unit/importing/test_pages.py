"""Page numbers, running heads and feet: with known pages, and in a text that lost them."""

from __future__ import annotations

import time

import pytest

from stdplan_tui.importing.layout import pages, unpaged
from stdplan_tui.importing.layout.folios import Folio, folio
from stdplan_tui.importing.layout.sheet import Cause, Sheet
from tests.unit.importing.documents import sheet, words

PROSE = "各部门要把数据开放作为重要任务，完善工作机制，明确责任分工，加强协同配合，推动公共数据有序开放"


def dropped(found: Sheet, text: str) -> list[str]:
    """What was dropped, as it stands in the text."""
    return [text[drop.start : drop.end].strip() for drop in found.dropped]


def paged(*texts: str) -> str:
    """The pages of a text, a form feed after each."""
    return "".join(f"{text}\n\f" for text in texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 1 -", Folio(1, dressed=True)),
        ("— 12 —", Folio(12, dressed=True)),
        ("－３－", Folio(3, dressed=True)),
        ("·5·", Folio(5, dressed=True)),
        ("第 3 页 共 20 页", Folio(3, dressed=True)),
        ("共20页，第3页", Folio(3, dressed=True)),
        ("第4页", Folio(4, dressed=True)),
        ("Page 2 of 9", Folio(2, dressed=True)),
        ("3/20", Folio(3, dressed=False)),
        (" 7 ", Folio(7, dressed=False)),
        ("iv", Folio(4, dressed=False, roman=True)),
        ("Ⅲ", Folio(3, dressed=False, roman=True)),
        ("（1）", None),
        ("1.", None),
        ("2.5", None),
        ("- 甲 -", None),
        ("20210", None),
        ("", None),
    ],
)
def test_the_shapes_of_page_numbers(text: str, expected: Folio | None) -> None:
    assert folio(text) == expected


def test_numbers_and_heads_at_the_edges_of_known_pages_go() -> None:
    text = paged(*(f"甲省数据规划\n　　{number}、{PROSE}\n正文。\n\n- {number} -" for number in "一二三四五"))
    text = text.replace("- 一 -", "1").replace("- 二 -", "2").replace("- 三 -", "3").replace("- 四 -", "- 4 -")
    found = pages.removed(sheet(text))
    assert "1" not in words(found.lines)
    assert dropped(found, text) == [
        "1",
        "甲省数据规划",
        "2",
        "甲省数据规划",
        "3",
        "甲省数据规划",
        "- 4 -",
        "甲省数据规划",
    ]
    assert {drop.reason for drop in found.dropped} == {pages.PAGE_NUMBER, pages.RUNNING_HEAD}
    assert words(found.lines)[0] == "甲省数据规划"


def test_a_head_that_the_title_prints_as_well_goes_from_the_first_page_too() -> None:
    text = paged(*(f"甲省数据规划\n{'甲省数据规划（草案）' if n == 1 else ''}\n{PROSE}。" for n in range(1, 5)))
    assert words(pages.removed(sheet(text)).lines)[0] == "甲省数据规划（草案）"


def test_heads_of_left_and_right_pages_go() -> None:
    text = paged(*(f"{('甲省人民政府公报', '二〇二一年第六期')[n % 2]}\n第{n}项{PROSE}。" for n in range(8)))
    assert all(line.startswith("第") for line in words(pages.removed(sheet(text)).lines)[1:])


def test_numbers_that_do_not_follow_the_pages_stay() -> None:
    text = paged(f"{PROSE}。\n120", f"{PROSE}。\n97", f"{PROSE}。\n2021")
    assert not pages.removed(sheet(text)).dropped


def test_repeated_labels_and_sentences_at_the_edges_stay() -> None:
    text = paged(*(f"第{n}条\n{PROSE}。\n由省数据局负责。" for n in "一二三四五六"))
    assert not pages.removed(sheet(text)).dropped


def test_blank_lines_go_where_a_sentence_runs_over_the_page() -> None:
    text = f"　　{PROSE}，\n\n- 1 -\n\f\n完善制度。\n\n　　下一段。\n\n- 2 -\n\f"
    assert [line.text for line in pages.removed(sheet(text)).lines][:4] == [f"{PROSE}，", "完善制度。", "", "下一段。"]


def test_pages_without_text_are_doubted() -> None:
    doubts = pages.removed(sheet(f"{PROSE}。\n\f\n\f\n\f{PROSE}。\n\f")).doubts
    assert [(doubt.message, doubt.cause) for doubt in doubts] == [
        ("pages 2、3 have no text: they may be pictures", Cause.DAMAGE)
    ]


def test_numbers_between_the_pages_of_a_text_that_lost_them_go() -> None:
    text = "\n".join(f"　　{PROSE * 8}，\n{number}\n甲省数据规划\n完善制度。" for number in range(1, 7))
    found = unpaged.removed(sheet(text))
    assert [text for text in dropped(found, text) if text.isdecimal()] == list("123456")
    assert dropped(found, text).count("甲省数据规划") == 6


def test_the_head_above_the_first_title_goes_with_the_others() -> None:
    parts = (f"甲省数据规划\n{'甲省数据规划（草案）' if n == 1 else ''}\n{PROSE * 8}，\n{n}" for n in range(1, 6))
    assert words(unpaged.removed(sheet("\n".join(parts))).lines)[0] == "甲省数据规划（草案）"


def test_a_number_that_a_scan_put_at_the_end_of_a_line_goes_with_the_others() -> None:
    parts = [f"　　{PROSE * 8}，\n {number} \n完善制度。" for number in (374, 375, 376, 377)]
    text = "\n".join(parts).replace("，\n 375 \n", "，  375 \n")
    assert dropped(unpaged.removed(sheet(text)), text) == ["374", "376", "377", "375"]


def glued(count: int, start: str = "") -> str:
    """A hard-wrapped text in which each page's number stands at the start of the next page's first line."""
    page = "\n".join([PROSE[:25]] * 20)
    return start + "".join(f"{page}\n{number}" for number in range(1, count + 1)) + PROSE


def test_numbers_glued_to_the_next_page_go() -> None:
    text = glued(12)
    found = unpaged.removed(sheet(text))
    assert dropped(found, text) == [str(number) for number in range(1, 13)]
    assert all(line.startswith("各") for line in words(found.lines))


def test_a_number_glued_to_a_numbered_heading_is_cut_before_that() -> None:
    text = glued(12).replace("7各", "710.1 构建体系各")
    assert any(line.startswith("10.1构建体系") for line in words(unpaged.removed(sheet(text)).lines))
    assert dropped(unpaged.removed(sheet(text)), text)[6] == "7"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number}\n某项指标\n{PROSE * 8}。" for number in range(1, 9)),  # rows of a table, a cell a line
        "\n".join(f"{number}\n指标\n个" for number in range(1, 40)),
        "\n".join(f"{number}.{PROSE * 8}。" for number in range(1, 20)),
        "\n".join(f"{number} 范围\n{PROSE * 8}。" for number in range(1, 20)),
        "\n".join(f"{number}月{PROSE * 8}" for number in range(1, 13)),
        glued(5),
    ],
)
def test_other_numbers_that_rise_stay(text: str) -> None:
    assert not unpaged.removed(sheet(text)).dropped


def test_time_grows_with_the_text_only() -> None:
    numbers = sheet("\n".join(str(number % 50) for number in range(10_000)))
    rising = sheet("\n".join(f"{number}{PROSE}" for number in range(10_000)))
    feeds = sheet("\f".join(f"{number % 7}\n{number}" for number in range(10_000)))
    start = time.process_time()
    unpaged.removed(numbers)
    unpaged.removed(rising)
    pages.removed(feeds)
    assert time.process_time() - start < 10

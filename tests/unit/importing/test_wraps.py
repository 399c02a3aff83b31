"""Hard-wrapped text becomes paragraphs again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.layout import measure, midline, page_marks, wraps
from stdplan_tui.importing.layout.labelling import Labelling, decimal
from stdplan_tui.importing.layout.sheet import Cause, Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.page import Page
from tests.support.counts import tries
from tests.unit.importing.documents import outlined, sheet, words
from tests.unit.importing.wrapping import levels, page, paragraphs

SOURCES = sorted(path for path in (Path(__file__).parents[3] / "corpus" / "sources").iterdir() if path.is_file())

LAW = [
    "第一章　总则",
    "第一条　为了加强标准化工作，提升产品和服务质量，促进科学技术进步，保障人身健康和生命财产安全，制定本法。",
    "第二条　本法所称标准，是指农业、工业、服务业以及社会事业等领域需要统一的技术要求，按照第三条的规定分类。",
    "第三条　标准包括国家标准、行业标准、地方标准和团体标准、企业标准。国家标准分为强制性标准、推荐性标准。",
    "（一）强制性标准必须执行，国家鼓励采用推荐性标准，具体办法由国务院标准化行政主管部门另行制定公布；",
    "（二）推荐性标准的技术要求不得低于强制性标准的相关技术要求，并应当在公布前广泛听取各方面的意见。",
    "第二章　附则",
    "第四条　本法自2018年1月1日起施行。",
]


def unwrapped(text: str) -> Sheet:
    return wraps.unwrapped(sheet(text))


def joined_words(text: str) -> list[str]:
    return words(unwrapped(text).lines)


@pytest.mark.parametrize("width", range(20, 61, 5))
@pytest.mark.parametrize(("indent", "blank"), [(True, False), (False, True), (True, True)])
def test_paragraphs_that_are_marked_come_back_whole(width: int, indent: bool, blank: bool) -> None:
    plain = [text.replace("　", "") for text in LAW]
    assert joined_words(page(LAW, width, indent=indent, blank=blank)) == plain


def test_one_doubt_tells_the_measure_and_the_number_of_lines() -> None:
    (doubt,) = unwrapped(page(LAW, 40, indent=True)).doubts
    assert doubt.cause is Cause.BREAK
    assert doubt.message == "lines hard-wrapped at 40 cells were joined to paragraphs, 10 of them"


def test_a_full_line_that_ends_a_sentence_is_doubted_where_nothing_tells_the_end_of_a_paragraph() -> None:
    line = "推进标准化建设，提高工作水平，完善工作机制，"
    text = "\n".join([line, line, line[:-1] + "。"] * 3 + [line, "取得实效。"])
    found = unwrapped(text)
    assert len(words(found.lines)) == 1
    assert "here and in 2 more places" in found.doubts[-1].message


def test_text_that_is_not_wrapped_stays() -> None:
    headings = [
        f"（{n}）加强{'标准' * k}建设，提高水平" for n, k in zip("一二三四五六", (6, 7, 6, 5, 6, 7), strict=True)
    ]
    text = "\n".join(f"{heading}\n{'推进标准化建设，提高水平。' * 9}" for heading in headings)
    assert unwrapped(text).lines == sheet(text).lines


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{n}　东经113度22分{n}秒，北纬22度30分{n}秒" for n in range(10, 60)),
        "\n".join(f"东经113度22分{n}秒，北纬22度30分{n}秒" for n in range(10, 60)),
        "\n".join(["梁某某　　国家标准化管理委员会副主任"] * 30),
        "\n".join(["国家发展改革委"] * 30),
        "\n".join(["为了加强标准化工作，提升产品和服务质量。"] * 30),
    ],
)
def test_lists_of_even_lines_are_not_wrapped_text(text: str) -> None:
    assert unwrapped(text).lines == sheet(text).lines


def test_headings_that_fill_more_than_a_line_are_joined_and_shorter_ones_stay() -> None:
    long = "一、强化全球资源配置功能，不断提升城市服务辐射能级和水平"
    short = ["二、强化科技创新功能", "三、强化高端产业引领"]
    text = "标准化工作是重要的技术支撑，要加强组织领导，完善工作机制，落实各方责任，确保取得实效。" * 2
    found = joined_words(page([text, long, text, short[0], text, short[1], text], 44))
    assert [each for each in found if "、强化" in each[:5]] == [long, *short]


def test_a_signature_a_date_and_a_number_stay_apart() -> None:
    text = page([*LAW[1:4], "某某省人民政府", "2015年12月17日"], 40, blank=False)
    assert joined_words(text)[-2:] == ["某某省人民政府", "2015年12月17日"]


def test_words_of_letters_keep_their_space_and_numbers_have_none() -> None:
    lines = [
        ("标准化工作，" * 7) + "ISO",
        ("IEC，" + "标准化工作，" * 6) + "2020",
        "20年，" + "标准化工作，" * 6 + "完成",
        "了。",
    ]
    even = "\n".join(lines * 3)
    assert "ISO IEC" in joined_words(even)[0]
    assert "202020年" in joined_words(even)[0]


def test_a_source_that_knows_full_lines_is_believed_without_a_doubt() -> None:
    lines = [
        replace(Line.of(text, n * 20), full=full)
        for n, (text, full) in enumerate([("推进标准化", True), ("建设。", False), ("下一段。", False)])
    ]
    found = wraps.unwrapped(Sheet.of(Page(tuple(lines))))
    assert words(found.lines) == ["推进标准化建设。", "下一段。"]
    assert not found.doubts


def test_rows_and_titles_are_never_joined() -> None:
    lines = [line.as_role(Role.TITLE) for line in sheet(page(LAW, 30)).lines]
    assert wraps.unwrapped(Sheet.of(Page(tuple(lines)))).lines == tuple(lines)


def test_subscripts_on_lines_of_their_own_do_not_end_a_paragraph() -> None:
    line = "空气质量持续改善，细颗粒物年平均浓度下降"
    text = "\n".join([line] * 8 + ["2.5", "并且全面稳定达到国家二级标准的各项要求。"])
    assert len(joined_words(text)) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.1“五个中心”", (1, 1)), ("10.2.3 推动", (10, 2, 3)), ("2.69%", ()), ("1.5", ()), ("第一条", ()), ("3. 甲", ())],
)
def test_decimal_labels(text: str, number: tuple[int, ...]) -> None:
    assert decimal(text) == number


def test_decimal_labels_count_on_and_amounts_are_none() -> None:
    labels = Labelling()
    for text in ("一、总体要求", "1.1 指导思想"):
        labels.count(Line.of(text, 0))
    follows = {
        text: labels.starts(Line.of(text, 0), follows_end=False, heads=False)
        for text in ("1.2 基本原则", "1.1.1 坚持创新", "2.1 目标", "1.2 万亿元", "3.6 万人", "1.4 目标")
    }
    assert follows == {
        "1.2 基本原则": True,
        "1.1.1 坚持创新": True,
        "2.1 目标": True,
        "1.2 万亿元": False,
        "3.6 万人": False,
        "1.4 目标": False,
    }


@pytest.mark.parametrize(
    "mark", ["===PAGE 1===", "--- Page 3 ---", "[第3页]", "【页码：12】", "==== 7 ====", "— 第 3 页 —"]
)
def test_page_marks_go(mark: str) -> None:
    found = page_marks.removed(sheet(f"甲，\n\n{mark}\n\n乙。"))
    assert words(found.lines) == ["甲，", "乙。"]
    assert [drop.reason for drop in found.dropped] == ["page mark"]
    assert len(page_marks.closed_up(found).lines) == 2


@pytest.mark.parametrize("text", ["第3页", "-----", "（3）", "——第三条", "页", "==="])
def test_what_may_be_text_is_no_page_mark(text: str) -> None:
    assert not page_marks.removed(sheet(text)).dropped


def test_articles_in_mid_line_are_set_apart_where_they_count_on() -> None:
    text = "第一章　总则第一条　甲。第二条　依照第三条办理。第三条规定的除外。第三条　乙。第二章　附则第四条　丙。"
    assert words(midline.set_apart(sheet(text)).lines) == [
        "第一章总则",
        "第一条甲。",
        "第二条依照第三条办理。第三条规定的除外。",
        "第三条乙。",
        "第二章附则",
        "第四条丙。",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("有下列情形之一的：（一）甲；（二）乙；（三）丙。", 4),
        ("（一）甲；（二）乙。", 2),
        ("按照前款（一）、（二）项办理。", 1),
        ("办理：（一）甲。", 1),
        ("修改为：“……：（一）甲；（二）乙。”", 1),
        ("增长2.5；3.6亿元。", 1),
        ("第二篇推进改革开放第一章深化改革", 2),
        ("第二篇推进改革开放，第一章深化改革", 1),
    ],
)
def test_lists_in_mid_line_are_set_apart_where_they_count_from_one(text: str, parts: int) -> None:
    assert len(midline.set_apart(sheet(text)).lines) == parts


def test_a_measure_is_found_in_cells_and_in_characters() -> None:
    digits = [f"{'标准化' * n}，{'12345' * (8 - n)}，{'工作' * n}"[:30].ljust(30, "的") for n in range(1, 9)]
    found = measure.measures(sheet("\n".join([*digits * 3, "建设。"])).lines)
    assert {each.width for each in found if each} == {30}
    assert all(each is None for each in measure.measures(sheet("\n".join(LAW)).lines))


@cache
def body(path: Path) -> tuple[str, ...]:
    return tuple(paragraphs(import_bytes(path.read_bytes(), path.name).document.clauses))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem[:3])
@settings(max_examples=tries(2), deadline=None)
@given(width=st.integers(24, 60), indent=st.booleans())
def test_a_wrapped_document_has_the_outline_of_the_whole_one(path: Path, width: int, indent: bool) -> None:
    whole, cut = (page(body(path), cells, indent=indent, blank=not indent) for cells in (100_000, width))
    found = import_bytes(cut.encode(), "a.txt")
    assert levels(found.document.clauses) == levels(import_bytes(whole.encode(), "a.txt").document.clauses)


def test_the_outline_of_a_wrapped_law() -> None:
    assert outlined(page(LAW, 36)) == outlined("\n".join(LAW))

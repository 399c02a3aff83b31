"""Word's automatic numbering as the labels that it prints."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.sources.docx.numerals import printed
from stdplan_tui.importing.sources.docx.reading import read
from stdplan_tui.text.labels import label_at_start
from stdplan_tui.text.numerals import numeral
from tests.support.counts import tries
from tests.support.docx_files import abstract, docx, levels, numbered, paragraph, style, use
from tests.unit.importing.documents import outline


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return [line.text for line in read(docx(body, numbering=numbering, styles=styles), "a.docx").page.lines]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 21: "21"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX"}),
        ("lowerRoman", {14: "xiv"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {28: "bb"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        (
            "chineseCountingThousand",
            {
                10: "十",
                12: "十二",
                30: "三十",
                100: "一百",
                105: "一百零五",
                110: "一百一十",
                2030: "二千零三十",
                1005: "一千零五",
            },
        ),
        ("japaneseCounting", {1: "一", 10: "十", 11: "十一", 25: "二十五", 100: "百", 101: "百一"}),
        ("ideographDigital", {10: "一〇"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 23: "贰拾叁"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {3: ""}),
        ("unheardOf", {3: "3"}),
    ],
)
def test_formats_of_numbers(form: str, numbers: dict[int, str]) -> None:
    assert {number: printed(number, form) for number in numbers} == numbers


@settings(max_examples=tries(50), deadline=None)
@given(st.integers(1, 9_999), st.sampled_from(["chineseCounting", "chineseCountingThousand", "japaneseCounting"]))
def test_chinese_numbers_read_as_what_they_count(number: int, form: str) -> None:
    assert numeral(printed(number, form)) == number


@settings(max_examples=tries(50), deadline=None)
@given(st.integers(-(10**9), 10**9), st.text(max_size=12))
def test_no_number_is_long(number: int, form: str) -> None:
    for known in (form, "lowerLetter", "upperRoman", "ideographTraditional"):
        assert len(printed(number, known)) < 400


OFFICIAL = abstract(
    0,
    levels(
        ("chineseCountingThousand", "第%1章"),
        ("japaneseCounting", "%2、"),
        ("chineseCounting", "（%3）"),
        ("decimal", "%4."),
        ("decimalEnclosedCircle", "%5"),
    ),
)


def test_deeper_levels_start_anew_and_higher_ones_go_on() -> None:
    body = "".join(numbered("甲", 1, level) for level in (0, 1, 2, 3, 3, 4, 2, 3, 1, 2, 0, 1))
    assert lines(body, OFFICIAL + use(1, 0)) == [
        "第一章甲",
        "一、甲",
        "（一）甲",
        "1.甲",
        "2.甲",
        "①甲",
        "（二）甲",
        "1.甲",
        "二、甲",
        "（一）甲",
        "第二章甲",
        "一、甲",
    ]


def test_counting_goes_on_across_paragraphs_and_across_uses_of_a_list() -> None:
    numbering = OFFICIAL + use(1, 0) + use(2, 0)
    assert lines(numbered("甲") + paragraph("乙") + numbered("丙") + numbered("丁", 2), numbering) == [
        "第一章甲",
        "乙",
        "第二章丙",
        "第三章丁",
    ]


def test_a_use_that_starts_anew_does_so_once() -> None:
    anew = use(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 2) + numbered("丁", 1)
    assert lines(body, OFFICIAL + use(1, 0) + anew) == ["第一章甲", "第五章乙", "第六章丙", "第七章丁"]


def test_a_use_may_change_a_level() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{levels(("decimal", "（%1）"))}</w:lvlOverride>'
    assert lines(numbered("甲", 2), OFFICIAL + use(2, 0, changed)) == ["（1）甲"]


def test_numbering_that_runs_on_over_higher_levels() -> None:
    plain = levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))
    inside = plain.replace('<w:lvlText w:val="（%2）"/>', '<w:lvlText w:val="（%2）"/><w:lvlRestart w:val="0"/>')
    body = "".join(numbered("甲", 1, level) for level in (0, 1, 1, 0, 1))
    assert lines(body, abstract(0, inside) + use(1, 0)) == ["一、甲", "（一）甲", "（二）甲", "二、甲", "（三）甲"]


def test_a_level_restarts_only_after_the_level_it_names() -> None:
    plain = levels(("decimal", "%1."), ("decimal", "（%2）"), ("decimalEnclosedCircle", "%3"))
    inside = plain.replace('<w:lvlText w:val="%3"/>', '<w:lvlText w:val="%3"/><w:lvlRestart w:val="1"/>')
    body = "".join(numbered("甲", 1, level) for level in (0, 1, 2, 1, 2, 0, 1, 2))
    found = lines(body, abstract(0, inside) + use(1, 0))
    assert [found[number] for number in (2, 4, 7)] == ["①甲", "②甲", "①甲"]


def test_several_levels_in_one_number() -> None:
    inside = levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"))
    body = numbered("甲") + numbered("乙") + numbered("丙", 1, 1)
    assert lines(body, abstract(0, inside) + use(1, 0))[2] == "二.1丙"
    legal = inside.replace('<w:lvlText w:val="%1.%2"/>', '<w:lvlText w:val="%1.%2"/><w:isLgl/>')
    assert lines(body, abstract(0, legal) + use(1, 0))[2] == "2.1丙"


@pytest.mark.parametrize(
    ("mark", "label"), [("-", "——"), ("—", "——"), ("——", "——"), ("\uf0b7", "—"), ("●", "—"), ("o", "—"), ("", "")]
)
def test_bullets(mark: str, label: str) -> None:
    numbering = abstract(0, levels(("bullet", mark))) + use(1, 0)
    assert lines(numbered("体系健全。"), numbering) == [f"{label}体系健全。"]


def test_a_bullet_is_printed_once() -> None:
    numbering = abstract(0, levels(("bullet", "●"))) + use(1, 0)
    assert lines(numbered("——体系健全。") + numbered(""), numbering) == ["——体系健全。", ""]


def test_numbers_of_styles_and_none() -> None:
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("1", "heading 1", in_list)
        + style("2", "heading 2", in_list, based_on="1")
        + style("3", "x", based_on="1")
    )
    bound = levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）")).replace(
        '<w:lvlText w:val="（%2）"/>', '<w:lvlText w:val="（%2）"/><w:pStyle w:val="2"/>'
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("甲", style="1")
        + paragraph("乙", style="2")
        + paragraph("丙", none, style="1")
        + paragraph("丁", style="3")
    )
    assert lines(body, abstract(0, bound) + use(1, 0), styles) == ["一、甲", "（一）乙", "丙", "二、丁"]


def test_a_list_that_a_style_stands_for() -> None:
    styles = style("L", "条目", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    linked = abstract(0, '<w:numStyleLink w:val="L"/>') + abstract(
        1, '<w:styleLink w:val="L"/>' + levels(("decimal", "%1."))
    )
    assert lines(numbered("甲") + numbered("乙", 2), linked + use(1, 0) + use(2, 1), styles) == ["1.甲", "2.乙"]


def test_lists_that_are_not_there_number_nothing() -> None:
    assert lines(numbered("甲", 9) + numbered("乙", 1, 8), OFFICIAL + use(1, 0)) == ["甲", "乙"]


def test_a_paragraph_that_is_left_out_is_not_counted() -> None:
    hidden = numbered("乙").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert lines(numbered("甲") + hidden + numbered("丙"), OFFICIAL + use(1, 0)) == ["第一章甲", "", "第二章丙"]


def test_a_number_before_a_year_stays_a_label() -> None:
    found = lines(numbered("2020年完成。", 1, 3), OFFICIAL + use(1, 0))[0]
    assert (label := label_at_start(found)) is not None
    assert label.printed == "1."


@settings(max_examples=tries(20), deadline=None)
@given(st.lists(st.sampled_from(range(1, 5)), max_size=30))
def test_a_numbered_document_is_the_same_with_its_labels_typed(depths: list[int]) -> None:
    patterns = ("", "{}、", "（{}）", "{}.", "{}")
    counted = [0] * 5
    typed, automatic = [], ""
    deepest = 0
    for depth in depths:
        depth = min(depth, deepest + 1)  # noqa: PLW2901 — no level is left out
        deepest = depth
        counted[depth] += 1
        counted[depth + 1 :] = [0] * (4 - depth)
        number = printed(
            counted[depth], ("", "chineseCounting", "chineseCounting", "decimal", "decimalEnclosedCircle")[depth]
        )
        typed.append(f"{patterns[depth].format(number)}加强工作落实")
        automatic += numbered("加强工作落实", 1, depth)
    text = "\n".join(["甲省标准规划", *typed]).encode()
    word = docx(paragraph("甲省标准规划") + automatic, numbering=OFFICIAL + use(1, 0))
    expected = outline(import_bytes(text, "a.txt").document.clauses)
    assert outline(import_bytes(word, "a.docx").document.clauses) == expected

"""The steps of the layout, one by one."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.layout import (
    boxes,
    breaks,
    flattened,
    full_text,
    furniture,
    numbers,
    separators,
    titles,
)
from stdplan_tui.importing.lines import Role, Side
from tests.unit.importing.documents import sheet, words


def test_long_runs_of_space_set_signature_and_date_apart() -> None:
    far = "　" * 26
    found = separators.signatures_apart(sheet(f"{far}国务院办公厅{far}　　2015年12月17日　　（此件公开发布）")).lines
    assert words(found) == ["国务院办公厅", "2015年12月17日", "（此件公开发布）"]
    assert {line.side for line in found} == {Side.RIGHT}


def test_indentation_and_short_gaps_are_no_separators() -> None:
    text = "　　　　　　　　　　　　　　　总理　　李克强"
    assert words(separators.signatures_apart(sheet(text)).lines) == ["总理李克强"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前文。　　一、总体要求　　（一）甲。乙。　　正文。", ["前文。", "一、总体要求", "（一）甲。乙。", "正文。"]),
        ("各市人民政府：　　《甲》已经同意。", ["各市人民政府：", "《甲》已经同意。"]),
        ("第一章　　总则　　第一条　　为了。", ["第一章总则", "第一条为了。"]),
        ("第一章　总　　则", ["第一章总则"]),
        ("组　　长：王某　　省长", ["组长：王某省长"]),
        ("总理　　李克强", ["总理李克强"]),
    ],
)
def test_two_ideographic_spaces_between_paragraphs(text: str, expected: list[str]) -> None:
    assert words(separators.paragraphs_apart(separators.labels_apart(sheet(text))).lines) == expected


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("推进体系建设，提高水平，推进生态保护与建\n设，提高发展水平。", True),
        ("推进体系建设，提高水平，推进生态保护与建设。\n设，提高发展水平。", False),
        ("推进体系建设，提高水平，推进生态保护与建\n　　设，提高发展水平。", False),
        ("推进体系建设，提高水平，推进生态保护与建\n\n设，提高发展水平。", False),
        ("推进体系建设，提高水平，推进生态保护与建\n二、重点领域", False),
        ("推进体系建设，提高水平，推进生态保护与建\n2015年12月17日", False),
        ("国家发展改革委 科技部\n工业和信息化部 公安部", False),
        ("（二）加强社会治理建设，保障改善民生福祉\n以改进治理为着力点。", False),
    ],
)
def test_lines_broken_in_a_sentence_are_joined(text: str, joins: bool) -> None:
    mended = breaks.mended(sheet(text))
    assert (len(words(mended.lines)) == 1) is joins
    assert len(mended.doubts) == int(joins)


def roles(text: str) -> list[tuple[str, str]]:
    found = boxes.recognised(sheet(text)).lines
    return [(line.role.value, line.text) for line in found if not line.blank]


def test_entries_of_a_box_one_a_line_with_the_title_on_two() -> None:
    assert roles("专栏1　\n　农业重点\n　　农业　　制定标准。 \n　　林业　　研制标准。 \n\n　　（二）下一节。") == [
        ("box", "专栏1农业重点"),
        ("box_heading", "农业"),
        ("box_text", "制定标准。"),
        ("box_heading", "林业"),
        ("box_text", "研制标准。"),
        ("text", "（二）下一节。"),
    ]


def test_entries_of_a_box_run_together_with_breaks_inside_words() -> None:
    line = "节能　　开展勘查与开采关　　键技术工作。　　根据我省的特点，制定有关标准。　　林业　　研制标准。"
    assert roles(f"专栏2 重点\n{line}\n\n正文。") == [
        ("box", "专栏2重点"),
        ("box_heading", "节能"),
        ("box_text", "开展勘查与开采关键技术工作。"),
        ("box_text", "根据我省的特点，制定有关标准。"),
        ("box_heading", "林业"),
        ("box_text", "研制标准。"),
        ("text", "正文。"),
    ]


def test_numbered_entries_stay_in_the_box_and_the_next_item_does_not() -> None:
    text = "3．甲项。说明。\n\n专栏4 工程\n\n1. 一项。内容。\n\n2. 二项。内容。\n\n4．乙项。说明。"
    assert [role for role, _words in roles(text)] == ["text", "box", "box_text", "box_text", "text"]


def test_a_box_of_one_paragraph_between_blank_lines_ends_after_it() -> None:
    assert [role for role, _words in roles("专栏5 工程\n\n实施工程。\n\n正文继续。\n\n8﹒下一项。")] == [
        "box",
        "box_text",
        "text",
        "text",
    ]


@pytest.mark.parametrize("text", ["专栏1列出了有关工程。", "专栏1和专栏2", "专栏1、专栏2"])
def test_a_sentence_about_a_box_is_none(text: str) -> None:
    assert roles(text)[0][0] == "text"


def test_cells_below_a_caption_are_rows_and_notes_are_notes() -> None:
    cells = "\n\n".join(["序号", "指标", "单位", "1", "（1）", "4.16", "处", "1.合格", "2.不合格。"])
    text = f"一、总体要求\n\n表1  主要指标\n\n{cells}\n\n注：1. 甲。\n\n2. 乙。\n\n二、下一部分"
    found = flattened.marked(sheet(text))
    kinds = [line.role for line in found.lines if not line.blank]
    assert kinds == [Role.TEXT, Role.TEXT, *[Role.ROW] * 9, Role.NOTE, Role.NOTE, Role.TEXT]
    assert [doubt.message for doubt in found.doubts] == ["表1 has lost its columns: each cell is a row"]


def test_prose_below_a_caption_is_no_table() -> None:
    text = "表1 主要指标\n" + "\n".join(f"这是第{n}段正文，内容很多。" for n in range(12))
    assert all(line.role is Role.TEXT for line in flattened.marked(sheet(text)).lines)


def test_the_last_announcement_before_the_text_counts_and_gives_the_title() -> None:
    text = "新闻。\n（全文）国务院印发《甲纲要》\n据报道。\n《甲纲要》主要内容如下。\n标准是支撑。\n一、总体要求"
    found = full_text.after_announcement(sheet(text))
    assert words(found.lines) == ["甲纲要", "标准是支撑。", "一、总体要求"]
    assert found.lines[0].role is Role.TITLE
    kept = text
    for drop in sorted(found.dropped, key=lambda drop: -drop.start):
        kept = kept[: drop.start] + kept[drop.end :]
    assert kept.split() == ["甲纲要", "标准是支撑。", "一、总体要求"]


def test_a_text_with_its_own_title_keeps_that() -> None:
    text = "新闻。\n全文如下：\n甲办法\n第一条　为了。"
    assert words(full_text.after_announcement(sheet(text)).lines) == ["甲办法", "第一条为了。"]


@pytest.mark.parametrize(
    "text", ["现将有关事项通知如下：\n一、甲。", "（全文）某某\n没有标号的文字。", "一、甲。\n二、乙。"]
)
def test_without_an_announced_text_nothing_goes(text: str) -> None:
    assert not full_text.after_announcement(sheet(text)).dropped


def test_furniture_goes_before_the_first_sentence_and_after_the_last() -> None:
    text = (
        "您现在的位置：首页 > 政策\n甲办法\n发布日期:2015-12-30 \n来源：某某网\n【字号：\n第一条　来源：不是网页。\n"
        "来源：正文里的一行。\n责任编辑：某某\n扫一扫在手机打开当前页\n【关闭窗口】"
    )
    found = furniture.removed(sheet(text))
    assert words(found.lines) == ["甲办法", "第一条来源：不是网页。", "来源：正文里的一行。"]
    assert "发布日期:2015-12-30" in found.furniture


def test_a_number_glued_to_its_title_is_set_apart() -> None:
    found = titles.number_apart(
        sheet("关于印发甲规划的通知国办发〔2015〕89号\n根据《甲通知》（国发〔2015〕13号），制定。")
    )
    assert words(found.lines)[:2] == ["关于印发甲规划的通知", "国办发〔2015〕89号"]
    assert len(words(found.lines)) == 3


def test_a_title_its_number_and_its_recipients_on_one_line_are_set_apart() -> None:
    text = (
        "關于印發甲計劃的通知 甲政函〔2016〕190號 各區、縣(市)人民政府:\n甲市人民政府 2016年12月23日 乙實施方案（試行）"
    )
    assert words(titles.number_apart(sheet(text)).lines) == [
        "關于印發甲計劃的通知",
        "甲政函〔2016〕190號",
        "各區、縣(市)人民政府:",
        "甲市人民政府2016年12月23日",
        "乙實施方案（試行）",
    ]


def test_of_two_prints_the_one_with_more_words_before_it_stays() -> None:
    text = "2026年甲省政府工作报告\n政府工作报告\n——2026年1月1日在会议上"
    assert words(titles.printed_once(sheet(text)).lines) == ["2026年甲省政府工作报告", "——2026年1月1日在会议上"]
    text = "关于加强甲乙工作的通知\n甲市人民政府关于加强甲乙工作的通知\n各区："
    assert words(titles.printed_once(sheet(text)).lines) == ["甲市人民政府关于加强甲乙工作的通知", "各区："]


def test_of_a_title_printed_twice_the_last_stays() -> None:
    text = (
        "关于印发甲省标准规划（2020年）的通知\n关于印发甲省\n标准规划（2016-2020年）的通知\n"
        "各市人民政府：\n关于印发甲省"
    )
    assert words(titles.printed_once(sheet(text)).lines) == [
        "关于印发甲省",
        "标准规划（2016-2020年）的通知",
        "各市人民政府：",
        "关于印发甲省",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 0 0 1年2月1 6日", "2001年2月16日"),
        ("增长9 5%以上", "增长95%以上"),
        ("表 1 2 3 甲", "表1 2 3甲"),
        ("GB 1 2", "GB 1 2"),
    ],
)
def test_digits_that_a_scan_set_apart(text: str, expected: str) -> None:
    assert words(numbers.closed_up(sheet(text)).lines) == [expected]

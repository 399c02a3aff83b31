"""What the outline makes of notices, annexes, several documents, tables and tails."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.model import Level
from stdplan_tui.importing.outline import headings, marks
from tests.unit.importing.documents import outlined


def levels(text: str, name: str = "a.txt") -> list[str]:
    """The levels and labels or headings, without texts."""
    return ["|".join(line.split("|")[:2]).rstrip("| ") for line in outlined(text, name)]


def test_titles_over_several_lines_and_a_list_of_parts() -> None:
    text = (
        "                    国务院办公厅关于印发\n贯彻实施《改革方案》\n重点任务分工（2017-2018年）的通知\n"
        "国办发〔2017〕27号\n\n\n"
        "各省、自治区、直辖市人民政府：\n《贯彻实施〈改革方案〉重点任务分工》已经同意，现印发给你们。\n"
        + "　" * 27
        + "国务院办公厅\n\n"
        + "　" * 27
        + "2017年3月21日\n（此件公开发布）\n\n\n贯彻实施《改革方案》\n重点任务分工（2017-2018年）\n\n\n"
        "为贯彻实施，现提出如下分工。\n"
        "一、建立体系。根据结论，完成修改。（质检总局牵头，各有关部门负责）\n二、加快构建。落实意见。\n做好后续工作。（各部门负责）\n"
        "各地区、各有关部门要落实责任分工。\n                  "
    )
    assert outlined(text)[1] == "  title |国务院办公厅关于印发贯彻实施《改革方案》重点任务分工（2017-2018年）的通知|"
    assert outlined(text)[7:] == [
        "title |贯彻实施《改革方案》重点任务分工（2017-2018年）|",
        "preamble ||",
        "  paragraph ||为贯彻实施，现提出如下分工。",
        "part 一、|建立体系。|根据结论，完成修改。（质检总局牵头，各有关部门负责）",
        "part 二、|加快构建。|落实意见。",
        "  paragraph ||做好后续工作。（各部门负责）",
        "closing ||",
        "  paragraph ||各地区、各有关部门要落实责任分工。",
    ]


def test_a_notice_without_an_attached_document_is_the_document() -> None:
    text = (
        "国务院关于某事的意见\n国发〔2019〕3号\n各省人民政府：\n为推动工作，提出意见：\n一、指导思想\n以改革为指导。\n"
        "二、有关要求\n各有关部门要负责。\n国务院\n2019年1月12日\n（此件公开发布）"
    )
    assert levels(text) == [
        "title |国务院关于某事的意见",
        "number",
        "recipients",
        "preamble",
        "  paragraph",
        "part 一、|指导思想",
        "  paragraph",
        "part 二、|有关要求",
        "  paragraph",
        "signature",
        "remark",
    ]


def test_a_notice_that_opens_with_its_recipients() -> None:
    text = (
        "\n\n各市人民政府：\n\n　　《甲规划》已经同意，现印发给你们。\n　　2016年4月29日\n\n"
        "甲规划\n（2016-2020年）\n\n　　一、总体要求\n"
    )
    assert levels(text) == [
        "notice",
        "  recipients",
        "  paragraph",
        "  signature",
        "title |甲规划（2016-2020年）",
        "part 一、|总体要求",
    ]


def test_two_attached_documents_and_an_annex() -> None:
    text = (
        "省办公厅关于印发甲政策和乙计划的通知\n各市：\n《甲政策》《乙计划（2021—2023年）》已经同意，现印发给你们。\n省办公厅\n2021年9月2日\n"
        "甲政策\n制定以下政策。\n一、支持甲。内容。\n本政策自2021年开始执行。\n乙计划（2021-2023年）\n一、总体要求\n内容。\n"
        "1﹒推进工作。开展工作。\n附件\n工作组名单\n组　长：罗　平 省长\n1﹒成员。"
    )
    assert levels(text)[5:] == [
        "doc |甲政策",
        "  preamble",
        "    paragraph",
        "  part 一、|支持甲。",
        "  closing",
        "    paragraph",
        "doc |乙计划（2021-2023年）",
        "  part 一、|总体要求",
        "    paragraph",
        "    item 1﹒|推进工作。",
        "annex 附件|工作组名单",
        "  paragraph",
        "  item 1﹒|成员。",
    ]
    assert "  paragraph ||组　长：罗　平　省长" in outlined(text)


def test_a_list_of_annexes_is_paragraphs() -> None:
    text = (
        "某某意见\n一、甲。内容。\n附件：1.甲情况表\n　　　2.乙情况表\n某厅\n2020年1月2日\n"
        "附件1\n甲情况表\n内容一。\n附件2\n乙情况表\n内容二。"
    )
    assert levels(text) == [
        "title |某某意见",
        "part 一、|甲。",
        "closing",
        "  paragraph",
        "  paragraph",
        "signature",
        "annex 附件1|甲情况表",
        "  paragraph",
        "annex 附件2|乙情况表",
        "  paragraph",
    ]


def test_an_order_and_its_regulation() -> None:
    text = (
        "中华人民共和国国务院令\n第706号\n《甲条例》已经通过，现予公布，自2019年3月1日起施行。\n"
        "总理　　李某某\n2018年11月6日\n甲条例\n（1991年3月4日国务院令第76号发布）\n"
        "第一章　总　　则\n第一条　为了规范，制定本条例。\n专利机构应当办理。"
    )
    assert levels(text) == [
        "notice",
        "  title |中华人民共和国国务院令",
        "  number",
        "  paragraph",
        "  signature",
        "title |甲条例",
        "remark",
        "chapter 第一章|总则",
        "  article 第一条",
        "    paragraph",
    ]


def test_a_table_with_its_caption_and_unit() -> None:
    text = (
        "<h1>某某规划</h1><p>一、指标</p><p>表1　主要指标</p><p>单位：亿元</p>"
        "<table><tr><td>指标</td><td>数</td></tr><tr><td>一、总量</td><td>1</td></tr></table><p>注：说明。</p>"
    )
    assert outlined(text, "a.html") == [
        "title |某某规划|",
        "part 一、|指标|",
        "  table 表1|主要指标|单位：亿元",
        "    row ||指标\t数",
        "    row ||一、总量\t1",
        "  paragraph ||注：说明。",
    ]


def test_an_unnumbered_second_paragraph_below_a_list_is_the_articles() -> None:
    text = "某某办法\n第一条　下列情形：\n（一）甲；\n（二）乙。\n有前款情形的，从其规定：\n（一）丙。"
    assert outlined(text)[1:] == [
        "article 第一条||下列情形：",
        "  item （一）||甲；",
        "  item （二）||乙。",
        "  paragraph ||有前款情形的，从其规定：",
        "    item （一）||丙。",
    ]


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("指导思想。认真落实。", Level.SECTION, ("指导思想。", "认真落实。")),
        ("总体要求", Level.PART, ("总体要求", "")),
        ("建立碳达峰、碳中和标准。加快更新。", Level.SECTION, ("建立碳达峰、碳中和标准。", "加快更新。")),
        (
            "对" + "深化改革" * 8 + "的地方，优先安排。另外。",
            Level.PART,
            ("", "对" + "深化改革" * 8 + "的地方，优先安排。另外。"),
        ),
        ("有独立的经营场所；", Level.ITEM, ("", "有独立的经营场所；")),
        ("短句。", Level.ARTICLE, ("", "短句。")),
        ("主要问题：", Level.SECTION, ("主要问题：", "")),
    ],
)
def test_where_a_heading_ends(text: str, level: Level, expected: tuple[str, str]) -> None:
    assert headings.cut(text, level) == expected


def test_a_lead_needs_a_short_sentence_and_text_after_it() -> None:
    assert headings.lead("需求引领，系统布局。围绕建设。") == ("需求引领，系统布局。", "围绕建设。")
    assert headings.lead("需求引领，系统布局。") is None
    assert headings.lead("围绕标准化知识的教育、培训和宣传，完善模式。开展教育。") is None


@pytest.mark.parametrize(
    "text", ["国办发〔2015〕89号", "（皖政办秘〔2021〕82号）", "赣府发[2015]45号", "第706号", "国务院令第706号"]
)
def test_document_numbers(text: str) -> None:
    assert marks.is_number(text)


@pytest.mark.parametrize("text", ["（国发〔2015〕13号）精神", "2015年13号", "89号"])
def test_what_is_no_document_number(text: str) -> None:
    assert not marks.is_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", True),
        ("湖北省人民政府：", True),
        ("现将有关事项通知如下：", False),
        ("各位代表：", False),
        ("申请应当符合下列条件：", False),
    ],
)
def test_recipients(text: str, expected: bool) -> None:
    assert marks.is_recipients(text) is expected

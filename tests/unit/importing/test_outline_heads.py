"""Heads and tails of documents: titles, speakers, red heads, closings, glossaries, annexes and their lists."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.outline import marks
from tests.unit.importing.documents import outlined
from tests.unit.importing.test_outline import levels

REPORT = (
    "各位代表：\n现在，我向大会报告工作。\n一、工作回顾\n过去一年，成绩很多。\n"
    "各位代表！前路已明。让我们更加紧密地团结起来！\n"
)


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        (
            "政府工作报告\n——2026年1月27日在甲省第七届人民代表大会第五次会议上\n甲省省长 张 三\n",
            "——2026年1月27日在甲省第七届人民代表大会第五次会议上\n甲省省长　张　三",
        ),
        (
            "政府工作报告\n——2026年1月26日在甲省第十四届\n人民代表大会第五次会议上\n省长 张三\n",
            "——2026年1月26日在甲省第十四届人民代表大会第五次会议上\n省长　张三",
        ),
        (
            "政府工作报告\n（2026年1月27日在甲省第十四届人民代表大会第四次会议上）\n省长 张三\n",
            "（2026年1月27日在甲省第十四届人民代表大会第四次会议上）\n省长　张三",
        ),
        (
            "政府工作报告\n——二〇二六年一月二十七日在甲省十四届人民代表大会第四次会议上\n",
            "——二〇二六年一月二十七日在甲省十四届人民代表大会第四次会议上",
        ),
        (
            "政府工作报告\n2026年1月31日在甲省人民代表大会第四次会议上\n自治区主席 艾某·吐某\n",
            "2026年1月31日在甲省人民代表大会第四次会议上\n自治区主席　艾某·吐某",
        ),
    ],
)
def test_who_reads_a_report_when_and_where_is_a_remark(head: str, remark: str) -> None:
    assert outlined(head + REPORT)[:2] == ["title |政府工作报告|", f"remark ||{remark}"]


def test_a_farewell_is_the_closing_and_the_glossary_below_stands_apart() -> None:
    text = f"政府工作报告\n2026年1月1日在甲省会议上\n{REPORT}名词解释\n1.“两新”：新。\n2.2026年实事：旧。\n"
    assert outlined(text)[5:] == [
        "part 一、|工作回顾|",
        "  paragraph ||过去一年，成绩很多。",
        "closing ||",
        "  paragraph ||各位代表！前路已明。让我们更加紧密地团结起来！",
        "heading |名词解释|",
        "  item 1.|“两新”：新。|",
        "  item 2.|2026年实事：旧。|",
    ]


def test_short_lines_above_a_sure_title_are_remarks() -> None:
    text = "某某要闻 > \n政府工作报告。某报记者 张三 摄\n政府工作报告\n（2026年1月27日在甲省会议上）\n一、回顾\n内容。"
    assert levels(text)[:3] == ["remark", "title |政府工作报告", "remark"]


def test_a_title_over_lines_goes_on_after_its_kind() -> None:
    text = (
        "甲市发展第十四个五年规划\n和二〇三五年远景目标纲要\n2021年1月27日甲市第十五届\n"
        "人民代表大会第五次会议批准\n一、总体\n"
    )
    assert outlined(text)[:2] == [
        "title |甲市发展第十四个五年规划和二〇三五年远景目标纲要|",
        "remark ||2021年1月27日甲市第十五届人民代表大会第五次会议批准",
    ]


def test_a_minister_in_a_title_is_no_speaker() -> None:
    text = (
        "国务院办公厅\n关于甲省在张副总理考察\n工作时所提问题办理情况的函\n国办函〔2004〕57号\n甲省人民政府：\n内容。"
    )
    assert levels(text)[:3] == [
        "title |国务院办公厅关于甲省在张副总理考察工作时所提问题办理情况的函",
        "number",
        "recipients",
    ]


def test_the_red_head_is_a_remark() -> None:
    text = "甲省人民政府文件\n甲政发〔2020〕5号\n关于甲工作的通知\n各市人民政府：\n内容。"
    assert levels(text)[:4] == ["remark", "number", "title |关于甲工作的通知", "recipients"]
    assert not marks.is_letterhead("国务院办公厅关于全面推行行政规范性文件")


def test_traditional_characters_are_read_alike_and_kept() -> None:
    text = (
        "甲市人民政府關于印發行動計劃的通知 甲政函〔2016〕190號 各區、縣(市)人民政府,市政府各部門:\n"
        "《行動計劃》已經市政府同意,現印發給你們。\n甲市人民政府 2016年12月23日 甲市行動計劃\n"
        "一、總體要求\n內容。\n第三節 附則\n"
    )
    assert levels(text) == [
        "notice",
        "  title |甲市人民政府關于印發行動計劃的通知",
        "  number",
        "  recipients",
        "  paragraph",
        "  signature",
        "title |甲市行動計劃",
        "part 一、|總體要求",
        "  paragraph",
        "division 第三節|附則",
    ]


def test_a_list_of_annexes_over_lines_is_none_even_where_digits_follow_the_numbers() -> None:
    text = "某某通告\n一、甲。内容。\n附件：\n1.2025年房源表\n2.窗口\n某办公室\n2025年3月19日\n"
    assert levels(text)[2:] == ["closing", "  paragraph", "  paragraph", "  paragraph", "signature"]


def test_of_one_title_the_last_annex_counts() -> None:
    text = "某某办法\n一、甲\n内容。\n附件：\n考评指标\n\n附件\n考评指标\n一、服务\n内容。"
    assert [line for line in levels(text) if "annex" in line] == ["annex 附件|考评指标"]


def test_links_to_files_are_no_annexes() -> None:
    text = "某某通知\n内容。\n某厅\n2025年3月19日\n附件1：甲表.docx\n附件2：乙表.pdf\n"
    assert not [line for line in levels(text) if "annex" in line]


def test_an_annex_after_the_signature_may_have_a_colon_and_a_supplement() -> None:
    text = (
        "某某通知\n内容。\n某厅\n2025年3月19日\n附件：\n典型做法\n推广名单\n（共130项）\n"
        "1.甲。\n附：乙办法\n第一条　内容。"
    )
    assert [line for line in levels(text) if "annex" in line] == [
        "annex 附件：|典型做法推广名单（共130项）",
        "annex 附：|乙办法",
    ]


def test_a_centred_title_in_an_annex_is_a_heading_unless_numbers_go_on_below_it() -> None:
    centred = '<p style="text-align:center">{}</p>'
    text = (
        "<h1>某某批复</h1><p>内容如下。</p><p>一、职能</p><p>内容。</p>"
        f"{centred.format('情况表')}<p>二、成员</p><p>内容。</p>"
        f"{centred.format('部际会议')}{centred.format('成员名单')}<p>张　三</p>"
    )
    assert levels(text, "a.html")[3:] == [
        "part 一、|职能",
        "  paragraph",
        "  paragraph",
        "part 二、|成员",
        "  paragraph",
        "heading |部际会议成员名单",
        "  paragraph",
    ]


def test_decimal_numbers_are_labels_where_the_text_is_numbered_so() -> None:
    text = (
        "国家预案\n1 总则\n1.1 编制目的\n为了甲。\n1.2 等级\n1.2.1 国家级：甲。\n1.2.2 省级：乙。\n"
        "1.5万元以上的，从其规定。\n"
        "2 组织机构\n2.1 指挥部\n（1）甲。\n"
    )
    assert levels(text)[1:] == [
        "part 1|总则",
        "  section 1.1|编制目的",
        "    paragraph",
        "  section 1.2|等级",
        "    item 1.2.1|国家级：甲。",
        "    item 1.2.2|省级：乙。",
        "      paragraph",
        "part 2|组织机构",
        "  section 2.1|指挥部",
        "    subitem （1）|甲。",
    ]


def test_quantities_are_no_decimal_labels() -> None:
    text = "某规划\n一、目标\n1.1亿元投资到位。\n1.2倍增长。\n1.5 公里。\n"
    assert levels(text)[1:] == ["part 一、|目标", "  paragraph", "  paragraph", "  paragraph"]


def test_an_item_may_open_with_a_digit_where_the_numbers_go_on() -> None:
    text = "某问答\n一、名词\n19.“甲”：乙。\n20.2026年实事：丙。\n21.5+2之家：丁。\n2.5亿元。\n"
    assert levels(text)[2:] == [
        "  item 19.|“甲”：乙。",
        "  item 20.|2026年实事：丙。",
        "  item 21.|5+2之家：丁。",
        "    paragraph",
    ]


def test_speakers_and_farewells_are_no_leads() -> None:
    assert "lead" not in "\n".join(outlined("某报告\n一、甲\n各位代表！蓝图绘就。让我们前进。\n二、乙\n内容。"))


@pytest.mark.parametrize(
    "text", ["名词解释", "《政府工作报告》有关内容名词注释", "注释", "專業術語解釋", "附：名词解释"]
)
def test_titles_of_glossaries(text: str) -> None:
    assert marks.opens_glossary(text)


@pytest.mark.parametrize("text", ["解释", "本条的名词解释如下", "说明"])
def test_what_is_no_title_of_a_glossary(text: str) -> None:
    assert not marks.opens_glossary(text)


def test_the_office_above_the_line_of_printing_belongs_to_the_imprint() -> None:
    lines = (
        "甲县道路规定",
        "第一条　为了规范，制定本规定。",
        "第二条　本规定即日起施行。",
        "甲县交通局办公室",
        "2023年8月9日印发",
    )
    text = "\n".join(lines)
    found = import_bytes(text.encode(), "a.txt").document.clauses
    assert [(clause.level, clause.text) for clause in found[-2:]] == [
        ("remark", "甲县交通局办公室"),
        ("remark", "2023年8月9日印发"),
    ]

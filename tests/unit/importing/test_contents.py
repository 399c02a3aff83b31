"""Tables of contents: told by their leaders and page numbers, or by the headings that they repeat."""

from __future__ import annotations

import time

import pytest

from stdplan_tui.importing.layout import contents
from tests.unit.importing.documents import outlined, sheet, words

LAW = """某某条例
目　　录
第一章　总则
第二章　登记
　第一节　一般规定
　第二节　程序
第三章　附则
第一章　总　　则
第一条　为了规范登记，制定本条例。
第二章　登　　记
第一节　一般规定
第二条　登记应当公开。
第二节　程　　序
第三条　登记应当及时。
第三章　附　　则
第四条　本条例自公布之日起施行。
"""


def gone(text: str) -> str:
    """What is dropped of a text."""
    found = contents.removed(sheet(text))
    assert {drop.reason for drop in found.dropped} <= {contents.CONTENTS}
    return "\n".join(text[drop.start : drop.end].strip() for drop in sorted(found.dropped, key=lambda d: d.start))


def test_the_contents_of_a_law_go_and_its_chapters_stay_single() -> None:
    assert gone(LAW) == "目　　录\n第一章　总则\n第二章　登记\n第一节　一般规定\n第二节　程序\n第三章　附则"
    assert outlined(LAW) == outlined(LAW.replace(LAW[LAW.index("目") : LAW.index("第一章　总　　则")], ""))


def test_contents_that_lost_their_heading_go() -> None:
    assert gone(LAW.replace("目　　录\n", "")).startswith("第一章　总则\n第二章　登记")


def test_headings_that_follow_each_other_stay() -> None:
    assert not gone(LAW[LAW.index("第一章　总　　则") :])


def test_the_same_chapter_in_two_parts_does_not_end_the_contents() -> None:
    entries = "第一编　总则\n第一章　一般规定\n第二章　期间\n第二编　登记\n第一章　一般规定\n第二章　程序\n"
    text = f"某某法典\n目录\n{entries}" + "".join(
        f"{entry}\n第{n}条　内容。\n" for n, entry in enumerate(entries.splitlines())
    )
    assert gone(text) == f"目录\n{entries.strip()}"


@pytest.mark.parametrize(
    "entries",
    [
        "一、总体要求………………1\n（一）指导思想……………2\n二、重点任务\n和工程……………………12",
        "一、总体要求........................1\n二、重点任务 . . . . . . . . . . . 12\n三、保障措施·············20",
        "一、总体要求\t1\n二、重点任务\t12\n三、保障措施\t20",
        "一、总体要求　　1\n\n二、重点任务　　12\n\n三、保障措施　（20）",
    ],
)
def test_entries_with_leaders_or_page_numbers_go(entries: str) -> None:
    text = f"甲规划\n目　录\n{entries}\n为了规范工作，制定本规划。\n一、总体要求\n内容达到 30"
    assert gone(text) == f"目　录\n{entries}"


def test_leaders_tell_contents_without_a_heading() -> None:
    text = "甲规划\n一、总体要求……1\n二、重点任务……2\n三、保障措施……3\n正文。"
    assert gone(text) == "一、总体要求……1\n二、重点任务……2\n三、保障措施……3"


def test_a_heading_glued_to_the_title_goes_alone() -> None:
    text = "甲省人民代表大会批准目 录\n一、总体要求......1\n二、重点任务......2\n正文。"
    assert words(contents.removed(sheet(text)).lines) == ["甲省人民代表大会批准", "正文。"]


def test_entries_that_a_scan_ran_together_go_and_the_first_heading_stays() -> None:
    text = (
        "甲纲要\n目录序言\n第一篇发展目标\n第一章指导思想第二章主要目标第二篇重点\n第三章农业第四章保障序言\n世纪之交，我省发展。\n"
        "第一篇发展目标\n第一章指导思想\n要坚持。\n第二章主要目标\n要实现。\n第二篇重点\n第三章农业\n要做好。\n第四章保障\n要落实。"
    )
    assert words(contents.removed(sheet(text)).lines)[:3] == ["甲纲要", "序言", "世纪之交，我省发展。"]
    assert gone(text).endswith("第三章农业第四章保障")


@pytest.mark.parametrize(
    "text",
    [
        "附件\n目录\n甲类药品\n乙类药品\n丙类药品\n以上药品由省确定。",
        "目录管理办法\n第一条　目录由省制定。\n第二条　目录每年更新。",
        "一、申报材料\n姓名：_______\n单位：_______\n正文。",
        "第一章　总则\n第一节　目的\n第一条　为了规范。\n第二章　附则\n第二条　施行。",
        "目录\n第一章　总则\n第二章　附则",
    ],
)
def test_what_is_no_table_of_contents_stays(text: str) -> None:
    assert not gone(text)


def test_time_grows_with_the_text_only() -> None:
    lines = [
        sheet("目录\n" * 8_000),
        sheet("第一章　总则\n" * 8_000),
        sheet("一、要求……1\n正文\n正文\n正文\n正文\n" * 2_000),
        sheet("." * 390 + "\n" + "目录\n" + ("…" * 300 + "字\n") * 3_000),
    ]
    start = time.process_time()
    for each in lines:
        contents.removed(each)
    assert time.process_time() - start < 10

"""Printed labels: what is one, what it counts, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.labels import Form, label_at_start


@pytest.mark.parametrize(
    ("line", "form", "printed", "number", "rest"),
    [
        ("第一编　总则", Form.BOOK, "第一编", (1,), "总则"),
        ("第二篇 分则", Form.BOOK, "第二篇", (2,), "分则"),
        ("第三分编　典型合同", Form.SUBBOOK, "第三分编", (3,), "典型合同"),
        ("第 十二 章 总 则", Form.CHAPTER, "第 十二 章", (12,), "总 则"),
        ("第一节　一般规定", Form.DIVISION, "第一节", (1,), "一般规定"),
        ("第二十七条之一　下列", Form.ARTICLE, "第二十七条之一", (27, 1), "下列"),
        ("第1条 为了", Form.ARTICLE, "第1条", (1,), "为了"),
        ("　　一、总体要求", Form.PART, "一、", (1,), "总体要求"),
        ("十一．保障", Form.PART, "十一．", (11,), "保障"),
        ("（三十五）完善", Form.SECTION, "（三十五）", (35,), "完善"),
        ("(一)、目标", Form.SECTION, "(一)、", (1,), "目标"),
        ("1. 5G应用", Form.ITEM, "1.", (1,), "5G应用"),
        ("12．加快", Form.ITEM, "12．", (12,), "加快"),
        ("3﹒推进", Form.ITEM, "3﹒", (3,), "推进"),
        ("4、推进", Form.ITEM, "4、", (4,), "推进"),
        ("（1）电网", Form.PAREN, "（1）", (1,), "电网"),
        ("2）电网", Form.HALF_PAREN, "2）", (2,), "电网"),
        ("⑫电网", Form.CIRCLE, "⑫", (12,), "电网"),
        ("——标准体系", Form.BULLET, "——", (), "标准体系"),
        ("--标准体系", Form.BULLET, "--", (), "标准体系"),
        ("专栏 3　服务业", Form.BOX, "专栏 3", (3,), "服务业"),
        ("专栏2.1：农业", Form.BOX, "专栏2.1：", (2, 1), "农业"),
        ("专栏二　工业", Form.BOX, "专栏二", (2,), "工业"),
        ("表1-2 投资", Form.TABLE, "表1-2", (1, 2), "投资"),
        ("附件1：分工", Form.ANNEX, "附件1：", (1,), "分工"),
        ("附表2 名单", Form.ANNEX, "附表2", (2,), "名单"),
        ("附件2016年要点", Form.ANNEX, "附件", (), "2016年要点"),
    ],
)
def test_labels(line: str, form: Form, printed: str, number: tuple[int, ...], rest: str) -> None:
    label = label_at_start(line)
    assert label is not None
    assert (label.form, label.printed, label.number, line[label.end :]) == (form, printed, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "标准",
        "1.5亿元",
        "2016年",
        "一是加强",
        "一、二".replace("、", ""),
        "第一是",
        "表2016年",
        "专栏",
        "-一",
        "十八届三中全会",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert label_at_start(line) is None


@given(st.text("第一二三十章节条编篇分之（）()1290.．、①⑳—-专栏表附件录：　 \u200b标", max_size=12))
def test_any_line_is_read_and_the_end_is_inside_it(line: str) -> None:
    label = label_at_start(line)
    if label is not None:
        assert label.printed.strip() == label.printed
        assert label.printed in line[: label.end]
        assert all(number >= 0 for number in label.number)

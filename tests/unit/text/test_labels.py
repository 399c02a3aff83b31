"""Printed labels: what is one, what it counts, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.labels import Form, decimal_at_start, decimal_successors, label_at_start


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
        ("附件1.", Form.ANNEX, "附件1.", (1,), ""),
        ("附：名单", Form.ANNEX, "附：", (), "名单"),
        ("第二十七條之一　下列", Form.ARTICLE, "第二十七條之一", (27, 1), "下列"),
        ("第三節　規劃", Form.DIVISION, "第三節", (3,), "規劃"),
        ("第一編 總則", Form.BOOK, "第一編", (1,), "總則"),
        ("專欄 2 農業", Form.BOX, "專欄 2", (2,), "農業"),
        ("附錄1　分工", Form.ANNEX, "附錄1", (1,), "分工"),
        ("第 二 十 条 下列", Form.ARTICLE, "第 二 十 条", (20,), "下列"),
        ("第 1 0 条 下列", Form.ARTICLE, "第 1 0 条", (10,), "下列"),
        ("（ 二 十 ）甲", Form.SECTION, "（ 二 十 ）", (20,), "甲"),
        ("一 、总体要求", Form.PART, "一 、", (1,), "总体要求"),
        ("〈十二）商品流通", Form.SECTION, "〈十二）", (12,), "商品流通"),
        ("（五〕原材料", Form.SECTION, "（五〕", (5,), "原材料"),
        ("㈢加强领导", Form.SECTION, "㈢", (3,), "加强领导"),
        ("⑿电网", Form.PAREN, "⑿", (12,), "电网"),
        ("⒉推进", Form.ITEM, "⒉", (2,), "推进"),
        ("2·根据规划", Form.ITEM, "2·", (2,), "根据规划"),
        ("- -坚持发展", Form.BULLET, "- -", (), "坚持发展"),
        ("一一坚持发展", Form.BULLET, "一一", (), "坚持发展"),
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
        "2·5亿元",
        "一一对应",
        "1.1 编制目的",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert label_at_start(line) is None


@pytest.mark.parametrize(
    ("line", "form", "printed", "number", "rest"),
    [
        ("1.1 编制目的", Form.DECIMAL_2, "1.1", (1,), "编制目的"),
        ("10.1.12“五个中心”", Form.DECIMAL_3, "10.1.12", (12,), "“五个中心”"),
        ("1．2．3．4甲", Form.DECIMAL_4, "1．2．3．4", (4,), "甲"),
        ("7 附则", Form.DECIMAL, "7", (7,), "附则"),
        ("1.1", Form.DECIMAL_2, "1.1", (1,), ""),
    ],
)
def test_decimal_labels(line: str, form: Form, printed: str, number: tuple[int, ...], rest: str) -> None:
    label = decimal_at_start(line)
    assert label is not None
    assert (label.form, label.printed, label.number, line[label.end :]) == (form, printed, number, rest)


@pytest.mark.parametrize("line", ["", "甲", "2016年", "1.5%", "1.2.3.4.5 甲", "1.", "2.69-3"])
def test_what_is_no_decimal_label(line: str) -> None:
    assert decimal_at_start(line) is None


@given(st.text("第一二三十章节条编篇分之（）()1290.．、①⑳—-专栏表附件录：〈〕㈠⑴⒈條專　 \u200b标", max_size=12))
def test_any_line_is_read_and_the_end_is_inside_it(line: str) -> None:
    label = label_at_start(line)
    if label is not None:
        assert label.printed.strip() == label.printed
        assert label.printed in line[: label.end]
        assert all(number >= 0 for number in label.number)


def test_what_may_follow_a_decimal_label() -> None:
    assert decimal_successors(()) == {(1,)}
    assert decimal_successors((1, 2)) == {(2,), (2, 1), (1, 3), (1, 3, 1), (1, 2, 1)}
    assert max(map(len, decimal_successors((1, 2, 3, 4)))) == 4

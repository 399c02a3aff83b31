"""What is printed around a text: particulars, buttons, editors."""

from __future__ import annotations

import time

import pytest

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.layout.full_text import after_announcement
from stdplan_tui.importing.layout.furniture import removed
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from tests.unit.importing.documents import sheet, words


def row(*cells: str, table: int = 1) -> Line:
    return Line(role=Role.ROW, cells=tuple(Line.of(cell, 0) for cell in cells), table=table)


def test_particulars_before_the_text_leave_and_are_kept_as_facts() -> None:
    found = removed(
        sheet(
            "发文字号：甲府办〔2024〕3号\n发文机关：甲市人民政府　乙局\n成文日期：2024年3月1日\n"
            "发布日期：2024-03-05 来源：甲网\n点击查看政策解读：一图读懂\n甲市公园管理办法\n"
            "第一条　内容。\n责任编辑：某某\n"
        )
    )
    assert words(found.lines) == ["甲市公园管理办法", "第一条内容。"]
    facts = found.facts
    assert (facts.document_number, facts.issuers) == ("甲府办〔2024〕3号", ("甲市人民政府", "乙局"))
    assert (facts.issued, facts.published) == ("2024-03-01", "2024-03-05")


def test_a_table_of_particulars_leaves_and_a_table_of_data_stays() -> None:
    lines = (
        row("索引号", "0001/2024", "主题分类", "公园"),
        row("发文机关", "甲市人民政府", "成文日期", "2024年3月1日"),
        row("编号", "名称", "类别", table=2),
        row("1", "东湖公园", "综合", table=2),
    )
    found = removed(Sheet(lines))
    assert [line.cells[0].raw for line in found.lines] == ["编号", "1"]
    assert found.facts.issuers == ("甲市人民政府",)


@pytest.mark.parametrize("text", ["来源：甲网。第一条　内容。", "一、名称：甲市公园", "各区：\n来源：甲网\n甲、乙"])
def test_what_stands_in_the_text_stays(text: str) -> None:
    assert words(removed(sheet(text)).lines)[-1] == words(sheet(text).lines)[-1]


def test_an_announcement_without_a_text_is_looked_after_in_linear_time() -> None:
    start = time.process_time()
    after_announcement(sheet("主要内容如下：\n" + "甲乙丙\n" * 40_000))
    assert time.process_time() - start < 3


COPIED = """您的位置:
首页
>
甲县要闻
甲县要闻
2026年甲县政府工作报告
来源:
甲县日报
2026-02-03 09:02:33
【字体：
大
中
小
】
分享：
甲县县长　王某某
县长王某某作政府工作报告。 本报记者 李某 摄
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
过去一年，全县各项工作取得新成绩。
各位代表！让我们携手前进！
责任编辑：
赵某
0123456789abcdef0123456789abcdef:
乡亲们热议报告
打印本页
收藏
|
分享到:
×
"""


def test_the_menu_the_buttons_and_the_captions_around_a_copied_text_leave_it() -> None:
    made = import_bytes(COPIED.encode(), "a.txt")
    texts = [clause.string for clause in made.document.flat if clause.string]
    assert texts[:3] == ["2026年甲县政府工作报告", "甲县县长\u3000王某某", "各位代表："]
    assert texts[-1] == "各位代表！让我们携手前进！"
    assert made.document.metadata.published == "2026-02-03"
    left_out = "".join(part.text for part in made.report.dropped)
    said = ("首页", "甲县要闻", "甲县日报", "李某", "赵某", "乡亲们热议报告", "分享到")
    assert [part for part in said if part not in left_out] == []


def test_a_last_line_that_the_text_says_at_its_start_stays() -> None:
    line = "各地要落实责任。"
    text = f"甲县规定\n一、总则\n{line}\n" + "\n".join(f"{line}第{number}次。" for number in range(90)) + f"\n{line}\n"
    made = import_bytes(text.encode(), "a.txt")
    assert made.document.flat[-1].text.endswith(line)
    assert not made.report.dropped

"""Plain text, front matter, Markdown, tables in text, and which of them a file is."""

from __future__ import annotations

import time

import pytest

from stdplan_tui.importing.lines import Role, Side
from stdplan_tui.importing.sources import marked, plain
from stdplan_tui.importing.sources.dates import printed_date, web_date
from stdplan_tui.importing.sources.front_matter import front_matter
from stdplan_tui.importing.sources.reading import is_html, read
from tests.unit.importing.documents import outlined, words


def test_plain_lines_at_every_kind_of_line_end_keep_their_offsets() -> None:
    text = "甲\r\n乙\r丙\n\n丁"
    found = plain.lines(text, 0, len(text))
    assert [(line.raw, text[line.start : line.start + 1]) for line in found if not line.blank] == [
        ("甲", "甲"),
        ("乙", "乙"),
        ("丙", "丙"),
        ("丁", "丁"),
    ]
    assert len(found) == 5


def test_far_indented_lines_stand_in_the_middle_or_on_the_right() -> None:
    found = plain.lines("　　段落\n" + " " * 20 + "标题\n" + "　" * 27 + "国务院办公厅", 0, 200)
    assert [line.side for line in found] == [Side.LEFT, Side.CENTRE, Side.RIGHT]


def test_front_matter_ends_where_its_second_rule_stands() -> None:
    text = "\n---\ntitle: '甲'\ndate: 2021-10-10\n - 乙\n---\n正文\n---\n"
    end, dropped, facts = front_matter(text)
    assert text[end:] == "正文\n---\n"
    assert [(drop.start, drop.end) for drop in dropped] == [(1, end)]
    assert facts.published == "2021-10-10"


@pytest.mark.parametrize("text", ["---\n正文，不是键。\n---\n", "正文\n---\nkey: 1\n---\n", "---\nkey: 1\n"])
def test_a_rule_alone_is_no_front_matter(text: str) -> None:
    assert front_matter(text)[0] == 0


def test_markdown_marks_are_dropped_and_headings_known() -> None:
    text = "# 某某法\n\n## 第一章　总则\n\n**第一条**　内容*强调*，[链接](http://a.b)。\n\n- 列\n"
    page = marked.read(text, 0, len(text))
    assert words(page.lines) == ["某某法", "第一章总则", "第一条内容强调，链接。", "-列"]
    assert [line.role for line in page.lines if not line.blank][:2] == [Role.TITLE, Role.HEADING]
    assert "".join(text[drop.start : drop.end] for drop in page.dropped) == "# ## ******[](http://a.b)"


def test_a_single_star_is_no_mark() -> None:
    page = marked.read("尺寸为5*6米", 0, 7)
    assert words(page.lines) == ["尺寸为5*6米"]


def test_tables_of_both_kinds_in_markdown() -> None:
    text = (
        "# 某某法\n\n第一条　内容。\n\n| 税目 | 税率 |\n| --- | --- |\n| 甲 | 1% |\n\n"
        "<table><tr><td>乙</td><td>2%</td></tr><tr><td>丙</td><td>3%</td></tr></table>\n"
    )
    assert outlined(text, "a.md")[2:] == [
        "  table ||",
        "    row ||税目\t税率",
        "    row ||甲\t1%",
        "  table ||",
        "    row ||乙\t2%",
        "    row ||丙\t3%",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>甲", True),
        ("<p>甲</p><p>乙</p>", False),
        ("<p>甲</p><p>乙</p><p>丙</p>", True),
        ("甲<table><tr><td>1</td><td>2</td><td>3</td></tr></table>乙", False),
        ("甲 < 乙 > 丙", False),
    ],
)
def test_what_is_html(text: str, expected: bool) -> None:
    assert is_html(text) is expected


def test_a_table_in_plain_text_is_rows() -> None:
    page = read("甲\n<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>\n乙", "a.txt")
    assert [line.role for line in page.lines if not line.blank] == [Role.TEXT, Role.ROW, Role.ROW, Role.TEXT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015年12月17日", "2015-12-17"),
        ("二〇二二年七月六日", "2022-07-06"),
        ("二○○四年十一月二十三日", "2004-11-23"),
        ("2021 年 1 月 27 日", "2021-01-27"),
        ("2021年2月30日", None),
        ("2021年2月", None),
        ("成文于2015年12月17日", None),
    ],
)
def test_printed_dates(text: str, expected: str | None) -> None:
    assert printed_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布日期：2015-12-30 10:00", "2015-12-30"),
        ("2021/1/2", "2021-01-02"),
        ("Sun, 10 Oct 2021 12:58:34 GMT", "2021-10-10"),
        ("2021-13-40", ""),
        ("昨天", ""),
    ],
)
def test_web_dates(text: str, expected: str) -> None:
    assert web_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "linked"),
    [
        ("甲[乙](a.b)丙", "甲乙丙", 1),
        ("[![图](a.png)](b)甲", "甲", 0),
        ('[甲](javascript:void(0); "甲")|', "甲|", 1),
        ("[甲](a[b)乙](c", "甲乙](c", 1),
        ("*   [**甲**_A_](a)", "甲A", 2),
        ("\\[甲](a)", "\\[甲](a)", 0),
        ("---", "", 0),
        ("甲_乙", "甲_乙", 0),
    ],
)
def test_links_of_markdown_leave_their_words(text: str, expected: str, linked: int) -> None:
    (line,) = marked.read(text, 0, len(text)).lines
    assert line.text == expected
    assert (line.linked > 0) is (linked > 0)


def test_style_sheets_and_scripts_in_markdown_are_left_out_where_they_end() -> None:
    text = "甲\n\n<style>\n.a tr { x: y }\n| a |\n</STYLE>\n\n<script src=a>b()</script>\n乙\n\n<style>\n丙\n"
    page = marked.read(text, 0, len(text))
    assert [line.text for line in page.lines if line.text] == ["甲", "乙", "丙"]
    left = "".join(text[drop.start : drop.end] for drop in page.dropped)
    assert left == "<style>.a tr { x: y }| a |</STYLE><script src=a>b()</script><style>"


def test_the_header_of_a_reading_service_is_front_matter() -> None:
    header = "Title: 甲市公园管理办法_甲市政府网\n\nURL Source: http://a\n\nPublished Time: 2024-03-05T01:00\n\n"
    text = f"{header}Markdown Content:\n正文。\n"
    end, dropped, facts = front_matter(text)
    assert text[end:] == "正文。\n"
    assert (facts.title, facts.published) == ("甲市公园管理办法", "2024-03-05")
    assert [(drop.start, drop.end) for drop in dropped] == [(0, end)]


def test_a_title_alone_is_no_header_of_a_reading_service() -> None:
    assert front_matter("Title: 甲\n正文。\n")[0] == 0


@pytest.mark.parametrize(
    "part",
    ["[", "](", "![", "*a ", "<!--", "|", "<table>", "<table></table", "\\[", "> ", "<style>\n", "<style>\n</style>\n"],
)
def test_hostile_markdown_is_read_in_linear_time(part: str) -> None:
    start = time.process_time()
    read(part * 30_000, "a.md")
    assert time.process_time() - start < 3

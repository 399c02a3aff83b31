"""Saved pages: tokens, blocks, tables, main text, facts."""

from __future__ import annotations

import time

import pytest

from stdplan_tui.importing.lines import Role, Side
from stdplan_tui.importing.sources.html.blocks import blocks
from stdplan_tui.importing.sources.html.reading import read
from stdplan_tui.importing.sources.html.scanner import Kind, tokens
from tests.unit.importing.documents import outlined, words


def lines(text: str) -> list[str]:
    return words(blocks(text, 0, len(text)).lines)


def test_tokens_leave_no_gap_and_keep_their_offsets() -> None:
    text = "a<p class='x>y'>甲&ldquo;&nosuch;&#20013;<!-- <p> --></P><script>1<2</script>b"
    found = list(tokens(text, 0, len(text)))
    assert "".join(text[token.start : token.end] for token in found) == text
    assert [token.kind for token in found] == [
        Kind.TEXT,
        Kind.OPEN,
        Kind.TEXT,
        Kind.ENTITY,
        Kind.TEXT,
        Kind.ENTITY,
        Kind.SKIP,
        Kind.CLOSE,
        Kind.SKIP,
        Kind.TEXT,
    ]
    assert [token.name for token in found if token.kind is Kind.ENTITY] == ["“", "中"]


def test_inline_tags_vanish_without_a_space_and_blocks_end_lines() -> None:
    assert lines("<p>和<span><a href='#'>机器人</a></span><i></i>等</p><div>甲<br>乙</div>丙") == [
        "和机器人等",
        "甲",
        "乙",
        "丙",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 < 2，3 > 2 & 4", ["1 < 2，3 > 2 & 4"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("甲</div></p></table>乙", ["甲", "乙"]),
        ("<p>甲<!-- 没有结束", ["甲"]),
        ("<p>甲<style>没有结束", ["甲"]),
        ("<p title=\"a>b\" x='c>d'>甲", ["甲"]),
        ('<p title="没有结束>甲</p>', ["甲"]),
        ("甲<", ["甲<"]),
    ],
)
def test_broken_markup_loses_no_text(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_sides_and_headings_come_from_the_tags() -> None:
    text = "<h1>题</h1><h2>节</h2><p style='text-align: center'>中</p><p align=right>右</p><p>左</p>"
    found = blocks(text, 0, len(text)).lines
    assert [line.role for line in found[:2]] == [Role.TITLE, Role.HEADING]
    assert [line.side for line in found[2:]] == [Side.CENTRE, Side.RIGHT, Side.LEFT]


def test_a_table_of_data_is_rows_that_a_spanning_cell_reaches_into() -> None:
    text = (
        "<table><tr><th rowspan=2>甲</th><th colspan='2'>乙</th></tr><tr><td>1</td><td>2<br>3</td></tr>"
        "<tr><td></td></tr></table>"
    )
    rows = blocks(text, 0, len(text)).lines
    assert [row.role for row in rows] == [Role.ROW, Role.ROW]
    assert [[cell.raw for cell in row.cells] for row in rows] == [["甲", "乙", ""], ["甲", "1", "2\u30003"]]


def test_a_table_that_lays_out_the_page_is_lines() -> None:
    text = "<table><tr><td><p>甲，乙。</p><p>丙</p></td></tr></table>"
    assert lines(text) == ["甲，乙。", "丙"]


PAGE = """<html><head><title>某某办法 - 门户</title><meta name="ArticleTitle" content="某某办法">
<meta name="PubDate" content="2025-07-05 10:00:00"></head><body>
<ul><li><a href=1>首页，导航</a></li><li><a href=2>相关新闻：某某办法。</a></li></ul>
<div><h1>某某办法</h1><p>来源：某某网</p>
<div id=zoom>{text}</div></div>
<div style="display:none">某某办法第一条为了规范工作，制定本办法。第二条本办法自印发之日起施行。{copy}</div>
<p>版权所有</p></body></html>"""


def test_the_main_text_is_found_and_its_headline_kept() -> None:
    text = PAGE.format(
        text="<p>第一条　为了规范工作，制定本办法。</p><p>第二条　本办法自印发之日起施行。</p>", copy="多余，" * 99
    )
    page = read(text, 0, len(text))
    assert words(page.lines) == ["某某办法", "第一条为了规范工作，制定本办法。", "第二条本办法自印发之日起施行。"]
    assert page.facts.title == "某某办法"
    assert page.facts.published == "2025-07-05"
    assert outlined(text, "a.html")[0] == "title |某某办法|"


def test_a_headline_that_the_text_repeats_is_not_kept() -> None:
    text = PAGE.format(text="<p>某某办法</p><p>第一条　为了规范工作，制定本办法。</p>", copy="")
    assert words(read(text, 0, len(text)).lines) == ["某某办法", "第一条为了规范工作，制定本办法。"]


@pytest.mark.parametrize(
    "text",
    ["<b" * 60_000 + "<p><p><p>", "<!--" * 60_000, "<div>" * 10_000 + "甲。" + "</div>" * 10_000, "&amp;　　" * 9_000],
    ids=["open", "comments", "nested", "entities"],
)
def test_hostile_markup_is_read_in_linear_time(text: str) -> None:
    start = time.process_time()
    read(text, 0, len(text))
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h1>甲<br>乙</h1><center><p>丙</p></center>", [("甲", Role.TITLE), ("乙", Role.TITLE), ("丙", Role.TEXT)]),
        ("<pre>甲\n乙</pre>丙\n丁", [("甲", Role.TEXT), ("乙", Role.TEXT), ("丙丁", Role.TEXT)]),
        ("<p>甲<button>按</button>乙<select><option>一</select></p>", [("甲乙", Role.TEXT)]),
        ("<p>甲<button>乙</p>", [("甲乙", Role.TEXT)]),
        ("<p>甲&#150;乙&#10;丙</p>", [("甲–乙丙", Role.TEXT)]),
    ],
)
def test_what_a_block_says_holds_for_all_its_lines(text: str, expected: list[tuple[str, Role]]) -> None:
    assert [(line.text, line.role) for line in blocks(text, 0, len(text)).lines] == expected


def test_gaps_of_the_markup_are_one_space_and_no_break_spaces_stay() -> None:
    text = "<p>\n" + " " * 40 + "甲\n" + " " * 40 + "乙" + "&nbsp;" * 3 + "丙</p>"
    assert [line.raw for line in blocks(text, 0, len(text)).lines] == [" 甲 乙\xa0\xa0\xa0丙"]


def test_a_side_is_handed_down_but_not_into_a_table() -> None:
    table = "<table><tr><td>丙</td></tr></table>"
    text = f"<div align=center><p>甲</p><p align=left>乙</p>{table}</div><p class='text-center'>丁</p>"
    sides = [line.side for line in blocks(text, 0, len(text)).lines]
    assert sides == [Side.CENTRE, Side.LEFT, Side.LEFT, Side.CENTRE]


def test_a_paragraph_ends_where_the_next_is_indented() -> None:
    text = (
        "<p style='text-indent:2em'>甲</p><p style='text-indent: 0'>乙</p><p style='text-indent:32px'>丙</p><p>丁</p>"
    )
    assert [line.full for line in blocks(text, 0, len(text)).lines] == [None, False, None, None]


def test_the_caption_of_a_table_stands_above_its_rows() -> None:
    text = "<table><caption>表1　税率</caption><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>"
    found = blocks(text, 0, len(text)).lines
    assert [(line.role, line.text) for line in found] == [(Role.TEXT, "表1税率"), (Role.ROW, ""), (Role.ROW, "")]


def test_a_cell_that_holds_articles_is_a_page() -> None:
    articles = "".join(f"<p>第{n}条　内容。</p>" for n in "一二三")
    text = f"<table><tr><td>菜单</td><td>{articles}</td></tr><tr><td>左</td><td>右</td></tr></table>"
    assert lines(text)[1:4] == ["第一条内容。", "第二条内容。", "第三条内容。"]


@pytest.mark.parametrize(
    "text",
    [
        '<b "> "' * 60_000 + "<p>甲。",
        "<button>甲" * 60_000,
        "<table><tr><td>" * 5_000 + "甲。",
        "<table>" + "<tr><td colspan=60>甲<td rowspan=9999>乙</tr>" * 1_000 + "</table>",
        "<span style='display:none'>" * 60_000 + "甲。",
        "<title>" + "甲_" * 60_000 + "</title><p>甲。",
        "<p " + "class=center" * 60_000 + ">甲。",
    ],
    ids=["quotes", "buttons", "tables", "spans", "hidden", "title", "class"],
)
def test_hostile_pages_are_read_in_linear_time(text: str) -> None:
    start = time.process_time()
    read(text, 0, len(text))
    assert time.process_time() - start < 3

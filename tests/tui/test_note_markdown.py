"""Markdown of notes in rows: what is shown of it, that 禁则 holds, and that nothing in it does anything."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from stdplan_tui.text.width import cells
from stdplan_tui.tui.notes.body import Body, body_rows
from stdplan_tui.tui.notes.plain_words import plain_words
from tests.support.counts import tries


def told(text: str, width: int = 30, limit: int = 60, ambiguous_width: int = 1) -> list[str]:
    """The rows of a text."""
    return [row.plain for row in body_rows(text, width, limit, ambiguous_width).rows]


def styled(text: str, style: str) -> list[str]:
    """The words of a text that have a style."""
    rows: tuple[Content, ...] = body_rows(text, 60, 60, 1).rows
    return [row.plain[span.start : span.end] for row in rows for span in row.spans if style in str(span.style).split()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("一句\n二句\n\n三句", ["一句", "二句", "", "三句"]),
        ("一**句**\n二句\n\n三句", ["一句", "二句", "", "三句"]),
        ("## 标题\n正文", ["标题", "正文"]),
        ("- 甲\n- 乙\n  - 丙\n", ["- 甲", "- 乙", "  - 丙"]),
        ("3. 甲\n4. 乙", ["3. 甲", "4. 乙"]),
        ("- [x] 甲\n- [ ] 乙", ["- [x] 甲", "- [ ] 乙"]),
        ("> 甲\n>\n> > 乙", ["┃ 甲", "┃ ", "┃ ┃ 乙"]),
        ("说明：\n```py\nx = 1\n\n\ty\n```", ["说明：", "  x = 1", "  ", "      y"]),
        ("[国标](https://a.cn/?b=1)", ["国标 <https://a.cn/?b=1>"]),
        ("<https://a.cn>", ["https://a.cn"]),
        ("![图](a.png)", ["[图] <a.png>"]),
        ("| 项 | 值 |\n|--|--|\n| 甲乙 | 1 |", ["项    值", "甲乙  1"]),
        ("---", ["─" * 12]),
        ("<b>粗</b> `a*b`", ["<b>粗</b> a*b"]),
        ("a\\*b\\* &lt;", ["a*b* <"]),
    ],
)
def test_markdown_is_shown_as_what_it_means(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一句\n\n二句", "一句 二句"),
        ("**注意：**请改`甲`", "注意：请改甲"),
        ("# 标题\n> 引\n\n1. 甲\n2. 乙", "标题 引 1. 甲 2. 乙"),
        ("| 项 | 值 |\n|--|--|\n| 甲 | 1 |", "项 值 甲 1"),
        ("```\nx  =  1\n```", "x = 1"),
        ("2*3 与 a_b", "2*3 与 a_b"),
        ("***", ""),
        ("字" * 5000, "字" * 600),
        (">" * 30 + "深", ">" * 30 + "深"),
    ],
)
def test_on_one_line_the_marks_are_left_out(text: str, words: str) -> None:
    assert plain_words(text) == words


def test_emphasis_has_its_style() -> None:
    text = "**粗**、*斜*、~~删~~、`码`、[链](x)"
    shown = {style: styled(text, style) for style in ("bold", "italic", "strike", "underline", "$secondary")}
    assert shown == {"bold": ["粗"], "italic": ["斜"], "strike": ["删"], "underline": ["链"], "$secondary": ["码"]}


@pytest.mark.parametrize("text", ["**注意：**请改", "请看**“引文”**一节", "改为**（一）**后"])
def test_emphasis_ends_beside_chinese_marks(text: str) -> None:
    assert "*" not in told(text)[0]


def test_rows_obey_the_rules_of_breaking_inside_lists_and_quotes() -> None:
    for row in told("> - 一二三四五六七八九十，“甲乙丙丁”戊己庚辛（壬癸）。子丑寅卯", 20):
        assert row.strip("┃- ")[0] not in "，。”）"
        assert row[-1] not in "“（"


def test_a_table_that_does_not_fit_stands_in_rows() -> None:
    wide = "| 很长很长的第一列 | 很长很长的第二列 |\n|-|-|\n| 甲 | 乙 |"
    assert told(wide, 20) == ["很长很长的第一列 |", "很长很长的第二列", "甲 | 乙"]


def test_where_marks_are_wide_nothing_of_ours_is_ambiguous() -> None:
    assert told("> 甲\n\n---", ambiguous_width=2) == ["| 甲", "", "-" * 12]


@pytest.mark.parametrize(
    "text",
    [
        "[@click=app.quit]按[/] *斜*",
        "*a* \x1b[31m红\x1b]0;题\x07 &#27;[0m &#x202e;",
        "`\x1b[2J` [x](\x1b[2J)",
        "```\n\x1b[2J\x9b1m\n```",
    ],
)
def test_nothing_in_a_note_reaches_the_terminal_or_can_be_clicked(text: str) -> None:
    rows = body_rows(text, 40, 60, 1).rows
    assert not any(character in row.plain for row in rows for character in "\x1b\x9b\x07\u202e")
    assert not any("@click" in str(span.style) or "link" in str(span.style) for row in rows for span in row.spans)


def test_a_long_text_is_cut_and_says_by_how_much() -> None:
    for text in ("字" * 100_000, "*字* " * 25_000, "字\n" * 50_000):
        body = body_rows(text, 30, 20, 1)
        assert len(body.rows) <= 20
        assert 95_000 <= body.left <= 100_000


def test_a_short_text_leaves_nothing_out() -> None:
    assert body_rows("*字*\n" * 19, 30, 20, 1).left == 0
    assert body_rows(" \n", 30, 20, 1) == Body(())


@pytest.mark.parametrize(
    "text", ["![[" * 33_000, "[" * 100_000, ">" * 100_000, "a*b_" * 25_000, "- " * 50_000, "| a " * 25_000]
)
def test_hostile_markdown_is_bounded(text: str) -> None:
    began = time.process_time()
    body_rows(text, 32, 30, 1)
    assert time.process_time() - began < 1


def test_what_lies_too_deep_is_shown_as_it_was_written() -> None:
    text = "> " * 30 + "深处"
    assert "深处" in "".join(told(text, 80))


MARKS = st.text(st.sampled_from("*_`[]()<>!|#-+>=~.1 \n\t甲乙，。（）“”a&;\\\x1b\u3000😀"), max_size=200)


@settings(max_examples=tries(150), deadline=None)
@given(MARKS, st.integers(2, 60), st.sampled_from([1, 2]))
def test_any_text_is_set_in_rows_that_fit(text: str, width: int, ambiguous_width: int) -> None:
    body = body_rows(text, width, 40, ambiguous_width)
    assert len(body.rows) <= 40
    assert all(cells(row.plain, ambiguous_width) <= max(width, 4) for row in body.rows)
    assert not any("\x1b" in row.plain or "\n" in row.plain for row in body.rows)

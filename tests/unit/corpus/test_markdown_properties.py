"""The body grammar for any tree and any text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.model import Clause
from stdplan_tui.errors import BodyError
from tests.support.counts import tries
from tests.support.trees import trees

_LINES = [
    *(
        "# 标题",
        "## 一、总",
        "### （一）甲",
        "#### 1.乙",
        "##### （1）丙",
        "###### ①丁",
        "###### 戊",
        "## 附件1　录",
        "#",
    ),
    *(
        "**第一条**",
        "**（一）**",
        "**1.**",
        "**需求。**",
        "**专栏1　农**",
        "**表1　数**",
        "**",
        "文字",
        "正文。",
        "1. x",
    ),
    *("- ——", "- ——**甲。**", "  文字", "  - --", "  **①**", "\t- x", "--", "* x", "```", "    code", "\\", "<b>"),
    *("> **专栏2　工**", ">", "> **农业**", "> 文", "> - ——", "> > **专栏3　x**", "> | a |", "> | --- |"),
    *("| a | b |", "| --- | --- |", "|  |", "a\u200b\u0301"),
    *("<!-- in . -->", "<!-- in 1 -->", "<!-- in art1.p2 -->", "<!-- notice -->", "<!-- document -->", "<!-- doc -->"),
    *("<!-- preamble -->", "<!-- closing -->", "<!-- signature -->", "<!-- lead -->", "<!-- item -->"),
    *("<!-- box -->", "<!-- table -->", "<!-- annex -->"),
]
_line = st.one_of(st.just(""), st.sampled_from(_LINES))


def _read(text: str) -> tuple[tuple[Clause, ...], int | None]:
    """The clauses of a text; or none, and the line (0 where it has none) at which it is refused."""
    try:
        return markdown.read(text), None
    except BodyError as error:
        return (), error.line or 0


@settings(max_examples=tries(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(trees())
def test_reading_what_was_written_gives_the_tree(drafts: list[Draft]) -> None:
    body = markdown.write(drafts)
    clauses = markdown.read(body)
    assert clauses == identified(drafts)
    assert markdown.write(clauses) == body


@settings(max_examples=tries(500), deadline=None)
@given(st.lists(_line, max_size=24).map("\n".join))
def test_any_text_is_refused_with_a_line_or_has_one_canonical_form(text: str) -> None:
    clauses, line = _read(text)
    assert line is None or 1 <= line <= text.count("\n") + 1
    canonical = markdown.write(clauses)
    assert markdown.read(canonical) == clauses
    assert markdown.write(markdown.read(canonical)) == canonical


@settings(max_examples=tries(200), deadline=None)
@given(st.text(max_size=200))
def test_any_characters_at_all(text: str) -> None:
    clauses, _line = _read(text)
    assert markdown.read(markdown.write(clauses)) == clauses

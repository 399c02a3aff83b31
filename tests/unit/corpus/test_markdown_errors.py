"""Bodies that cannot be read, and trees that cannot be written: one clear message with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.errors import BodyError


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("甲\n\n**需求引领。**围绕需要。\n", 3, "line of their own"),
        ("<!-- 注释 -->\n甲\n", 1, "no mark"),
        ("<!-- lead\n甲\n", 1, "no mark"),
        ("甲\n\n<!-- chapitre -->\n乙\n", 3, "no level"),
        ("<!-- closing -->\n\n甲\n", 1, "directly below"),
        ("甲\n\n<!-- closing -->\n", 3, "directly below"),
        ("<!-- in 3 -->\n甲\n", 1, "no open clause"),
        ("<!-- lead -->\n<!-- in . -->\n甲\n", 2, "out of order"),
        ("<!-- notice -->\n<!-- document -->\n# 甲\n", 2, "out of order"),
        ("<!-- lead -->\n<!-- item -->\n甲\n", 2, "out of order"),
        ("##\u3000\n", 1, "without words"),
        ("| a |\n", 1, "| --- |"),
        ("甲\n\n> 没有标题。\n", 3, "专栏"),
        ("> **重点工程**\n", 1, "专栏"),
        ("> **专栏1　甲**\n>\n> ## 乙\n", 3, "bold lines"),
        ("> **专栏1　甲**\n>\n> <!-- in . -->\n> 乙\n", 3, "no open clause"),
        ("> **专栏1　甲**\n>\n> <!-- document -->\n> 乙\n", 3, "no open clause"),
        ("- ——\n\n  <!-- row -->\n  甲\n", 4, "cannot be marked"),
        ("<!-- paragraph -->\n- 甲\n", 2, "cannot be marked"),
        ("<!-- box -->\n甲\n", 2, "cannot be marked"),
    ],
)
def test_what_cannot_be_read(body: str, line: int, words: str) -> None:
    with pytest.raises(BodyError, match=words.replace("|", r"\|")) as caught:
        markdown.read(body, Path("corpus/plan.md"))
    assert (caught.value.line, caught.value.path) == (line, Path("corpus/plan.md"))


def test_a_body_that_nests_without_end_is_refused() -> None:
    quotes = "\n".join(f"{'> ' * depth}<!-- box -->" for depth in range(400))
    with pytest.raises(BodyError, match="too deeply"):
        markdown.read(f"{quotes}\n{'> ' * 400}甲\n")


def test_bold_without_an_end_is_refused_in_no_time() -> None:
    with pytest.raises(BodyError):
        markdown.read("**" + "\\*" * 100_000 + "\n")


@pytest.mark.parametrize(
    "draft",
    [
        Draft(Level.PARAGRAPH, text="甲", children=[Draft(Level.PARAGRAPH, text="乙")]),
        Draft(Level.PARAGRAPH),
        Draft(Level.PARAGRAPH, text="甲\n乙"),
        Draft(Level.ITEM, label="甲、", heading="乙"),
        Draft(Level.PART, "一、", "甲", children=[Draft(Level.NOTICE, children=[Draft(Level.PARAGRAPH, text="乙")])]),
    ],
)
def test_what_cannot_be_written(draft: Draft) -> None:
    with pytest.raises(BodyError):
        markdown.write([draft])

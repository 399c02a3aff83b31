"""The guides show the language of queries by the examples of the help pane."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stdplan_tui.search.query.help import EXAMPLES
from tests.unit.cli.conftest import Call

DOCS = Path(__file__).parents[3] / "docs"
ROWS = [example for group in EXAMPLES for example in group.rows]


@pytest.mark.parametrize("guide", ["guide.md", "guide.zh-CN.md"])
def test_every_example_stands_in_the_guide(guide: str) -> None:
    text = (DOCS / guide).read_text("utf-8")
    assert ROWS
    assert [example.query for example in ROWS if f"| `{example.query}` |" not in text] == []


def test_the_english_guide_says_what_the_help_says() -> None:
    text = (DOCS / "guide.md").read_text("utf-8")
    assert [example.query for example in ROWS if f"| `{example.query}` | {example.finds} |" not in text] == []


def test_the_help_of_the_command_has_them_too(call: Call) -> None:
    page = call("search", "--help").out
    assert [example.query for example in ROWS if not re.search(rf"  {re.escape(example.query)} +\S", page)] == []

"""The caret under a query stands under the character that is meant, however wide those before it are."""

from __future__ import annotations

import pytest

from stdplan_tui.cli.search_notices import pointed


@pytest.mark.parametrize(
    ("query", "column", "width", "lines"),
    [
        ("a (b", 2, 1, ("  a (b", "    ^")),
        ("标准 (农业", 3, 1, ("  标准 (农业", "       ^")),
        ("“标”(", 3, 2, ("  “标”(", "        ^")),
        ("标准", 9, 1, ("  标准", "      ^")),
        ("a\x1b[\t\n(", 5, 1, ("  a\ufffd[  (", "       ^")),
        ("甲" * 100, 70, 1, ("  …" + "甲" * 60 + "…", " " * 83 + "^")),
    ],
)
def test_the_caret(query: str, column: int, width: int, lines: tuple[str, str]) -> None:
    assert pointed(query, column, width) == lines

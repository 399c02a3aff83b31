"""The words of a part of a page, for messages."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.sources.html.words import visible


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  甲\n 乙 ", "甲 乙"),
        ("甲</span><script>setTimeout(1 < 2)</script><b>乙</b>&amp;丙", "甲 乙 & 丙"),
        ('33px">甲<br>乙', "甲 乙"),
        ("<p>" + "甲" * 9_000 + "</p>乙<i>", "甲" * 3_997 + "…" + "甲" * 3_992 + " 乙"),
        ("", ""),
    ],
)
def test_markup_is_left_out(text: str, words: str) -> None:
    assert visible(text) == words

"""Untrusted text on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.display import shown, shown_line


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31m红\x1b[0m", "红"),
        ("\x9b2J甲", "甲"),
        ("\x1b]0;标题\x07甲", "甲"),
        ("\x1b]8;;http://a\x1b\\甲\x1b]8;;\x1b\\", "甲"),
        ("\x1bP1$q\x1b\\甲", "甲"),
        ("\x1b", ""),
        ("\x1b\x1b[m[31m甲", "[31m甲"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("甲\u202e乙\u2066\u200f", "甲乙"),
        ("甲\x00\x07\x7f\x85\ud800乙", "甲乙"),
        ("a\tb [bold]c[/]", "a\tb [bold]c[/]"),
    ],
)
def test_shown(text: str, safe: str) -> None:
    assert shown(text) == safe


def test_one_line() -> None:
    assert shown_line("甲\n乙\t丙\r\n丁") == "甲 乙 丙 丁"


@given(st.text(st.sampled_from("\x1b[]P^_0;m\\\x07\x9b\x90甲a\r\n\t\u202e\ud800"), max_size=30))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    safe = shown(text)
    assert not set(safe) & set("\x1b\x9b\x90\x07\r\u202e\ud800")
    assert shown(safe) == safe
    assert "\n" not in shown_line(text)


def test_a_hundred_thousand_unfinished_sequences_take_no_time() -> None:
    assert shown("\x1b]" * 100_000) == ""
    assert shown("\x1bP" * 100_000) == ""

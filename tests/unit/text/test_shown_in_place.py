"""Untrusted text, made visible without moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.display import shown_in_place


@given(st.text(st.characters(), max_size=60))
def test_every_character_stays_in_its_place(text: str) -> None:
    shown = shown_in_place(text)
    assert len(shown) == len(text)
    assert all(after in {before, " ", "\ufffd"} for before, after in zip(text, shown, strict=True))
    assert not any(c < " " and c != "\n" for c in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("标准 GB/T", "标准 GB/T"),
        ("甲\t乙\n丙", "甲 乙\n丙"),
        ("\x1b[31m红", "\ufffd[31m红"),
        ("\u202e反\u200b\u200d\ufe0f\ufeff", "\ufffd反\ufffd\ufffd\ufffd\ufffd"),
        ("\ud800\x9b\u2028", "\ufffd\ufffd\ufffd"),
    ],
)
def test_what_would_not_be_seen_is_replaced(text: str, shown: str) -> None:
    assert shown_in_place(text) == shown

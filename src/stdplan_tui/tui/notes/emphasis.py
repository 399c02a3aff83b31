"""Emphasis in Chinese: `**注意：**请` is strong, though no blank stands behind the mark.

By CommonMark a run of `*` behind punctuation closes only before a blank or further punctuation. Chinese has neither;
so beside Han and full-width marks a run may open and close, as the amendments for Chinese, Japanese and Korean have it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def tokenize(state: StateInline, silent: bool) -> bool:
    """Take a run of `*` or `_` at the place that the state is at; a rule of markdown-it."""
    from markdown_it.rules_inline.state_inline import Delimiter

    start = state.pos
    marker = state.src[start]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(start, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before, after = state.src[start - 1 : start], state.src[start + scanned.length : start + scanned.length + 1]
        opens = opens or (_is_word(after) and _is_chinese(before))
        closes = closes or (_is_word(before) and _is_chinese(after))
    for _mark in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos += scanned.length
    return True


def _is_word(character: str) -> bool:
    """Whether it is there, and no gap."""
    return bool(character) and not character.isspace()


def _is_chinese(character: str) -> bool:
    """Whether it is Han, or a mark as wide as Han: what takes no blank beside it."""
    return bool(character) and not character.isspace() and unicodedata.east_asian_width(character) in "WF"

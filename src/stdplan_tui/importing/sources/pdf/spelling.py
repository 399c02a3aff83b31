"""Characters of a PDF's fonts that stand for others: radicals for Han characters, ligatures for letters, soft hyphens.

Word and some fonts' tables map a glyph to U+2F00-2FD5 or U+2E80-2EFF, which no search for the word finds.
"""

from __future__ import annotations

import unicodedata
from functools import cache

DAMAGED = "\ufffd"
_SOFT_HYPHENS = frozenset("\u00ad\u0002\ufffe")
_WHOLE = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾",  # those that are words by themselves
        "母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户",
        strict=True,
    )
)


@cache
def read_as(character: str) -> str:
    """The text that a character of a PDF is read as; itself for nearly all."""
    code = ord(character)
    if character in _SOFT_HYPHENS:
        return ""
    if character in _WHOLE:
        return _WHOLE[character]
    if 0x2F00 <= code <= 0x2FD5 or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", character)
    return character


def visible(character: str) -> str:
    """The character, or U+FFFD where it is a control character that no page prints."""
    if character in _SOFT_HYPHENS:
        return "\u00ad"
    return DAMAGED if unicodedata.category(character) in ("Cc", "Cn", "Cs") else character


def is_damaged(character: str) -> bool:
    """Whether the character tells nobody what was printed: one for private use, or a sign for a lost one."""
    return character == DAMAGED or unicodedata.category(character) == "Co"

"""Traditional characters read like the simplified ones, one for one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from stdplan_tui.text.simplified import SIMPLIFIED, TRADITIONAL

_AS_TOLD = {"覆": "复"}  # an answer is 復 or 覆; elsewhere 覆 is a character of its own (覆盖)


@lru_cache(maxsize=4096)
def simple_form(character: str) -> str:
    """The simplified form of a traditional character; any other as it is."""
    place = bisect_left(TRADITIONAL, character)  # a table of all would take half a megabyte
    return SIMPLIFIED[place] if TRADITIONAL[place : place + 1] == character else character


def traditional() -> str:
    """The traditional characters between U+4E00 and U+9FFF, for a class of a pattern."""
    return TRADITIONAL[bisect_left(TRADITIONAL, "\u4e00") : bisect_right(TRADITIONAL, "\u9fff")]


@cache
def _perhaps() -> re.Pattern[str]:
    """Finds each character that may be traditional; those beyond U+FFFF, which no label has, would make it slow."""
    return re.compile(rf"[\u3400-\u4dbf{''.join(_AS_TOLD)}{traditional()}]")


def simplified(text: str) -> str:
    """`text` with traditional characters in their simplified form: offsets stay.

    For telling what a line is (第十條, 專欄, 印發…的通知, 批覆), never for keeping.
    """
    if text.isascii():
        return text
    return _perhaps().sub(_told, text)


def _told(match: re.Match[str]) -> str:
    return _AS_TOLD.get(match[0]) or simple_form(match[0])

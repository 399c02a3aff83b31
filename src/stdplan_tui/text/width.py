"""How many cells of a terminal characters take, by UAX #11 (East Asian Width).

Wide and full-width characters take two, combining and format characters none; ambiguous ones (“ ” … — ·) take one
or two, as the terminal is set.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate

_FORMAT_CATEGORIES = frozenset({"Mn", "Mc", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"})
_HANGUL_MEDIAL_AND_FINAL = range(0x1160, 0x1200)

_SHORT = 48
"""Characters up to which a table is as fast as a pattern; the pattern takes a millisecond to compile."""


class Widths(dict[str, int]):
    """The cells of each character, worked out when first asked for."""

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__()
        self._ambiguous_width = ambiguous_width

    def __missing__(self, character: str) -> int:
        width = self[character] = self._measured(character)
        return width

    def _measured(self, character: str) -> int:
        if unicodedata.category(character) in _FORMAT_CATEGORIES:
            return 0
        if ord(character) in _HANGUL_MEDIAL_AND_FINAL:
            return 0
        match unicodedata.east_asian_width(character):
            case "W" | "F":
                return 2
            case "A":
                return self._ambiguous_width
            case _:
                return 1


@cache
def widths(ambiguous_width: int = 1) -> Widths:
    """The table of characters' cells in a terminal where an ambiguous character takes `ambiguous_width` of them."""
    return Widths(ambiguous_width)


def cells(text: str, ambiguous_width: int = 1) -> int:
    """How many cells `text` takes on one row."""
    known = widths(ambiguous_width)
    if len(text) <= _SHORT:
        return sum(map(known.__getitem__, text))
    rest = _wide().sub("", text)  # nearly all of it: a pattern passes over a run several times as fast as a table
    return 2 * (len(text) - len(rest)) + sum(map(known.__getitem__, rest))


def running_cells(text: str, ambiguous_width: int = 1) -> list[int]:
    """How many cells stand before each character of `text`, and before its end: one more value than characters."""
    return list(accumulate(map(widths(ambiguous_width).__getitem__, text), initial=0))


@cache
def _wide() -> re.Pattern[str]:
    """Han, U+3000 、 。 and what is full-width."""
    return re.compile("[\u4e00-\u9fa5\u3000-\u3002\uff01-\uff5e]+")

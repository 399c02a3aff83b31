"""A row made to reach the edge: where single cells are put between its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from stdplan_tui.text.typeset.prohibitions import NO_END, NO_START, may_break
from stdplan_tui.text.typeset.wholes import whole_around

_P = TypeVar("_P")


class _Shapes(dict[int, str]):
    """A letter for each character, by what a cell more may stand beside; worked out when it is first asked for.

    L Latin, D digit, H Han, S end of a sentence, C comma, Q and q a quotation mark that closes and that opens, P pause,
    _ gap, E no row starts with it, O no row ends with it, B neither, J Han that no row starts with, N a gap that no row
    is broken at.
    """

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape(chr(code))
        return shape


def _shape(character: str) -> str:
    if (letter := _LETTERS.get(character)) is not None:
        return letter
    if character.isspace():
        return "N" if character in NO_START and character in NO_END else "_" if character in NO_START else " "
    han = any(first <= character <= last for first, last in _HAN)
    if character in NO_START:
        return "J" if han else "B" if character in NO_END else "E"
    if character in NO_END:
        return "O"
    if any(first <= character <= last for first, last in _DIGITS):
        return "D"
    latin = any(first <= character <= last for first, last in _LATIN)
    return "L" if latin else "H" if han else "."


_DIGITS: Final = ("09", "０９")
_LATIN: Final = ("AZ", "az", "\u00c0\u02af", "\u0370\u052f", "ＡＺ", "ａｚ")
_HAN: Final = (
    *("\u3005\u3007", "\u3040\u312f", "\u3400\u9fff", "\uac00\ud7a3"),
    *("\uf900\ufaff", "\U00020000\U0003fffd"),
)
_LETTERS: Final = (
    dict.fromkeys("。！？；：", "S") | dict.fromkeys("”’", "Q") | dict.fromkeys("“‘", "q") | {"、": "P", "，": "C"}
)
_SHAPES: Final = _Shapes()

# Patterns over the letters: over the characters themselves they would take longer to compile than all rows to set.
_BESIDE_QUOTES: Final = "(?<=Q)(?=[HJLD])|(?<=[HJLD])(?=q)"
_IN_SPACES: Final = "(?<=[ _N])"
_BEFORE_NUMBERS: Final = "(?<=[HJ])(?=D)"
_BEHIND_SENTENCES: Final = "(?<=S)(?=[HJLD])"
_BEHIND_COMMAS: Final = "(?<=C)(?=[HJLD])"
_BESIDE_MARKS: Final = "(?<=[QE])(?=[HJLD])|(?<=[HJLD])(?=[qO])"
_BEHIND_PAUSES: Final = "(?<=P)(?=[HJLD])"
_BETWEEN_MARKS: Final = "(?<=[QESCP])(?=[qO])"
_LATIN_WORDS: Final = "(?<=[HJ])L(?:[LDEB_.-]*[LD])?(?=[HJ])"
"""Words with Han on both sides: a cell on one side alone would look like a slip."""

_HARDLY_SEEN: Final = (_IN_SPACES, _BEFORE_NUMBERS)
_SEEN: Final = (_BEHIND_SENTENCES, _BEHIND_COMMAS, _BESIDE_MARKS, _BEHIND_PAUSES, _BETWEEN_MARKS)
"""Beside marks that bring a blank of half their width along: a cell more makes it three times as wide."""


def gaps(text: str, start: int, end: int, slack: int, ambiguous_width: int = 1) -> tuple[int, ...]:
    """The characters of row `start` to `end` that one cell more stands before, to make it `slack` cells longer.

    In order; a character is named twice where two cells stand before it. Only where a row might end: never inside a
    Latin run, behind an opening mark or before a closing one; nor inside a date. And never between Han, where a cell
    would look like a gap between words.

    First where it is hardly seen: beside quotation marks of one cell, which are half as wide as they should be, in the
    gaps of Latin text, before numbers. Then behind marks that end a sentence, behind commas, beside other marks, on
    both sides of Latin words; for a single cell these are not worth it. The row may stay one cell short; where it would
    be more, it stays as it is, and the answer is ().
    """
    while start < end and text[start].isspace():
        start += 1
    shapes = text[start:end].translate(_SHAPES)
    found: list[int] = []
    for kind in (*((_BESIDE_QUOTES,) if ambiguous_width == 1 else ()), *_HARDLY_SEEN, *(_SEEN if slack > 1 else ())):
        found += _spread(_places(kind, shapes, text, start, found), slack - len(found))
        if len(found) == slack:
            return tuple(sorted(found))
    pairs = [pair for pair in _beside_words(shapes, text, start) if not set(pair) & set(found)]
    found += (at for pair in _spread(pairs, (slack - len(found)) // 2) for at in pair)
    found += _spread(_places(_IN_SPACES, shapes, text, start, ()), slack - len(found))
    return tuple(sorted(found)) if len(found) >= slack - 1 else ()


def _places(kind: str, shapes: str, text: str, start: int, taken: Sequence[int]) -> list[int]:
    """The places of a kind inside the row of these shapes, but for those that are taken."""
    found = (start + match.start() for match in re.finditer(kind, shapes) if 0 < match.start() < len(shapes))
    return [at for at in found if at not in taken and _is_open(text, at)]


def _beside_words(shapes: str, text: str, start: int) -> list[tuple[int, int]]:
    """The places before and behind each Latin word between Han."""
    found = ((start + match.start(), start + match.end()) for match in re.finditer(_LATIN_WORDS, shapes))
    return [pair for pair in found if all(_is_open(text, at) for at in pair)]


def _is_open(text: str, at: int) -> bool:
    return may_break(text, at) and whole_around(text, at) is None


def _spread(places: Sequence[_P], count: int) -> list[_P]:
    """`count` of the places, evenly; all of them where there are no more."""
    if count >= len(places):
        return list(places)
    return [places[(2 * n + 1) * len(places) // (2 * count)] for n in range(count)]

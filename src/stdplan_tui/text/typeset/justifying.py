"""A row made to reach the edge: where single cells are put between its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stdplan_tui.text.typeset.prohibitions import NO_END, NO_START, may_break

_MOST_BETWEEN_HAN: Final = 2


class _Shapes(dict[int, str]):
    """A letter for each character, by what a cell more may stand beside; worked out when it is first asked for.

    L Latin, H Han, S end of a sentence, Q and q a quotation mark that closes and that opens, P pause, _ gap, E no row
    starts with it, O no row ends with it, B neither, J Han that no row starts with, N a gap that no row is broken at.
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
    latin = any(first <= character <= last for first, last in _LATIN)
    return "L" if latin else "H" if han else "."


_LATIN: Final = ("09", "AZ", "az", "\u00c0\u02af", "\u0370\u052f", "０９", "ＡＺ", "ａｚ")
_HAN: Final = (
    *("\u3005\u3007", "\u3040\u312f", "\u3400\u9fff", "\uac00\ud7a3"),
    *("\uf900\ufaff", "\U00020000\U0003fffd"),
)
_LETTERS: Final = dict.fromkeys("。！？；：", "S") | dict.fromkeys("”’", "Q") | dict.fromkeys("“‘", "q") | {"、": "P"}
_SHAPES: Final = _Shapes()

# Patterns over the letters: over the characters themselves they would take longer to compile than all rows to set.
_BESIDE_QUOTES: Final = re.compile("(?<=Q)|(?=q)")
_BESIDE_LATIN: Final = re.compile("(?<=L)(?=[HJ])|(?<=[HJ])(?=L)")
_BEHIND_SENTENCES: Final = re.compile("(?<=S)")
_IN_SPACES: Final = re.compile("(?<=[ _N])")
_BESIDE_MARKS: Final = re.compile("(?<=[SQE_BJN])|(?=[qOBN])")
_BEHIND_PAUSES: Final = re.compile("(?<=P)")
_ANYWHERE: Final = re.compile("")
_KINDS: Final = (_BESIDE_LATIN, _BEHIND_SENTENCES, _IN_SPACES, _BESIDE_MARKS, _BEHIND_PAUSES)
_KINDS_WITH_QUOTES: Final = (_BESIDE_QUOTES, *_KINDS)
"""Places for a cell more, those first where it is seen least."""


def gaps(text: str, start: int, end: int, slack: int, ambiguous_width: int = 1) -> tuple[int, ...]:
    """The characters of row `start` to `end` that one cell more stands before, so that it is `slack` cells longer.

    In order; a character is named twice where two cells stand before it. Only where a row might end: never inside a
    Latin run, behind an opening mark or before a closing one. First beside quotation marks of one cell, which are half
    as wide as they should be, and between Han and Latin; then behind marks that end a sentence, in the gaps of Latin
    text, beside other marks, behind 、; at last between Han, but two cells at most: rather than be torn, a row stays
    as it is, and the answer is ().
    """
    while start < end and text[start].isspace():
        start += 1
    found: list[int] = []
    shapes = text[start:end].translate(_SHAPES)
    for kind in _KINDS_WITH_QUOTES if ambiguous_width == 1 else _KINDS:
        places = _places(kind, shapes, text, start, found)
        found += _spread(places, slack - len(found))
        if len(found) == slack:
            return tuple(sorted(found))
    found += _spread(_places(_IN_SPACES, shapes, text, start, ()), slack - len(found))
    left, between_han = slack - len(found), _places(_ANYWHERE, shapes, text, start, found)
    if left > min(_MOST_BETWEEN_HAN, len(between_han)):
        return ()
    return tuple(sorted(found + _spread(between_han, left)))


def _places(kind: re.Pattern[str], shapes: str, text: str, start: int, taken: Sequence[int]) -> list[int]:
    """The places of a kind inside the row of these shapes, but for those that are taken."""
    found = (start + match.start() for match in kind.finditer(shapes, 1))
    return [at for at in found if at < start + len(shapes) and at not in taken and may_break(text, at)]


def _spread(places: Sequence[int], count: int) -> list[int]:
    """`count` of the places, evenly; all of them where there are no more."""
    if count >= len(places):
        return list(places)
    return [places[(2 * n + 1) * len(places) // (2 * count)] for n in range(count)]

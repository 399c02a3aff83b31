"""A row made to reach the edge: where single cells are put between its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from stdplan_tui.text.typeset.prohibitions import NO_END, NO_START, may_break

_MOST_BETWEEN_HAN: Final = 2
_LATIN: Final = "[0-9A-Za-z\u00c0-\u02af\u0370-\u052f０-９Ａ-Ｚａ-ｚ]"
_HAN: Final = "[\u3005-\u3007\u3040-\u312f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd]"


def _any_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


_BESIDE_QUOTES: Final = re.compile("(?<=[”’])|(?=[“‘])")
_BESIDE_LATIN: Final = re.compile(f"(?<={_LATIN})(?={_HAN})|(?<={_HAN})(?={_LATIN})")
_BEHIND_SENTENCES: Final = re.compile("(?<=[。！？；：])")
_IN_SPACES: Final = re.compile(r"(?<=\s)")
_BESIDE_MARKS: Final = re.compile(f"(?<={_any_of(NO_START - frozenset('、'))})|(?={_any_of(NO_END)})")
_BEHIND_PAUSES: Final = re.compile("(?<=、)")
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
    for kind in _KINDS_WITH_QUOTES if ambiguous_width == 1 else _KINDS:
        places = _places(kind, text, start, end, found)
        found += _spread(places, slack - len(found))
        if len(found) == slack:
            return tuple(sorted(found))
    found += _spread(_places(_IN_SPACES, text, start, end, ()), slack - len(found))
    left, between_han = slack - len(found), _places(_ANYWHERE, text, start, end, found)
    if left > min(_MOST_BETWEEN_HAN, len(between_han)):
        return ()
    return tuple(sorted(found + _spread(between_han, left)))


def _places(kind: re.Pattern[str], text: str, start: int, end: int, taken: Sequence[int]) -> list[int]:
    """The places of a kind inside the row, but for those that are taken."""
    found = (match.start() for match in kind.finditer(text, start + 1, end))
    return [at for at in found if at < end and at not in taken and may_break(text, at)]


def _spread(places: Sequence[int], count: int) -> list[int]:
    """`count` of the places, evenly; all of them where there are no more."""
    if count >= len(places):
        return list(places)
    return [places[(2 * n + 1) * len(places) // (2 * count)] for n in range(count)]

"""Folding: spellings that a reader takes for the same become the same string, and offsets lead back.

Every character is folded by itself, so `fold(a + b) == fold(a) + fold(b)` and a piece of a text is always found in it.
Numbers, which need their neighbours to be read, are made one in a pass over the folded text (`text.numbers`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from operator import itemgetter

from stdplan_tui.frozen import frozen
from stdplan_tui.text.spacing import is_space
from stdplan_tui.text.variants import simple_form, traditional

BARRIERS = "\n\t"  # between heading and text, lines, and cells of a row: no match crosses them
Piece = tuple[int, int, int, int]  # where it starts and ends in the folded text, then in the original
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−─━﹘﹣－", "-"),
        "⸺": "--",
        **dict.fromkeys("“”„‟″〝〞〟「」『』﹁﹂﹃﹄＂", '"'),
        **dict.fromkeys("‘’‚‛′＇`´｀", "'"),
        **dict.fromkeys("〔【〖﹝［", "["),
        **dict.fromkeys("〕】〗﹞］", "]"),
        **dict.fromkeys("·•‧・･∙⋅", "·"),
        **dict.fromkeys("〜～∼", "~"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("○◯", "〇"),
        **dict.fromkeys("\x02\x03"),  # what marks a number in the end (`text.numbers`) is in no text
    }
)
_PIECE_START = itemgetter(0)
_FEW = 16  # as many characters are replaced one after the other: quicker than a walk over the places of all

_KEPT = 20_000


@frozen
class Folded:
    """A folded string and where its characters came from.

    `pieces` are the stretches that did not stay as long as they were, in order and apart; what lies between two of
    them stands for as many characters of the original.
    """

    text: str
    pieces: tuple[Piece, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original characters of `text[start:end]`, which is not empty: their first offset, and the end.

        A piece counts as a whole, whichever of its characters is asked for.
        """
        if not self.pieces:
            return start, end
        return self._came_from(start)[0], self._came_from(end - 1)[1]

    def _came_from(self, offset: int) -> tuple[int, int]:
        """The original characters of one folded character."""
        place = bisect_right(self.pieces, offset, key=_PIECE_START) - 1
        if place < 0:
            return offset, offset + 1
        _, end, first, last = self.pieces[place]
        return (first, last) if offset < end else (last + offset - end, last + offset - end + 1)


class _Table(dict[str, str]):
    """Character → folded characters, filled as they are met, up to a number no honest text reaches."""

    def __missing__(self, character: str) -> str:
        folded = _fold_character(character)
        if len(self) < _KEPT:
            self[character] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in BARRIERS:
        return character
    compatible = unicodedata.normalize("NFKC", character.translate(_VARIANTS)).casefold()
    compatible = unicodedata.normalize("NFKC", compatible).translate(_VARIANTS)
    return "".join(simple_form(c) for c in compatible if not is_space(c))


_TABLE = _Table()


@cache
def _changeable() -> re.Pattern[str]:
    """Finds each character that may change, and few that do not; compiled when the first text is folded.

    Left out are LF, TAB, ASCII without capitals and `, 、。《》 and the Han characters that are not traditional. One
    class, and not all but another, since those are looked for several times as fast.
    """
    return re.compile(rf"[\0-\x08\x0b- A-Z`\x7f-\u3000\u3003-\u3009\u300c-\u4dff{traditional()}\ua000-\U0010ffff]")


def fold(text: str) -> str:
    """`text` as search compares it.

    NFKC, full and half width, case, traditional and simplified characters, dashes, quotes, brackets and dots made one;
    white space is left out, but LF and TAB stay.
    """
    found = set(_changeable().findall(text))
    return _replaced(text, found) if found else text


def _replaced(text: str, found: set[str]) -> str:
    if len(found) > _FEW:
        return _changeable().sub(lambda match: _TABLE[match[0]], text)
    for character in found:  # no character folds to one that changes again, so their order does not matter
        text = text.replace(character, _TABLE[character])
    return text


def folded(text: str) -> Folded:
    """`fold(text)`, with the offsets that lead back to `text`."""
    found = set(_changeable().findall(text))
    if not found:
        return Folded(text)
    resized = {character: len(_TABLE[character]) for character in found if len(_TABLE[character]) != 1}
    return Folded(_replaced(text, found), tuple(_pieces(text, resized)) if resized else ())


@lru_cache(maxsize=64)
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")


def _pieces(text: str, resized: dict[str, int]) -> list[Piece]:
    pieces: list[Piece] = []
    shift = 0
    for match in _any_of("".join(sorted(resized))).finditer(text):
        first = match.start()
        start, size = first + shift, resized[match[0]]
        pieces.append((start, start + size, first, first + 1))
        shift += size - 1
    return pieces

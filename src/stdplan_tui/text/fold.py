"""Folding: spellings that a reader takes for the same become the same string, and offsets lead back.

Every character is folded by itself, so `fold(a + b) == fold(a) + fold(b)` and a piece of a text is always found in it.
A rule that needs its neighbours (numerals, variants of whole words) belongs in a pass of its own over the text before
this table; `Folded.ends` is there because such a rule turns several characters into one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stdplan_tui.text.spacing import is_space

BARRIERS = "\n\t"  # between heading and text, lines, and cells of a row: no match crosses them
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
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded string and where each of its characters came from.

    Character `i` of `text` stands for the characters `starts[i]` to `ends[i]` (code points, end excluded) of the
    original.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original characters of `text[start:end]`, which is not empty: their first offset, and the end."""
        return self.starts[start], self.ends[end - 1]


class _Table(dict[int, str]):
    """Code point → folded characters, filled as they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in BARRIERS:
        return character
    compatible = unicodedata.normalize("NFKC", character.translate(_VARIANTS)).casefold()
    compatible = unicodedata.normalize("NFKC", compatible).translate(_VARIANTS)
    return "".join(c for c in compatible if not is_space(c))


_TABLE = _Table()
_CHANGEABLE = re.compile("[^\u4e00-\u9fffa-z0-9、。]+")  # translating only what may change is many times faster


def fold(text: str) -> str:
    """`text` as search compares it.

    NFKC, full and half width, case, dashes, quotes, brackets and dots made one; white space is left out, but LF and
    TAB stay.
    """
    return _CHANGEABLE.sub(lambda run: run[0].translate(_TABLE), text)


def folded(text: str) -> Folded:
    """`fold(text)`, with the offsets that lead back to `text`."""
    characters: list[str] = []
    starts: list[int] = []
    for offset, character in enumerate(text):
        for c in _TABLE[ord(character)]:
            characters.append(c)
            starts.append(offset)
    return Folded("".join(characters), tuple(starts), tuple(start + 1 for start in starts))

"""What was typed, read as characters, as pinyin, as initials, or as a mixture of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from stdplan_tui.frozen import frozen
from stdplan_tui.search.words.sounds import GAP, has_han, typed_sound
from stdplan_tui.text.fold import fold

_LONGEST = 40
_GAPS = re.compile(r"(?<=[a-zü])(?:\s+|[’‘`])(?=[a-zü])")


@frozen
class Typed:
    """`literal` is compared with words as they are written, `spoken` with their pinyin (GAP where one was typed)."""

    literal: str
    spoken: str

    @classmethod
    def read(cls, typed: str) -> Typed:
        """What was typed, folded; only its first characters count."""
        small = unicodedata.normalize("NFKC", typed[:_LONGEST]).casefold().strip()
        return cls(fold(small), typed_sound(fold(_GAPS.sub(GAP, small))).strip(GAP))

    @property
    def letters(self) -> str:
        """The pinyin without what divides it."""
        return self.spoken.replace(GAP, "")

    @property
    def is_mixed(self) -> bool:
        """Whether Chinese characters and letters stand in it."""
        return has_han(self.spoken) and any("a" <= letter <= "z" for letter in self.spoken)

    @property
    def is_latin(self) -> bool:
        """Whether it may be pinyin, or initials: small letters, from the first to the last."""
        return bool(self.spoken) and all("a" <= letter <= "z" or letter == GAP for letter in self.spoken)

    @property
    def head(self) -> str:
        """The characters that a mixture begins with, or its letters; what follows is of the other sort."""
        chinese = has_han(self.spoken[:1])
        return "".join(takewhile(lambda letter: has_han(letter) == chinese, self.spoken)).replace(GAP, "")


def fits(typed: str, written: str, read: Sequence[str]) -> bool:
    """Whether the word `written`, read so character by character, may begin with what was typed.

    Each character may be typed itself, or as its pinyin, its initial, or, where nothing but characters or a gap
    follows, any beginning of its pinyin.
    """
    typed = typed.removeprefix(GAP)
    if not typed or not written:
        return not typed
    if typed[0] == written[0] and fits(typed[1:], written[1:], read[1:]):
        return True
    return any(fits(typed[size:], written[1:], read[1:]) for size in _sizes(typed, read[0]))


def _sizes(typed: str, sound: str) -> list[int]:
    """How many letters at the start of `typed` may stand for a character that is read so, the most first."""
    same = len([1 for one, other in zip(typed, sound, strict=False) if one == other])
    while typed[:same] != sound[:same]:
        same -= 1
    return [size for size in range(same, 0, -1) if _may_end(typed, sound, size)]


def _may_end(typed: str, sound: str, size: int) -> bool:
    if size in (1, len(sound)) or sound[:size] in ("zh", "ch", "sh"):
        return True
    follows = typed[size : size + 1]
    return not ("a" <= follows <= "z")

"""Words with their counts and pinyin, sorted in every way that they are looked for.

A word's number stays the same until its table is made anew; a word that is gone keeps it, with the count 0. Strings
stand in columns by number, and `array`s of numbers give their orders, so that a table loads by splitting lines.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property

from stdplan_tui.frozen import frozen
from stdplan_tui.search.words.orders import beginning
from stdplan_tui.search.words.sections import joined, mapping, numbers_bytes, numbers_of, parted
from stdplan_tui.search.words.sounds import GAP, initials, long_initials
from stdplan_tui.text.fold import fold

_SECTIONS = ("texts", "keys", "sounds", "counts", "by_key", "by_sound", "by_initials", "by_long")
_END = "\n"  # sorts before every character of a word, so a word stands before those that begin with it


def _none() -> array[int]:
    return array("I")


@frozen(slots=False)
class Terms:
    """Words by number: as written, how often, and read with GAP between syllables ("" where they are not Chinese).

    `other_keys` has the folded word where it is not the word itself. Only words whose long initials are others than
    the short ones stand in `by_long`.
    """

    texts: Sequence[str] = ()
    sounds: Sequence[str] = ()
    other_keys: Mapping[int, str] = field(default_factory=dict)
    counts: array[int] = field(default_factory=_none)
    by_key: array[int] = field(default_factory=_none)
    by_sound: array[int] = field(default_factory=_none)
    by_initials: array[int] = field(default_factory=_none)
    by_long: array[int] = field(default_factory=_none)

    @cached_property
    def keys(self) -> Sequence[str]:
        """The folded words by number."""
        keys = list(self.texts)
        for number, key in self.other_keys.items():
            keys[number] = key
        return keys

    @cached_property
    def names(self) -> Mapping[str, int]:
        """The words that begin with a Latin letter or a figure, folded, and the most frequent that is folded so."""
        end = bisect_left(self.by_key, "\x7f", key=self.spelled_key)
        often = sorted(self.by_key[:end], key=lambda number: -self.counts[number])
        return {self.keys[number]: number for number in reversed(often)}

    def spelled_key(self, number: int) -> str:
        """By what `by_key` is ordered; this and the following end with the word itself, so no two are the same."""
        return f"{self.keys[number]}{_END}{self.texts[number]}"

    def spelled_sound(self, number: int) -> str:
        """By what `by_sound` is ordered."""
        return f"{self.sounds[number].replace(GAP, '')}{_END}{self.texts[number]}"

    def spelled_initials(self, number: int) -> str:
        """By what `by_initials` is ordered."""
        return f"{initials(self.sounds[number])}{_END}{self.texts[number]}"

    def spelled_long(self, number: int) -> str:
        """By what `by_long` is ordered."""
        return f"{long_initials(self.sounds[number])}{_END}{self.texts[number]}"

    def written(self, prefix: str, *, whole: bool = False) -> array[int]:
        """The words that begin with those folded characters, or are them."""
        return beginning(self.by_key, prefix + _END * whole, self.spelled_key)

    def spoken(self, prefix: str, *, whole: bool = False) -> array[int]:
        """The words whose pinyin begins so, or is that."""
        return beginning(self.by_sound, prefix + _END * whole, self.spelled_sound)

    def abbreviated(self, prefix: str, *, whole: bool = False, short: bool = False) -> array[int]:
        """The words whose initials begin so, or are those; zh, ch and sh are one letter, unless `short` also two."""
        prefix += _END * whole
        found = beginning(self.by_initials, prefix, self.spelled_initials)
        return found if short else found + beginning(self.by_long, prefix, self.spelled_long)

    def number(self, text: str) -> int | None:
        """The number of a word as it is written."""
        wanted = f"{fold(text)}{_END}{text}"
        at = bisect_left(self.by_key, wanted, key=self.spelled_key)
        found = at < len(self.by_key) and self.spelled_key(self.by_key[at]) == wanted
        return self.by_key[at] if found else None

    @cached_property
    def listing(self) -> str:
        """All folded words, each between line feeds: looking through it is quick."""
        return "\n".join(["", *self.keys, ""])

    def to_bytes(self) -> bytes:
        """The words as they are kept."""
        columns = {
            "texts": "\n".join(self.texts).encode(),
            "keys": json.dumps(self.other_keys, ensure_ascii=False).encode(),
            "sounds": "\n".join(self.sounds).encode(),
        }
        return joined(columns | {name: numbers_bytes(getattr(self, name)) for name in _SECTIONS[len(columns) :]})

    @classmethod
    def from_bytes(cls, kept: bytes) -> Terms:
        """What `to_bytes` wrote. Raises ValueError."""
        texts, keys, read, *arrays = parted(kept, *_SECTIONS)
        counts, *orders = map(numbers_of, arrays)
        written, spoken = (column.decode().split("\n") if counts else [] for column in (texts, read))
        if not len(written) == len(spoken) == len(counts) == len(orders[0]):
            raise ValueError("columns of different lengths")
        if any(order and max(order) >= len(counts) for order in orders):
            raise ValueError("an order of words that are not there")
        other = {int(number): key for number, key in mapping(keys, str).items()}
        if other and not 0 <= min(other) <= max(other) < len(counts):
            raise ValueError("folded words of words that are not there")
        return cls(written, spoken, other, counts, *orders)

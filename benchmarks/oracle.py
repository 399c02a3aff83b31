"""A plain scan of every clause: what a search must find, and must light, however it goes about it.

Words stand in a clause where its string, folded, has them, folded; words with a number also where they stand once the
numbers of both are canonical.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from benchmarks.articles import Address
from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.text.fold import Folded, fold, folded
from stdplan_tui.text.numbers import numbered, numbers_folded

_BETWEEN = "\x1e"

Place = tuple[int, int]
"""First and last (excluded) character in a clause string."""


class _Text:
    """A clause string."""

    def __init__(self, string: str) -> None:
        self.string = string
        self.folded = fold(string)

    @cached_property
    def _origins(self) -> Sequence[int]:
        """Of each folded character the one that it came from: each is folded by itself."""
        return [at for at, character in enumerate(self.string) for _ in fold(character)]

    @cached_property
    def _canonical(self) -> Folded:
        return numbered(folded(self.string))

    def places(self, words: str) -> list[Place]:
        """Where words stand: overlapping occurrences are one, neighbours two, all cut at line feeds."""
        needle = fold(words)
        found = [
            (self._origins[at], self._origins[at + len(needle) - 1] + 1) for at in _occurrences(self.folded, needle)
        ]
        if (canonical := numbers_folded(needle)) != needle:
            looked = self._canonical
            found += [looked.original(at, at + len(canonical)) for at in _occurrences(looked.text, canonical)]
        return [line for place in _merged(sorted(found)) for line in _lines(self.string, *place)]


class _Scanned:
    """Many strings as one, so that looking through all of them is one walk."""

    def __init__(self, strings: Iterable[str]) -> None:
        strings = list(strings)
        self._starts, at = [], 0
        for string in strings:
            self._starts.append(at)
            at += len(string) + 1
        self._text = _BETWEEN.join(strings) + _BETWEEN

    def holding(self, needle: str) -> Iterator[int]:
        """The numbers of the strings that have it."""
        at = self._text.find(needle)
        while at >= 0:
            yield bisect_right(self._starts, at) - 1
            at = self._text.find(needle, self._text.find(_BETWEEN, at))


class Oracle:
    """What there is, and where words stand in it; `strings` are the clause strings."""

    def __init__(self, clauses: Iterable[tuple[Address, Clause]]) -> None:
        self.strings = {address: clause.string for address, clause in clauses}
        self._addresses = list(self.strings)
        self._texts = {address: _Text(string) for address, string in self.strings.items()}
        strings = [text.folded for text in self._texts.values()]
        self._plain, self._numbered = _Scanned(strings), _Scanned(map(numbers_folded, strings))

    def holding(self, words: str) -> set[Address]:
        """The clauses that have the words; none has words that fold to nothing."""
        needle = fold(words)
        if not needle:
            return set()
        found = set(self._plain.holding(needle))
        if (canonical := numbers_folded(needle)) != needle:
            found.update(self._numbered.holding(canonical))
        return {self._addresses[number] for number in found}

    def fault(self, words: str, address: Address, spans: Sequence[Span]) -> str:
        """What is wrong with the highlights of words in a clause that has them; "" for nothing."""
        text, lit = self._texts[address], [(span.start, span.end) for span in spans]
        if any(start >= end for start, end in lit) or any(one[1] > other[0] for one, other in pairwise(lit)):
            return f"empty, or out of order: {lit}"
        wanted = text.places(words)
        return "" if lit == wanted else f"lit {_shown(text.string, lit)}, not {_shown(text.string, wanted)}"


def _occurrences(text: str, needle: str) -> Iterator[int]:
    """Where it starts, overlapping ones too."""
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _merged(occurrences: Iterable[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in occurrences:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _lines(string: str, start: int, end: int) -> Iterator[Place]:
    for line in string[start:end].split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _shown(string: str, places: Iterable[Place]) -> list[str]:
    return [f"{string[start:end]}@{start}" for start, end in places]

"""Titles and headings, found by any words in them: as they are written, by pinyin, or by initials.

Beside the folded text stands, character for character, the initial of each: a capital where a word begins. Looking
through both is quick, so neither words nor pinyin of a heading have to be sorted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice
from string import ascii_lowercase

from stdplan_tui.frozen import frozen
from stdplan_tui.search.words.sounds import GAP, has_han, sounds
from stdplan_tui.search.words.typed import Typed
from stdplan_tui.text.fold import fold

Readings = Mapping[str, str]

_LOOKED_AT = 2_000
_SPLITS = 12
_LONGEST = 6  # zhuang
_CUT_SHORT = frozenset((*ascii_lowercase, "zh", "ch", "sh"))


@frozen
class Match:
    """A line by its number, and the characters of its folded text that answer to what was typed."""

    line: int
    start: int
    end: int


@frozen
class _Step:
    """One character of what was typed: itself, its whole pinyin, or how its pinyin begins."""

    letters: str
    whole: bool = False

    def initials(self, readings: Readings) -> str:
        """The initials that it may have."""
        return "".join({sound[0] for sound in readings.get(self.letters, self.letters).split(" ")})

    def is_read(self, letter: str, readings: Readings) -> bool:
        """Whether that character is meant."""
        if letter == self.letters:
            return True
        read = readings.get(letter, "").split(" ")
        return self.letters in read if self.whole else any(sound.startswith(self.letters) for sound in read)


@frozen(slots=False)
class Lines:
    """Lines, folded, and their initials; `readings` has how each character is read, spaces between its readings."""

    folded: str
    initials: str
    readings: Readings

    def found(self, typed: Typed, limit: int) -> list[Match]:
        """The lines that have it, at the start of a word where it is pinyin; early in the line and short ones first."""
        best: dict[int, Match] = {}
        for match in [*self._written(typed.literal), *self._spoken(typed)]:
            known = best.get(match.line)
            if known is None or match.start < known.start:
                best[match.line] = match
        return sorted(best.values(), key=self._order)[:limit]

    def _order(self, match: Match) -> tuple[int, int, int]:
        return match.start, self._starts[match.line + 1] - self._starts[match.line], match.line

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.folded.split("\n")), initial=0))

    def _written(self, literal: str) -> Iterator[Match]:
        if not literal or "\n" in literal:
            return
        anywhere = literal if len(literal) > 1 else f"\n{literal}"
        if len(literal) == 1 and self.folded.startswith(literal):
            yield self._match(0, 1)
        at, count = self.folded.find(anywhere), 0
        while at >= 0 and count < _LOOKED_AT:
            end, count = at + len(anywhere), count + 1
            yield self._match(end - len(literal), end)
            at = self.folded.find(anywhere, self._starts[bisect_right(self._starts, end - 1)] - 1)

    def _spoken(self, typed: Typed) -> Iterator[Match]:
        if len(typed.letters) < 2 or not (typed.is_latin or typed.is_mixed):
            return
        for steps in self._read(typed):
            initials = [re.escape(step.initials(self.readings)) for step in steps]
            anywhere = (f"[{small}{small.upper()}]" for small in initials[1:])
            pattern = f"[{initials[0].upper()}]{''.join(anywhere)}"
            for found in islice(re.finditer(pattern, self.initials), _LOOKED_AT):
                letters = self.folded[found.start() : found.end()]
                if all(step.is_read(letter, self.readings) for step, letter in zip(steps, letters, strict=True)):
                    yield self._match(found.start(), found.end())

    def _match(self, start: int, end: int) -> Match:
        line = bisect_right(self._starts, start) - 1
        return Match(line, start - self._starts[line], end - self._starts[line])

    def _read(self, typed: Typed) -> list[list[_Step]]:
        """The ways in which it can be read: all initials, and as syllables with the last one begun."""
        pieces = re.findall(r"zh|ch|sh|[^']", typed.spoken)
        ways = [[_Step(letter) for letter in typed.letters], [_Step(piece) for piece in pieces]]
        ways += self._syllables(typed.spoken)
        return [way for n, way in enumerate(ways) if way not in ways[:n]]

    def _syllables(self, spoken: str) -> list[list[_Step]]:
        """Some of the ways in which it is made of characters, syllables and initials: those of the fewest pieces."""
        ways: dict[int, list[list[_Step]]] = {len(spoken): [[]]}
        for at in reversed(range(len(spoken))):
            found = ([*step, *rest] for end, step in self._steps(spoken, at) for rest in ways[end])
            ways[at] = sorted(found, key=len)[:_SPLITS]
        return ways[0] if spoken else []

    def _steps(self, spoken: str, at: int) -> Iterator[tuple[int, list[_Step]]]:
        """What may stand at that place, and where it ends."""
        if spoken[at] == GAP:
            yield at + 1, []
        elif has_han(spoken[at]):
            yield at + 1, [_Step(spoken[at])]
        else:
            for end in range(at + 1, min(len(spoken), at + _LONGEST) + 1):
                piece = spoken[at:end]
                if piece in self._known:
                    yield end, [_Step(piece, whole=True)]
                elif piece in _CUT_SHORT or (end == len(spoken) and piece in self._begun):
                    yield end, [_Step(piece)]

    @cached_property
    def _known(self) -> frozenset[str]:
        """All syllables that there are."""
        return frozenset(sound for read in self.readings.values() for sound in read.split(" "))

    @cached_property
    def _begun(self) -> frozenset[str]:
        """Everything that a syllable may begin with."""
        return frozenset(sound[:size] for sound in self._known for size in range(1, len(sound)))


def initials_of(pieces: Iterable[str], readings: dict[str, str]) -> str:
    """The initials of a folded line that is cut into words; how its characters are read is added to `readings`."""
    words = list(pieces)
    line = "".join(words)
    read = sounds(line) if has_han(line) else list(line)
    starts = {*accumulate(map(len, words), initial=0)}
    learn(readings, line, read)
    heads = (sound[0] if sound.isascii() else "-" for sound in read)
    return "".join(head.upper() if at in starts else head for at, head in enumerate(heads))


def learn(readings: dict[str, str], written: str, read: Sequence[str]) -> None:
    """Remember how these characters are read."""
    for letter, sound in zip(written, read, strict=False):
        if has_han(letter) and sound not in (known := readings.get(letter, "")).split(" "):
            readings[letter] = f"{known} {sound}".strip()


def lines_of(texts: Iterable[str]) -> Lines:
    """Lines of which every character may begin a word: for short lists that are made at once."""
    readings: dict[str, str] = {}
    folded = [fold(text).replace("\n", "") for text in texts]
    initials = [initials_of(text, readings) for text in folded]
    return Lines("\n".join(folded), "\n".join(initials), readings)

"""Words as they are looked for: folded, and once more with their numbers canonical."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from stdplan_tui.frozen import frozen
from stdplan_tui.search.evaluation.occurrences import occurrences
from stdplan_tui.text.fold import Folded, fold
from stdplan_tui.text.numbers import OPEN, numbered, numbers_folded


@frozen
class Needle:
    """Words to look for: `plain` in folded text, and `numbered` ("" if they have no number) in text whose numbers are.

    Both are "" for words that fold to nothing.
    """

    plain: str
    numbered: str = ""

    def stands_in(self, part: str) -> bool:
        """Whether a folded part has these words."""
        return self.plain in part or bool(self.numbered and self.numbered in numbers_folded(part))


def needle(words: str) -> Needle:
    """The needle of words as they were typed."""
    plain = fold(words)
    other = numbers_folded(plain)
    return Needle(plain, other if OPEN in other else "")


@frozen(slots=False)
class Searched:
    """A text in which needles are looked for: `plain` is the text folded, and offsets in it lead back."""

    plain: Folded

    @cached_property
    def numbered(self) -> Folded:
        """The text with its numbers canonical."""
        return numbered(self.plain)

    def occurrences(self, sought: Needle) -> Iterator[tuple[int, int]]:
        """First and last (excluded) original character of each occurrence, overlapping ones too."""
        yield from _occurrences(self.plain, sought.plain)
        if sought.numbered:
            yield from _occurrences(self.numbered, sought.numbered)


def _occurrences(text: Folded, sought: str) -> Iterator[tuple[int, int]]:
    return (text.original(at, at + len(sought)) for at in occurrences(sought, text.text))

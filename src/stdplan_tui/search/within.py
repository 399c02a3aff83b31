"""Words found in one document: every place where they stand, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from stdplan_tui.corpus.model import ClauseId, Document, Span
from stdplan_tui.search.evaluation.needles import Searched, needle
from stdplan_tui.text.fold import folded

_BETWEEN = "\n"  # no words that are typed have one, so nothing is found across two clauses


class Within:
    """A document, folded once, in which words are found as the search of the workspace finds them.

    Traditional and simplified characters, full and half width, capitals, marks and the spellings of numbers are the
    same; white space does not count.
    """

    def __init__(self, document: Document) -> None:
        strings = [clause.string for clause in document.flat]
        self._ids = [clause.id for clause in document.flat]
        self._starts = list(accumulate((len(string) + len(_BETWEEN) for string in strings), initial=0))
        self._searched = Searched(folded(_BETWEEN.join(strings)))

    def find(self, words: str) -> tuple[tuple[ClauseId, Span], ...]:
        """Where the words stand: clauses and characters of their strings; nothing for words of white space alone.

        Occurrences that overlap are one.
        """
        return tuple(self._placed(_merged(sorted(self._searched.occurrences(needle(words))))))

    def _placed(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[ClauseId, Span]]:
        """The places of the joined strings as characters of a clause."""
        number, start, end = 0, 0, 0
        for first, last in places:
            if first >= end:
                number = bisect_right(self._starts, first) - 1
                start, end = self._starts[number], self._starts[number + 1]
            yield self._ids[number], Span(first - start, last - start)


def _merged(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for first, last in places:
        if first < end:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end

"""The lit words of one document in reading order: which comes after a place, and which before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from stdplan_tui.corpus.model import ClauseId, Document, Span


class Reached(NamedTuple):
    """One place of a trail: its number, counted from 1, and whether it was come to over the end or the start."""

    number: int
    clause: ClauseId
    span: Span
    around: bool = False


class Trail:
    """Places of a document to be walked from one to the next; those in clauses that it does not have are left out."""

    def __init__(self, document: Document, lit: Iterable[tuple[ClauseId, Span]]) -> None:
        self._order = {clause.id: number for number, clause in enumerate(document.flat)}
        places = [(self._order[clause], span.start, clause, span) for clause, span in lit if clause in self._order]
        places.sort(key=lambda place: place[:2])
        self._starts = [place[:2] for place in places]
        self._places = [place[2:] for place in places]

    def __len__(self) -> int:
        return len(self._places)

    def at(self, clause: ClauseId, character: int) -> Reached | None:
        """The first place at or after a character of a clause, else the first of all; None where there is none."""
        return self._reached(bisect_left(self._starts, (self._order.get(clause, 0), character)))

    def next(self, clause: ClauseId, span: Span | None, step: int) -> Reached | None:
        """The place after some words of a clause (`step` 1) or before them (-1); without words, from the clause.

        Over the end it goes on from the start, and the other way round. None where there is none.
        """
        number = self._order.get(clause, 0)
        if step > 0:
            return self._reached(bisect_right(self._starts, (number, span.start if span else -1)))
        before = (number, span.start) if span else (number + 1, 0)
        return self._reached(bisect_left(self._starts, before) - 1)

    def number_of(self, clause: ClauseId, span: Span | None) -> int:
        """The number of the place that those words are; 0 where they are none."""
        if span is None:
            return 0
        start = (self._order.get(clause, 0), span.start)
        index = bisect_left(self._starts, start)
        return index + 1 if index < len(self) and self._places[index] == (clause, span) else 0

    def _reached(self, index: int) -> Reached | None:
        if not self._places:
            return None
        around = not 0 <= index < len(self)
        index %= len(self)
        return Reached(index + 1, *self._places[index], around)

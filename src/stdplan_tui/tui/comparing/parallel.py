"""Two texts clause by clause, as the screen shows them: the rows that are drawn, and which of them differ."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.tui.layout.steps import is_drawn, is_heading
from stdplan_tui.workspace.comparing import Comparison, Side


class Letter(StrEnum):
    """What the two texts are called where their names are too long: A stands left or above, B right or below."""

    A = "A"
    B = "B"

    @property
    def other(self) -> Letter:
        """The other of the two."""
        return Letter.B if self is Letter.A else Letter.A


SIGNS: Final[Mapping[Kind, str]] = {
    Kind.SAME: "=",
    Kind.CHANGED: "~",
    Kind.MOVED: ">",
    Kind.REMOVED: "-",
    Kind.ADDED: "+",
}
"""The sign of each kind of row, in the order in which they are listed; ASCII, so one cell wide everywhere."""

EVERYTHING: Final = frozenset(SIGNS)
DIFFERENCES: Final = EVERYTHING - {Kind.SAME}


class Parallel:
    """A comparison, its rows numbered as they are drawn: containers, which have no words, are no rows of it."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.rows = tuple(row for row in comparison.rows if any(map(_drawn, (row.a, row.b))))
        self.differences = tuple(number for number, row in enumerate(self.rows) if row.kind is not Kind.SAME)
        self.counts: Mapping[Kind, int] = Counter(row.kind for row in self.rows)

    def prepare(self) -> None:
        """Work out, in whatever thread this is called, what would be worked out when it is first shown."""
        for letter in Letter:
            _ = self.common, self._places, self.document(letter).parents

    def side(self, letter: Letter) -> Side:
        """One of the two texts."""
        return self.comparison.a if letter is Letter.A else self.comparison.b

    def document(self, letter: Letter) -> Document:
        """The document of one of the two texts."""
        return self.side(letter).document

    def clause(self, number: int, letter: Letter) -> Clause | None:
        """The clause of a text that stands on a row."""
        return clause_of(self.rows[number], letter)

    def row_of(self, letter: Letter, clause: ClauseId | None) -> int | None:
        """The row on which a clause of a text stands; None where it stands on none."""
        return self._places[letter].get(clause) if clause is not None else None

    def heading(self, number: int) -> bool:
        """Whether a part of either text begins on a row."""
        row = self.rows[number]
        return any(clause is not None and is_heading(clause) for clause in (row.a, row.b))

    def also(self, number: int) -> tuple[tuple[Letter, ClauseId], ...]:
        """The further clauses that correspond to those of a row."""
        row = self.rows[number]
        return *((Letter.A, id_) for id_ in row.also_a), *((Letter.B, id_) for id_ in row.also_b)

    def nth_difference(self, number: int) -> int:
        """How many differences there are up to a row, itself included."""
        return bisect_right(self.differences, number)

    def numbers(self, kinds: frozenset[Kind]) -> Sequence[int]:
        """The rows of some kinds."""
        return [number for number, row in enumerate(self.rows) if row.kind in kinds]

    @cached_property
    def common(self) -> float:
        """How much of both texts is common, from 0.0 to 1.0."""
        return self.comparison.common

    @cached_property
    def _places(self) -> Mapping[Letter, Mapping[ClauseId, int]]:
        return {
            letter: {
                clause.id: number
                for number, row in enumerate(self.rows)
                if (clause := clause_of(row, letter)) is not None
            }
            for letter in Letter
        }


def clause_of(row: Row, letter: Letter) -> Clause | None:
    """The clause of a text that stands on a row."""
    return row.a if letter is Letter.A else row.b


def _drawn(clause: Clause | None) -> bool:
    return clause is not None and is_drawn(clause)

"""The figures of a coding: how many clauses have tags, how many are done, how many notes still wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stdplan_tui.annotations.counting.coverage import Coverage
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.corpus.model import Clause
from stdplan_tui.frozen import frozen


@frozen
class Answered:
    """A dimension, how many units there are to be tagged, and how many are."""

    dimension: Dimension
    units: int
    tagged: int

    @property
    def lacking(self) -> int:
        """How many units have no tag of it."""
        return self.units - self.tagged


@frozen
class Figures:
    """What was counted: clauses to be coded; of these tagged and done ones; marks that no longer count; notes.

    `notes` are those that begin a discussion, by what has become of them.
    """

    clauses: int
    tagged: int
    done: int
    done_before: int
    notes: Mapping[State, int]
    dimensions: tuple[Answered, ...]

    def __add__(self, other: Figures) -> Figures:
        pairs = zip(self.dimensions, other.dimensions, strict=True)
        return Figures(
            self.clauses + other.clauses,
            self.tagged + other.tagged,
            self.done + other.done,
            self.done_before + other.done_before,
            {state: self.notes[state] + other.notes[state] for state in State},
            tuple(Answered(a.dimension, a.units + b.units, a.tagged + b.tagged) for a, b in pairs),
        )


def figures(coverage: Coverage, clauses: Sequence[Clause], notes: Iterable[Noted]) -> Figures:
    """The figures of clauses that are to be coded, and of notes, which may be on others too."""
    ids = frozenset(clause.id for clause in clauses)
    return Figures(
        len(clauses),
        sum(coverage.is_tagged(clause.id) for clause in clauses),
        len(coverage.done & ids),
        len(coverage.done_before & ids),
        _states(coverage, notes),
        tuple(_answered(coverage, clauses, dimension) for dimension in coverage.vocabulary.dimensions),
    )


def _states(coverage: Coverage, notes: Iterable[Noted]) -> Mapping[State, int]:
    begun = (one for one in notes if one.begins)
    counts = Counter(one.state for one in begun if coverage.author in {None, one.note.author})
    return {state: counts[state] for state in State}


def _answered(coverage: Coverage, clauses: Iterable[Clause], dimension: Dimension) -> Answered:
    units = tagged = 0
    for clause in clauses:
        units += coverage.units(clause, dimension)
        tagged += coverage.tagged(clause, dimension)
    return Answered(dimension, units, tagged)

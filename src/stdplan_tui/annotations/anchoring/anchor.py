"""Where an annotation belongs in a text that may have changed since, and how sure that is."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.frozen import frozen

SUGGESTED = 3
"""The clauses that are suggested at most where no place is certain."""


class Standing(StrEnum):
    """What became of the words that an annotation is about."""

    SAME = "same"
    MOVED = "moved"  # the same words under another number, or in another clause
    CHANGED = "changed"  # the same clause, reworded
    CLAUSE_ONLY = "clause-only"  # the clause is there, the words of the span are not
    AMBIGUOUS = "ambiguous"  # several clauses may be it
    ORPHAN = "orphan"  # nothing in the text is it

    @property
    def is_certain(self) -> bool:
        """Whether the words are where they are said to be, and as they were."""
        return self in (Standing.SAME, Standing.MOVED)

    @property
    def is_placed(self) -> bool:
        """Whether there is a clause that the annotation is about."""
        return self not in (Standing.AMBIGUOUS, Standing.ORPHAN)


@frozen
class Suggestion:
    """A clause that may be meant, and how alike what it says is to what was annotated, from 0.0 to 1.0."""

    clause: Clause
    likeness: float


@frozen
class Anchor:
    """A place in the text as it is now.

    `clause` is None for a note on the whole document and where the place is not known; `span` are characters of its
    clause string, None for a note on the whole clause and where only the clause is known. `suggestions` are those
    that a person may choose from, the likeliest first.
    """

    standing: Standing
    clause: Clause | None = None
    span: Span | None = None
    suggestions: tuple[Suggestion, ...] = field(default=())

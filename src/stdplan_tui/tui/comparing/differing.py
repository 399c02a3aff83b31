"""The characters in which two clauses differ."""

from __future__ import annotations

from typing import Final, NamedTuple

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.corpus.model import Span
from stdplan_tui.text.similarity import Edit


class Differing(NamedTuple):
    """The characters of either clause string that the other does not have."""

    a: tuple[Span, ...] = ()
    b: tuple[Span, ...] = ()


NOTHING: Final = Differing()


def differing(row: Row) -> Differing:
    """Where the clauses of a row differ, labels included; nothing where one stands alone or they are the same."""
    if row.kind is Kind.SAME:
        return NOTHING
    steps = [step for step in row.edits if step.edit is not Edit.EQUAL]
    return Differing(
        tuple(Span(step.start, step.end) for step in steps if step.start < step.end),
        tuple(Span(step.new_start, step.new_end) for step in steps if step.new_start < step.new_end),
    )

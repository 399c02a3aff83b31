"""How a row of the outline is drawn: its arrow, as much of its words as there is room for, its counts at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.lettering import Ink, lettered, taken
from stdplan_tui.tui.outline.counting import Count
from stdplan_tui.tui.outline.folding import Row

STEP: Final = 2
"""Cells that a heading stands right of the one above it; an arrow takes as many."""
_DEEPEST: Final = 3
"""The share of the pane that indents may take: one in so many."""


@frozen
class Arrows:
    """What stands before a row that is folded, and before one that is not."""

    folded: str
    unfolded: str


UNICODE: Final = Arrows("▸ ", "▾ ")
ASCII: Final = Arrows("+ ", "- ")


def indent(row: Row, width: int) -> int:
    """The cells before the arrow of a row in a pane of that width."""
    return min(row.depth * STEP, width // _DEEPEST)


@frozen
class Brush:
    """What rows are drawn with: styles by the name of their component, and the width of ambiguous characters."""

    look: Callable[[str], Style]
    ambiguous_width: int

    def row(self, row: Row, width: int, count: Count, spans: Sequence[Span] | None) -> list[Segment]:
        """A row in `width` cells; `spans` are the characters that fit a filter, None for a row that does not."""
        arrows = UNICODE if self.ambiguous_width == 1 else ASCII
        arrow = (arrows.unfolded if row.is_open else arrows.folded) if row.opens else " " * STEP
        before = indent(row, width)
        counts = self._counts(count)
        room = max(0, width - before - STEP - taken(counts) - bool(counts))
        text = self._words(row, room, spans)
        gap = width - before - STEP - taken(text, self.ambiguous_width) - taken(counts)
        return [Segment(" " * before + arrow, self.look("row--quiet")), *text, Segment(" " * max(0, gap)), *counts]

    def _words(self, row: Row, room: int, spans: Sequence[Span] | None) -> list[Segment]:
        style = "row--quiet" if spans is None else "row--text" if row.clause else "row--title"
        ink = Ink(self.look(style), self.look("row--fitting"), self.ambiguous_width)
        return lettered(row.text, spans or (), room, ink)

    def _counts(self, count: Count) -> list[Segment]:
        hits, notes = count.shown_hits, count.shown_notes
        gap = " " if hits and notes else ""
        pieces = ((hits + gap, "row--hits"), (notes, "row--quiet"))
        return [Segment(text, self.look(style)) for text, style in pieces if text]

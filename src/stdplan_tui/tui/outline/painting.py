"""How a row of the outline is drawn: its arrow, as much of its words as there is room for, its counts at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.width import cells
from stdplan_tui.tui.lettering import Ink, lettered, taken
from stdplan_tui.tui.outline.counting import Count, Tally
from stdplan_tui.tui.outline.folding import Row
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import ellipsis

STEP: Final = 2
"""Cells that a heading stands right of the one above it; an arrow takes as many."""
_DEEPEST: Final = 3
"""The share of the pane that indents may take: one in so many."""
_TITLE: Final = 14
"""The cells that a title keeps: where there are fewer, it is not said how far the document was read."""
_AROUND: Final = 2
"""Characters that are shown before those that fit, where words before them had to be left out."""
_LEAST: Final = 4
"""The cells without which nothing is gained by that."""


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

    def row(self, row: Row, width: int, tally: Tally, spans: Sequence[Span] | None) -> list[Segment]:
        """A row in `width` cells; `spans` are the characters that fit a filter, None for a row that does not."""
        arrows = UNICODE if self.ambiguous_width == 1 else ASCII
        arrow = (arrows.unfolded if row.is_open else arrows.folded) if row.opens else " " * STEP
        before = indent(row, width)
        counts = self._counts(tally.count)
        room = max(0, width - before - STEP - taken(counts) - bool(counts))
        percent = self._percent(row, tally, room)
        text = self._words(row, room - taken(percent), spans)
        gap = Segment(" " * max(0, room - taken(percent) - taken(text, self.ambiguous_width)))
        start = Segment(" " * before + arrow, self.look("row--quiet"))
        return [start, *text, gap, *percent, Segment(" " * bool(counts)), *counts]

    def _words(self, row: Row, room: int, spans: Sequence[Span] | None) -> list[Segment]:
        style = "row--quiet" if spans is None else "row--text" if row.clause else "row--title"
        ink = Ink(self.look(style), self.look("row--fitting"), self.ambiguous_width)
        label = len(row.clause.label) if row.clause else 0
        text, lit = brought_in(row.text, spans or (), label, room - 2, self.ambiguous_width)
        return lettered(text, lit, room, ink)

    def _percent(self, row: Row, tally: Tally, room: int) -> list[Segment]:
        """How far a document was read, where that leaves room for its title."""
        if tally.percent is None:
            return []
        text = f" {tally.percent}%"
        left = room - len(text)
        enough = left >= _TITLE or cells(row.text, self.ambiguous_width) <= left
        return [Segment(text, self.look("row--quiet"))] if enough else []

    def _counts(self, count: Count) -> list[Segment]:
        hits, notes = count.shown_hits, count.shown_notes
        characters = chrome(self.ambiguous_width)
        if count.is_done:
            notes = f"{notes} {characters.done}".lstrip()
        if count.new:
            notes = f"{characters.new}{count.new} {notes}".rstrip()
        gap = " " if hits and notes else ""
        pieces = ((hits + gap, "row--hits"), (notes, "row--quiet"))
        return [Segment(text, self.look(style)) for text, style in pieces if text]


def brought_in(
    text: str, spans: Sequence[Span], kept: int, room: int, ambiguous_width: int = 1
) -> tuple[str, Sequence[Span]]:
    """A row's text with what fits in its first `room` cells, words before that left out; `kept` characters stay."""
    first = next((span for span in spans if span.start >= kept), None)
    if first is None or cells(text[: first.end], ambiguous_width) <= room:
        return text, spans
    left_out = ellipsis(ambiguous_width)
    left = room - cells(text[:kept] + left_out, ambiguous_width)
    around = (left - cells(text[first.start : first.end], ambiguous_width)) // 2
    start = first.start - max(0, min(_AROUND, around))
    gone = start - kept - len(left_out)
    if left < _LEAST or gone <= 0:
        return text, spans
    moved = (Span(span.start - gone, span.end - gone) for span in spans if span.start >= start)
    return f"{text[:kept]}{left_out}{text[start:]}", (*(span for span in spans if span.end <= kept), *moved)

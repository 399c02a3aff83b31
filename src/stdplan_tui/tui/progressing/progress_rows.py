"""The rows of progress: a name, a bar, the per cent, and how many of how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.segment import Segment

from stdplan_tui.text.width import cells
from stdplan_tui.tui.progressing.rows import ProgressRow
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

_BARS: Final = {1: ("█", "·"), 2: ("#", ".")}
"""What a bar is drawn of, its full and its empty part, by the width of ambiguous characters."""
_LONGEST: Final = 24
"""The cells of a bar at most; of a row it takes a third."""
_NARROW: Final = 50
"""The cells of a row under which there is no bar: names need them."""
_STEP: Final = 2


class ProgressRows(RowView):
    """Documents, and under each its sections."""

    DEFAULT_CSS = """
    ProgressRows { height: 1fr; }
    ProgressRows > .row--title { color: $foreground; text-style: bold; }
    ProgressRows > .row--bar { color: $primary; }
    """
    COMPONENT_CLASSES = {"row--title", "row--bar"}  # noqa: RUF012 — Textual declares it so

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[ProgressRow] = ()

    @property
    def at(self) -> ProgressRow | None:
        """The current row."""
        return self.rows[self.row] if self.rows else None

    def show(self, rows: Sequence[ProgressRow]) -> None:
        """Show other rows."""
        self.rows = rows
        self.have(len(rows))

    def painted(self, row: int, width: int) -> list[Segment]:
        """The row, its figures at the right, each under the other."""
        shown = self.rows[row]
        digits = max(len(str(one.measured.units)) for one in self.rows[:1])
        figures = f" {shown.measured.percent:3}%  {shown.measured.had:{digits}}/{shown.measured.units:<{digits}}"
        bar = self._bar(shown, min(_LONGEST, (width - len(figures)) // 3)) if width >= _NARROW else []
        before = " " * _STEP if shown.head is not None else ""
        room = max(0, width - len(figures) - sum(len(part.text) for part in bar) - len(before) - 1)
        text = fitted(shown.text, room, self.ambiguous_width)
        name = self.look("row--text" if shown.head is not None else "row--title")
        gap = Segment(" " * (room - cells(text, self.ambiguous_width) + 1))
        return [Segment(before), Segment(text, name), gap, *bar, Segment(figures, self.look("row--quiet"))]

    def _bar(self, shown: ProgressRow, width: int) -> list[Segment]:
        """A bar that is full, or empty, only where all or nothing is there."""
        had, units = shown.measured.had, shown.measured.units
        full = width if had >= units else max(had > 0, min(had * width // units, width - 1))
        on, off = _BARS[self.ambiguous_width]
        return [Segment(on * full, self.look("row--bar")), Segment(off * (width - full), self.look("row--quiet"))]

"""The places that annotators differ on, one a row, under the documents that they are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.width import cells
from stdplan_tui.tui.disagreeing.found import Difference, Key
from stdplan_tui.tui.disagreeing.rows import DECIDED, OPEN, Row, Title
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.telling import dimension_title

_SAID = 11
_NARROW = 44
"""Cells of a row under which what is decided is told by its sign alone."""


class DifferenceRows(RowView, inherit_bindings=False):
    """Documents and places; only places can be gone to."""

    DEFAULT_CSS = """
    DifferenceRows { background: $background; }
    DifferenceRows > .difference--title { color: $primary; text-style: bold; }
    DifferenceRows > .difference--sign { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"difference--title", "difference--sign"}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    @property
    def current(self) -> Difference | None:
        """The place that is current."""
        row = self._rows[self.row] if self._rows else None
        return row if isinstance(row, Difference) else None

    @property
    def places(self) -> Sequence[Difference]:
        """All places that are listed."""
        return [row for row in self._rows if isinstance(row, Difference)]

    def show(self, rows: Sequence[Row], at: Key | None = None) -> None:
        """List other rows; at that place, else near where the list is already."""
        self._rows = rows
        self.have(len(rows))
        if rows:
            found = (number for number, row in enumerate(rows) if isinstance(row, Difference) and row.key == at)
            self.be_at(next(found, self.halt(self.row)))

    def to_open(self, step: int) -> bool:
        """Go to the next place that is not decided, or (-1) back to the one before; whether there is one."""
        order = range(self.row + step, self.count if step > 0 else -1, step)
        open_ = (at for at in order if isinstance(one := self._rows[at], Difference) and not one.is_decided)
        found = next(open_, None)
        if found is not None:
            self.action_to_row(found)
        return found is not None

    def can_halt(self, row: int) -> bool:
        """Only places can be gone to."""
        return isinstance(self._rows[row], Difference)

    def redraw(self, before: int) -> None:
        """Draw the two places of which one is the current one now and the other was."""
        self.refresh_line(before)
        self.refresh_line(self.row)

    def painted(self, row: int, width: int) -> list[Segment]:
        """A document and its counts; or a place: whether it is decided, where it is, its words, its dimension."""
        entry = self._rows[row]
        return self._title(entry, width) if isinstance(entry, Title) else self._place(entry, width)

    def _title(self, entry: Title, width: int) -> list[Segment]:
        aside = "  " + (counted(entry.open, entry.decided) if entry.compared else _("nothing compared"))
        title = fitted(entry.title, max(width - cells(aside), width // 2), self.ambiguous_width)
        room = width - cells(title, self.ambiguous_width)
        return [
            Segment(title, self.look("difference--title")),
            Segment(fitted(aside, room, self.ambiguous_width), self.look("row--quiet")),
        ]

    def _place(self, entry: Difference, width: int) -> list[Segment]:
        wide, text = self.ambiguous_width, self.look("row--quiet" if entry.is_decided else "row--text")
        sign = f"{DECIDED if entry.is_decided else OPEN} "
        said = _("decided") if entry.is_decided else _("undecided")
        state = self._column(said, _SAID) if width >= _NARROW else ""
        dimension = fitted(dimension_title(entry.dimension), max(width * 3 // 10, 6), wide)
        room = max(width - cells(sign) - cells(state, wide) - cells(dimension, wide) - 1, 0)
        words = fitted(_words(entry), room, wide)
        return [
            Segment(sign, self.look("difference--sign")),
            Segment(state, text),
            Segment(words + " " * (room - cells(words, wide) + 1), text),
            Segment(dimension, self.look("row--quiet")),
        ]

    def _column(self, text: str, width: int) -> str:
        said = fitted(text, width - 1, self.ambiguous_width)
        return said + " " * (width - cells(said, self.ambiguous_width))


def counted(open_: int, decided: int) -> str:
    """How many places are to be decided, and how many are decided."""
    parts = []
    if open_ or not decided:
        parts.append(ngettext("{count} to decide", "{count} to decide", open_).format(count=open_))
    if decided:
        parts.append(ngettext("{count} decided", "{count} decided", decided).format(count=decided))
    return ", ".join(parts)


def _words(entry: Difference) -> str:
    clause, span = entry.at.clause, entry.at.span
    words = clause.string[span.start : span.end] if span else clause.text or clause.string
    return f"{label_path(entry.document, clause.id)}  {words}"

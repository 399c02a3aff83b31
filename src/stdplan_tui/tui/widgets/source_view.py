"""The raw text of an import: line by line, with what was left out and what is doubtful marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import ClassVar, Final

from rich.segment import Segment
from textual.worker import get_current_worker

from stdplan_tui.language import _
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.tui.preview.legible import Legible
from stdplan_tui.tui.preview.places import Range
from stdplan_tui.tui.preview.preview import Preview
from stdplan_tui.tui.preview.rows import Rows, broken
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import plain
from stdplan_tui.tui.worker import work

DOUBTFUL: Final = "!"
LEFT_OUT: Final = "-"
PARTLY: Final = "~"
"""The signs of the gutter; ASCII, so that they are one cell wide everywhere."""

_AT_ONCE: Final = 200_000
"""Up to so many characters, the text is broken into rows before the next paint; else in a thread."""


class SourceView(RowView):
    """Follows the outline: the words of a clause are lit where they stand in the raw text."""

    DEFAULT_CSS = """
    SourceView > .source--left-out { color: $quiet; text-style: strike; }
    SourceView > .source--lit { background: $noted; text-style: underline; }
    SourceView > .source--sign { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"source--left-out", "source--lit", "source--sign"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self._shown = Legible()
        self._rows = Rows()
        self._dropped: list[tuple[Range, str]] = []
        self._doubtful: frozenset[int] = frozenset()
        self._at = 0
        self._lit: Range = (0, 0)

    @property
    def at(self) -> int:
        """The offset in the raw text of the first character of the current row."""
        return self._at

    @property
    def line(self) -> int:
        """The line of the raw text that the current row is of, counted from 1."""
        return self._shown.line_at(self._at)

    def open(self, preview: Preview, shown: Legible) -> None:
        """Show the raw text of an import, as much of it as `shown` has."""
        report = preview.prepared.imported.report
        self._shown = shown
        here = (((shown.here(gone.start), shown.here(gone.end)), gone.reason) for gone in report.dropped)
        self._dropped = sorted(((start, end), reason) for (start, end), reason in here if start < end)
        self._doubtful = frozenset(doubt.line for doubt in report.doubts)
        self._break()

    def show_range(self, place: Range) -> None:
        """Light some characters of the raw text, and bring the row where they begin in sight."""
        self._lit = place
        self._at = place[0]
        self._be_there()

    def light(self, place: Range) -> None:
        """Light some characters of the raw text, and stay where it is."""
        self._lit = place
        self.refresh()

    def show_line(self, line: int) -> None:
        """Bring a line of the raw text in sight, counted from 1."""
        start = self._shown.line_start(line)
        self.show_range((start, start))

    def on_resize(self) -> None:
        """Break the text for the new width."""
        if self._measure() != self._rows.width:
            self._break()

    def on_row_view_reached(self) -> None:
        """Remember where the row begins: it survives another width."""
        self._at = self._shown.in_source(self._rows.starts[self.row])
        self._lit = (self._at, self._at)
        self._explain()

    def painted(self, row: int, width: int) -> list[Segment]:  # noqa: ARG002 — the rows are broken for it
        """Sign, number of the line, and the words."""
        start, end = self._rows.span(row)
        line = self._line_opened(row)
        sign = DOUBTFUL if line in self._doubtful else self._sign(start, end)
        return [
            Segment(sign, self.look("source--sign")),
            Segment(str(line or "").rjust(self._digits) + " ", self.look("row--quiet")),
            *self._words(start, end),
        ]

    def _line_opened(self, row: int) -> int:
        """The line of the raw text that begins with a row; 0 where none does."""
        line = self._line_of(row)
        return line if row == 0 or line != self._line_of(row - 1) else 0

    def _line_of(self, row: int) -> int:
        return self._shown.line_at(self._shown.in_source(self._rows.starts[row]))

    def _left_out(self, start: int, end: int) -> Iterator[tuple[Range, str]]:
        """What was left out of these characters of the shown text, and why."""
        first = bisect_right(self._dropped, start, key=lambda gone: gone[0][0])
        for (low, high), reason in islice(self._dropped, max(first - 1, 0), None):
            if low >= end:
                return
            if high > start:
                yield (max(low, start), min(high, end)), reason

    def _words(self, start: int, end: int) -> Iterator[Segment]:
        text = shown_in_place(self._shown.text[start:end])
        low, high = (max(start, min(end, self._shown.here(at))) for at in self._lit)
        gone = [span for span, _reason in self._left_out(start, end)]
        places = sorted({start, end, low, high}.union(*gone))
        plainly, left_out, lit = (self.look(name) for name in ("row--text", "source--left-out", "source--lit"))
        for first, last in pairwise(places):
            style = left_out if any(begin <= first < stop for begin, stop in gone) else plainly
            yield Segment(text[first - start : last - start], style + lit if low <= first < high else style)

    def _sign(self, start: int, end: int) -> str:
        text = self._shown.text
        gone = sum(_letters(text[low:high]) for (low, high), _reason in self._left_out(start, end))
        if not gone:
            return " "
        return LEFT_OUT if gone == _letters(text[start:end]) else PARTLY

    def _explain(self) -> None:
        """Say why the current row was left out, or else what the signs mean."""
        gone = next(self._left_out(*self._rows.span(self.row)), None) if self.count else None
        if gone is not None:
            self.border_subtitle = plain(_("left out: {reason}").format(reason=gone[1]))
        else:
            self.border_subtitle = plain(_("! doubtful   - left out   ~ in part"))

    @property
    def _digits(self) -> int:
        return len(str(len(self._shown.lines)))

    def _measure(self) -> int:
        """The cells for the words of a row."""
        return self.room - self._digits - 2

    def _break(self) -> None:
        if self.room <= 0:
            return
        if len(self._shown.text) <= _AT_ONCE:
            self._broken(broken(self._shown.text, self._measure(), self.ambiguous_width))
        else:
            self._break_beside(self._shown.text, self._measure())

    @work(thread=True, exclusive=True, group="rows")
    def _break_beside(self, text: str, measure: int) -> None:
        worker = get_current_worker()
        rows = broken(text, measure, self.ambiguous_width)
        if not worker.is_cancelled and text is self._shown.text:
            self.call_later(self._broken, rows)

    def _broken(self, rows: Rows) -> None:
        self._rows = rows
        self.have(len(rows))
        self._be_there()

    def _be_there(self) -> None:
        self.be_at(self._rows.row_of(self._shown.here(self._at)))
        self._explain()


def _letters(text: str) -> int:
    return sum(not character.isspace() for character in text)

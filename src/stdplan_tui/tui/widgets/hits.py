"""What a search found, grouped by document; in the same place what else could be searched for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message

from stdplan_tui.search.model import Hit
from stdplan_tui.tui.finding.entries import CHOSEN, Entry, Found, More, Offered, place_in
from stdplan_tui.tui.finding.painting import painted
from stdplan_tui.tui.widgets.row_view import RowView

_ROOMY = 10
"""Rows of the list from which a hit takes two of them."""


class Hits(RowView):
    """The hits, one after another: where it stands, and the words around it with what was found lit."""

    DEFAULT_CSS = """
    Hits > .hits--title { color: $primary; text-style: bold; }
    Hits > .hits--where { color: $secondary; }
    Hits > .hits--lit { color: $accent; text-style: bold underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"hits--title", "hits--where", "hits--lit"}

    @dataclass
    class Shown(Message):
        """The list is at a hit; it should be seen in the reader."""

        hit: Hit

        def can_replace(self, message: Message) -> bool:
            """Only the last one matters where several queue up."""
            return isinstance(message, Hits.Shown)

    @dataclass
    class Opened(Message):
        """A hit was chosen; it should be opened."""

        hit: Hit

    @dataclass
    class Taken(Message):
        """A query was chosen in the place of the one that stands in the field."""

        query: str

    @dataclass
    class MoreWanted(Message):
        """The end of the list was reached, and there are more hits."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self.entries: tuple[Entry, ...] = ()
        self._tops: list[int] = [0]
        self._of_row: list[int] = []
        self._entry: int | None = None

    @property
    def entry(self) -> Entry | None:
        """The entry that the list is at."""
        return self.entries[self._entry] if self._entry is not None else None

    @property
    def hit(self) -> Hit | None:
        """The hit that the list is at."""
        return self.entry.hit if isinstance(self.entry, Found) else None

    @property
    def at_top(self) -> bool:
        """Whether nothing above the current entry can be gone to."""
        return self._entry is None or self._next(self._entry, -1) is None

    def show(self, entries: Iterable[Entry], *, keep: bool = False, begin: bool = True) -> bool:
        """List these entries, at the first that can be chosen if `begin`; with `keep` at the hit it was at.

        Gives whether it is at that hit.
        """
        listed = tuple(entries)
        if keep and listed == self.entries and self._entry is not None:
            return self.hit is not None
        before = self._last_hit() if keep else None
        self.entries = listed
        self._lay_out()
        kept = place_in(self.entries, before)
        first = self._next(-1, 1) if begin else None
        self._entry = kept if kept is not None else first
        if kept is None:
            self._scroll(0)
        self.be_at(self._tops[self._entry] if self._entry is not None else 0)
        return kept is not None

    def retitle(self, entries: Iterable[Entry]) -> None:
        """List the same entries under other titles."""
        self.entries = tuple(entries)
        self.refresh()

    def covers(self, row: int) -> bool:
        """Whether a row is one of the current hit's."""
        return self._entry is not None and self._of_row[row] == self._entry

    def halt(self, row: int) -> int:
        """The first row of the entry at `row`, or of the nearest one that can be chosen."""
        if not self._of_row:
            return 0
        at = self._of_row[max(0, min(row, self.count - 1))]
        if not isinstance(self.entries[at], CHOSEN):
            after, before = self._next(at, 1), self._next(at, -1)
            at = next((found for found in (after, before) if found is not None), at)
        self._entry = at if isinstance(self.entries[at], CHOSEN) else None
        return self._tops[at]

    def painted(self, row: int, width: int) -> list[Segment]:
        """A title, a line of a hit, or words."""
        number = self._of_row[row]
        part = row - self._tops[number] if self._rows_of(self.entries[number]) > 1 else None
        return painted(self.entries[number], part, width, self.look, self.ambiguous_width)

    def action_move(self, rows: int) -> None:
        """Go to the next entry, or to the one before."""
        if self._entry is None and rows < 0:
            return
        target = self._next(self._entry if self._entry is not None else -1, 1 if rows > 0 else -1)
        if target is not None:
            self._go(self._tops[target])
            if rows < 0 and self._next(target, -1) is None:
                self._scroll(0)

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        match self.entry:
            case Found(hit):
                self.post_message(self.Opened(hit))
            case Offered(_, query):
                self.post_message(self.Taken(query))
            case More():
                self.post_message(self.MoreWanted())

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Say what was reached."""
        event.stop()
        if self.hit is not None:
            self.post_message(self.Shown(self.hit))
        elif isinstance(self.entry, More):
            self.post_message(self.MoreWanted())

    def on_resize(self) -> None:
        """Give a hit one row or two, as there is room, and bring the current one in sight."""
        self._lay_out()
        self.be_at(self._tops[self._entry] if self._entry is not None else 0)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if row < self.count and isinstance(self.entries[self._of_row[row]], CHOSEN):
            event.stop()
            self.halt(row)
            self.refresh()
            self.action_choose()

    def _last_hit(self) -> Hit | None:
        """The hit that the list is at, or the last one above the entry that it is at."""
        above = reversed(self.entries[: (self._entry if self._entry is not None else -1) + 1])
        return next((entry.hit for entry in above if isinstance(entry, Found)), None)

    def _lay_out(self) -> None:
        heights = [self._rows_of(entry) for entry in self.entries]
        self._tops = list(accumulate(heights, initial=0))
        self._of_row = [number for number, height in enumerate(heights) for _ in range(height)]
        self.have(len(self._of_row))

    def _rows_of(self, entry: Entry) -> int:
        return 2 if isinstance(entry, Found) and self.size.height >= _ROOMY else 1

    def _next(self, entry: int, step: int) -> int | None:
        """The next entry in a direction that can be chosen."""
        ahead = range(entry + 1, len(self.entries)) if step > 0 else range(entry - 1, -1, -1)
        return next((number for number in ahead if isinstance(self.entries[number], CHOSEN)), None)

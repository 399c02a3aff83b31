"""The annotations that were found, in groups: one row or two for each, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.ordering import Grouping
from stdplan_tui.language import _
from stdplan_tui.tui.listing.found import Found
from stdplan_tui.tui.listing.painting import Paint
from stdplan_tui.tui.listing.rows import Rows
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

_ROOMY: Final = 10
"""Rows of the list from which a note takes two of them."""


class ListedNotes(RowView):
    """Where each annotation is, whose it is, and below it what it says."""

    DEFAULT_CSS = """
    ListedNotes { background: $background; }
    ListedNotes > .notes--title { color: $primary; text-style: bold; }
    ListedNotes > .notes--where { color: $secondary; }
    ListedNotes > .notes--tag { color: $success; }
    ListedNotes > .notes--lit { color: $accent; text-style: bold underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"notes--title", "notes--where", "notes--tag", "notes--lit"}

    @dataclass
    class Shown(Message):
        """The list is at another annotation, None at none."""

        note: Noted | None

        def can_replace(self, message: Message) -> bool:
            """Only the last one matters where several queue up."""
            return isinstance(message, ListedNotes.Shown)

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self._rows = Rows()
        self._number: int | None = None

    @property
    def number(self) -> int | None:
        """The place in the list of the annotation that it is at; None where the list is empty."""
        return self._number

    @property
    def note(self) -> Noted | None:
        """The annotation that the list is at."""
        return self._rows.note(self._number) if self._number is not None else None

    @property
    def group(self) -> str | None:
        """The key of the group that the list is at."""
        return self._rows.groups[self._rows.group_of(self._number)].key if self._number is not None else None

    def show(self, found: Found, *, at: Noted | None = None, group: str | None = None) -> None:
        """List what was found; be at the same note as `at`, in that group if it is there, else at the top.

        Where the note is no longer listed the list stays about where it was.
        """
        before = self._number if at is not None else None
        self.found = found
        self._lay_out()
        kept = self._rows.number_of(at, group)
        if kept is None and before is not None and self._rows.total:
            kept = min(before, self._rows.total - 1)
        self._number = (kept or 0) if self._rows.total else None
        self._be_there(top=not kept)

    def go_to_group(self, step: int) -> None:
        """Go to the first note of the next group, or of the group before; from within a group, back to its first."""
        if self._number is None:
            return
        group = self._rows.group_of(self._number)
        within = step < 0 and self._number > self._rows.first_of(group)
        target = group if within else group + step
        if 0 <= target < len(self._rows.groups):
            self._go(self._rows.row_of(self._rows.first_of(target)))
            self._scroll(self.row - 1)

    def covers(self, row: int) -> bool:
        """Whether a row is one of the current note's."""
        return self._number is not None and self._rows.at(row)[1] == self._number

    def halt(self, row: int) -> int:
        """The first row of the note at `row`, which is the current one from now on."""
        self._number = self._rows.number_at(row)
        return self._rows.row_of(self._number)

    def painted(self, row: int, width: int) -> list[Segment]:
        """A heading, or a row of a note."""
        group, number, part = self._rows.at(row)
        if self.found is None:
            return []
        paint = Paint(self.found, self.look, self.ambiguous_width)
        if number is None:
            return paint.heading(group, width)
        return paint.note(self._rows.note(number), part if self._rows.height > 1 else None, width)

    def render_line(self, y: int) -> Strip:
        """A row of the window; where nothing is listed, why."""
        if y or self._rows.total:
            return super().render_line(y)
        if self.found is None or not self.found.roll.whole:
            told = _("Reading")
        else:
            told = _("Nothing is all of that") if self.found.roll.every else _("No annotations yet")
        words = Segment(f" {fitted(told, max(self.size.width - 2, 0), self.ambiguous_width)}", self.look("row--quiet"))
        return Strip([words]).adjust_cell_length(self.size.width).apply_style(self.plain)

    def action_move(self, rows: int) -> None:
        """Go to the next note, or to the one before."""
        if self._number is None:
            return
        target = self._number + (1 if rows > 0 else -1)
        if 0 <= target < self._rows.total:
            self._go(self._rows.row_of(target))
            if target == 0:
                self._scroll(0)

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Say what was reached."""
        event.stop()
        self.post_message(self.Shown(self.note))

    def on_resize(self) -> None:
        """Give a note one row or two, as there is room, and bring the current one in sight."""
        self._lay_out()
        self._be_there()

    def on_click(self, event: events.Click) -> None:
        """The note under the pointer becomes current; the second click chooses it."""
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        event.stop()
        event.prevent_default()
        if row < self.count and self._rows.at(row)[1] is not None:
            self._go(row)
            if event.chain > 1:
                self.action_choose()

    def _lay_out(self) -> None:
        headed = self.found is not None and self.found.asked.grouping is not Grouping.NONE
        height = 2 if self.size.height >= _ROOMY else 1
        self._rows = Rows(self.found.groups if self.found else (), height, headed=headed)
        self.have(self._rows.count)

    def _be_there(self, *, top: bool = False) -> None:
        self.be_at(self._rows.row_of(self._number) if self._number is not None else 0)
        if top:
            self._scroll(0)
        self.post_message(self.Shown(self.note))

"""The rows of help: chapters and topics, of which one is current and takes as many rows as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment

from stdplan_tui.tui.help.finding import Matched, Page
from stdplan_tui.tui.help.layout import HelpRow, Setting
from stdplan_tui.tui.help.topics import Topic
from stdplan_tui.tui.widgets.row_view import RowView


class HelpRows(RowView):
    """What fits; only topics can be gone to."""

    DEFAULT_CSS = """
    HelpRows > .help--title { color: $primary; text-style: bold; }
    HelpRows > .help--keys { color: $accent; text-style: bold; }
    HelpRows > .help--fitting { color: $accent; text-style: bold underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--title", "help--keys", "help--fitting"}

    def __init__(self) -> None:
        super().__init__()
        self._page: Page = ()
        self._notes: Sequence[str] = ()
        self._topics: tuple[Matched, ...] = ()
        self._rows: tuple[HelpRow, ...] = ()

    @property
    def at(self) -> Topic | None:
        """The topic that the list is at."""
        number = self._rows[self.row].topic if self._rows else None
        return None if number is None else self._topics[number].topic

    def show(self, page: Page, notes: Sequence[str], best: Topic | None = None) -> None:
        """Show what fits, at the topic that fits best, else at the first; `notes` stand below it."""
        self._page, self._notes = page, notes
        self._topics = tuple(topic for _title, topics in page for topic in topics)
        self._lay_out()
        wanted = next((number for number, found in enumerate(self._topics) if found.topic is best), 0)
        self._scroll(0)
        self.be_at(self._top_of(wanted))

    def covers(self, row: int) -> bool:
        """Whether a row is one of the current topic's."""
        current = self._rows[self.row].topic
        return current is not None and self._rows[row].topic == current

    def halt(self, row: int) -> int:
        """The first row of the topic at `row`, or of the next one, or of the last."""
        row = super().halt(row)
        after = next((found.topic for found in self._rows[row:] if found.topic is not None), None)
        return self._top_of(len(self._topics) - 1 if after is None else after)

    def painted(self, row: int, width: int) -> list[Segment]:  # noqa: ARG002 — rows are set for it already
        """A title, a topic or one of its further rows."""
        return list(self._rows[row].segments)

    def action_move(self, rows: int) -> None:
        """Go to the next topic, or to the one before; above the first, its title comes in sight."""
        number = self._rows[self.row].topic if self._rows else None
        if number is not None:
            target = max(0, min(number + rows, len(self._topics) - 1))
            self._go(self._top_of(target))
            if target == 0:
                self._scroll(0)

    def on_resize(self) -> None:
        """Set the rows for the new width; the current topic stays so."""
        number = self._rows[self.row].topic if self._rows else None
        self._lay_out()
        self.be_at(self._top_of(number or 0))

    def _lay_out(self) -> None:
        if self.room:
            setting = Setting(self.room, self.ambiguous_width, self.look)
            self._rows = tuple(setting.rows(self._page, self._notes))
        self.have(len(self._rows))

    def _top_of(self, number: int) -> int:
        """The first row of a topic; 0 where there is none."""
        return next((row for row, found in enumerate(self._rows) if found.topic == number), 0)

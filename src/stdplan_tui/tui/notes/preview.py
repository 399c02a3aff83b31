"""What is being written, as it will be read."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.content import Content
from textual.style import Style
from textual.visual import Visual

from stdplan_tui.tui.notes.body import body_rows
from stdplan_tui.tui.terminal_cells import ambiguous_width
from stdplan_tui.tui.widgets.row_view import RowView

_ROWS: Final = 4000


class Preview(RowView):
    """The rows of a text; the keys of rows move through them."""

    DEFAULT_CSS = "Preview { height: 1fr; min-height: 1; background: $surface; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._rows: tuple[Content, ...] = ()

    def on_resize(self) -> None:
        """Set the text for the width there is."""
        self._rows = body_rows(self._text, max(self.room - 1, 1), _ROWS, ambiguous_width()).rows
        self.have(len(self._rows))

    def covers(self, row: int) -> bool:  # noqa: ARG002 — nothing can be done to a row
        """Whether a row is marked: none is."""
        return False

    def action_move(self, rows: int) -> None:
        """Read on, or back."""
        self._scroll(self.scroll_offset.y + rows)

    def painted(self, row: int, width: int) -> list[Segment]:
        """A row of the text."""
        strips = Visual.to_strips(self, self._rows[row], width, 1, Style.null())
        return list(strips[0].crop(0, width)) if strips else []

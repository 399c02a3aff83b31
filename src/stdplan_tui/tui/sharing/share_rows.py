"""How it is wished and what is shared, a line a row; wishes are changed by keys and mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType

from stdplan_tui.text.width import cells
from stdplan_tui.tui.sharing.rows import Row, Said, Title, Wish
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

_NAMES: Final = 14
"""The cells of what a wish is about."""
_KEYS: Final = 3
INDENT: Final = 2
"""The cells by which a line is indented."""


class ShareRows(RowView, inherit_bindings=False):
    """Wishes, titles and lines; titles cannot be gone to."""

    DEFAULT_CSS = """
    ShareRows { background: $background; }
    ShareRows > .share--title { color: $primary; text-style: bold; }
    ShareRows > .share--key { color: $footer-key-foreground; text-style: bold; }
    ShareRows > .share--alert { color: $warning; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"share--title", "share--key", "share--alert"}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._keys: Mapping[str, str] = {}

    @property
    def current(self) -> Wish | None:
        """The wish that is marked, if it is one."""
        row = self._rows[self.row] if self._rows else None
        return row if isinstance(row, Wish) else None

    def show(self, rows: Sequence[Row], keys: Mapping[str, str]) -> None:
        """List other rows; at the wish that is marked, else near where the list is."""
        here = self.current
        self._rows, self._keys = rows, keys
        self.have(len(rows))
        if rows:
            command = here.command if here is not None else ""
            same = (at for at, row in enumerate(rows) if isinstance(row, Wish) and row.command == command)
            self.be_at(next(same, self.halt(self.row)))

    def can_halt(self, row: int) -> bool:
        """Titles and blank rows cannot be gone to."""
        entry = self._rows[row]
        return isinstance(entry, Wish) or (isinstance(entry, Said) and bool(entry.text))

    def redraw(self, before: int) -> None:
        """Draw the two rows of which one is the current one now and the other was."""
        self.refresh_line(before)
        self.refresh_line(self.row)

    def painted(self, row: int, width: int) -> list[Segment]:
        """A wish by its key and name, a title, or a line."""
        match self._rows[row]:
            case Wish() as wish:
                return self._wish(wish, width)
            case Title(text):
                return [Segment(fitted(text, width, self.ambiguous_width), self.look("share--title"))]
            case Said(text, alert):
                style = self.look("share--alert" if alert else "row--text")
                return [Segment(" " * INDENT), Segment(fitted(text, width - INDENT, self.ambiguous_width), style)]

    def _wish(self, wish: Wish, width: int) -> list[Segment]:
        key = self._column(self._keys.get(wish.command, ""), _KEYS)
        name = self._column(wish.name, min(_NAMES, width - _KEYS))
        room = max(width - _KEYS - _NAMES, 0)
        value = fitted(wish.value, room, self.ambiguous_width)
        return [
            Segment(key, self.look("share--key")),
            Segment(name, self.look("row--text")),
            Segment(value, self.look("share--alert" if wish.alert else "row--quiet")),
        ]

    def _column(self, text: str, width: int) -> str:
        said = fitted(text, max(width - 1, 0), self.ambiguous_width)
        return said + " " * (width - cells(said, self.ambiguous_width))

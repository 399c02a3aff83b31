"""The commands with the keys that they have, group by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment

from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

CHANGED = "*"
WRONG = "!"
_KEYS = 16
_NAME = 16


class KeyRows(RowView):
    """Titles and commands; only commands can be gone to. `*` stands before one whose keys are not the default."""

    DEFAULT_CSS = """
    KeyRows > .keys--title { color: $primary; text-style: bold; }
    KeyRows > .keys--keys { color: $accent; text-style: bold; }
    KeyRows > .keys--wrong { color: $error; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--title", "keys--keys", "keys--wrong"}

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[str | Command] = ()
        self._changed: frozenset[str] = frozenset()
        self._problems: Mapping[str, str] = {}

    @property
    def command(self) -> Command | None:
        """The command that the list is at, its keys those in force."""
        entry = self._entries[self.row] if self._entries else None
        return entry if isinstance(entry, Command) else None

    def show(self, entries: Sequence[str | Command], changed: frozenset[str], problems: Mapping[str, str]) -> None:
        """List titles and commands, and what is wrong with the keys of some, by their ids."""
        before = self.command
        self._entries, self._changed, self._problems = entries, changed, problems
        self.have(len(entries))
        same = (n for n, entry in enumerate(entries) if isinstance(entry, Command) and before and entry.id == before.id)
        if entries:
            self.be_at(self.halt(next(same, 0)))

    def can_halt(self, row: int) -> bool:
        """Only a command can be gone to."""
        return isinstance(self._entries[row], Command)

    def painted(self, row: int, width: int) -> list[Segment]:
        """A title; or a sign, the name, the keys, and what is wrong or what it does."""
        entry = self._entries[row]
        wide = self.ambiguous_width
        if isinstance(entry, str):
            return [Segment(fitted(_(entry), width, wide), self.look("keys--title"))]
        problem = self._problems.get(entry.id, "")
        sign = WRONG if problem else CHANGED if entry.id in self._changed else " "
        columns = min(_KEYS, width // 3), max(width // 4, 16)
        aside = fitted(problem or _(entry.help), max(width - sum(columns) - 2, 0), wide)
        return [
            Segment(f"{sign} ", self.look("keys--wrong")),
            Segment(self._column(" ".join(entry.shown_keys) or "--", columns[0]), self.look("keys--keys")),
            Segment(self._column(_(entry.name), columns[1]), self.look("row--text")),
            Segment(aside if columns[1] > _NAME else "", self.look("keys--wrong" if problem else "row--quiet")),
        ]

    def _column(self, text: str, width: int) -> str:
        said = fitted(text, width - 1, self.ambiguous_width)
        return said + " " * (width - cells(said, self.ambiguous_width))

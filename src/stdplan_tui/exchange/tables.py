"""Tables as they leave the program: columns and rows, in whatever format they are then written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from stdplan_tui.frozen import frozen

Value = str | int | float | datetime | None
"""What stands in a cell: text, a number, a moment in the clock of this place; None where nothing does."""


@frozen
class Column:
    """A column: its id, which never changes, its title in the language in use, and how wide it is at best.

    `share`: its numbers are parts of one, shown in per cent. `wrapped`: its text is long and set in several lines.
    """

    id: str
    title: str
    width: int = 12
    share: bool = False
    wrapped: bool = False


@frozen(eq=False)
class Table:
    """A table. The rows may come one by one, and then only once: there can be very many."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]

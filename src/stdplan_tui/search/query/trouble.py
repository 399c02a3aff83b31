"""What keeps a query from being parsed; never leaves this room: it becomes a notice."""

from __future__ import annotations

from stdplan_tui.text.display import shown_line


class Trouble(Exception):
    """Something that does not parse: what it is, for a person, and the column of the query to look at."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


def cited(value: str, most: int = 20) -> str:
    """`value` fit to stand in a message: one line of at most `most` characters, nothing that moves the cursor."""
    line = shown_line(value[: most + 1])
    return f"{line[: most - 1]}…" if len(line) > most else line

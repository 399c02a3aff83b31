"""A table of a note: columns side by side where they fit, else its rows one below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from stdplan_tui.text.width import cells
from stdplan_tui.tui.words import MUTED

_GAP: Final = "  "
_BETWEEN: Final = " | "


def table_rows(rows: Sequence[Sequence[Content]], width: int, ambiguous_width: int) -> Iterator[Content]:
    """The rows of a table of at most `width` cells, or longer ones that are to be broken."""
    columns = max(map(len, rows), default=0)
    taken = [max(_cells(row, column, ambiguous_width) for row in rows) for column in range(columns)]
    side_by_side = sum(taken) + len(_GAP) * (columns - 1) <= width
    for number, row in enumerate(rows):
        shown = [cell.stylize("bold") for cell in row] if number == 0 else row
        if side_by_side:
            blanks = (" " * (room - _cells(row, column, ambiguous_width)) for column, room in enumerate(taken))
            yield Content(_GAP).join(cell + blank for cell, blank in zip(shown, blanks, strict=False)).rstrip()
        else:
            yield Content.styled(_BETWEEN, MUTED).join(shown)


def _cells(row: Sequence[Content], column: int, ambiguous_width: int) -> int:
    return cells(row[column].plain, ambiguous_width) if column < len(row) else 0

"""Tables: read row by row, and told apart by what they hold: data, a box, or mere lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stdplan_tui.importing.sources.docx.blocks import Block, Cell, Paragraph, Row, Table
from stdplan_tui.importing.sources.docx.properties import integer

_CONTINUES = (None, "", "continue")
_MOST_COLUMNS = 64
_LONGEST_CELL = 1_500  # characters; beyond it the cell holds a page, not data
_LONGEST_HEADING = 24
_STOPS = re.compile("[，。；]")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")


@dataclass(slots=True)
class Tables:
    """The tables that are being read, outermost first."""

    open: list[Table] = field(default_factory=list)

    def begin(self) -> None:
        """A table begins."""
        self.open.append(Table())

    def close(self) -> Table:
        """The innermost table ends."""
        return self.open.pop()

    def row(self) -> None:
        """A row begins."""
        if self.open:
            self.open[-1].rows.append(Row())

    def cell(self, around: list[Block]) -> list[Block]:
        """A cell begins; gives where its blocks go: those `around` it where it stands in no row."""
        if (row := self._row()) is None:
            return around
        row.cells.append(Cell())
        return row.cells[-1].blocks

    def span(self, attributes: Mapping[str, str]) -> None:
        """The last cell spans several columns."""
        if (row := self._row()) and row.cells:
            row.cells[-1].columns = _columns(attributes, 1)

    def merge(self, attributes: Mapping[str, str]) -> None:
        """The last cell goes on with the one above it."""
        if (row := self._row()) and row.cells and attributes.get("val") in _CONTINUES:
            row.cells[-1].continues = row.cells[-1].descends = True

    def merge_beside(self, attributes: Mapping[str, str]) -> None:
        """The last cell goes on with the one beside it."""
        if (row := self._row()) and row.cells and attributes.get("val") in _CONTINUES:
            row.cells[-1].continues = True

    def skip(self, attributes: Mapping[str, str]) -> None:
        """The last row leaves columns empty at its start."""
        if row := self._row():
            row.before = _columns(attributes, 0)

    def delete_row(self) -> None:
        """The last row was deleted in a tracked change."""
        if row := self._row():
            row.deleted = True

    def _row(self) -> Row | None:
        return self.open[-1].rows[-1] if self.open and self.open[-1].rows else None


def _columns(attributes: Mapping[str, str], least: int) -> int:
    return min(max(integer(attributes.get("val"), least), least), _MOST_COLUMNS)


def holds_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows, given the words of their filled cells, are data: two of them have two cells, none a page."""
    if any(len(words) > _LONGEST_CELL for row in rows for words in row):
        return False
    return sum(len(row) >= 2 for row in rows) >= 2


def holds_entries(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows, below the title of a box, are entries: one cell, or a heading and its text beside it."""
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) + sum(len(row) == 1 for row in rows) < len(rows):
        return False
    texts = sum(_STOPS.search(text) is not None for _heading, text in pairs)
    return all(heads(heading) for heading, _text in pairs) and texts * 2 >= len(pairs)


def heads(words: str) -> bool:
    """Whether the words may be the heading of an entry in a box."""
    return len(words) <= _LONGEST_HEADING and not _STOPS.search(words) and _WORDS.search(words) is not None


def nests(table: Table) -> bool:
    """Whether a cell of the table holds another table, or so many that they only lay out the page."""
    wide = any(sum(cell.columns for cell in row.cells) + row.before > _MOST_COLUMNS for row in table.rows)
    return wide or any(
        not isinstance(block, Paragraph) for row in table.rows for cell in row.cells for block in cell.blocks
    )

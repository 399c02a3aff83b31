"""Tables of a page: rows of cells where they hold data, mere lines where they only lay out the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stdplan_tui.importing.lines import Line, Piece, Role

_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_MOST_COLUMNS = 60
_LONGEST_CELL = 1_500  # characters; beyond it the cell holds a page, not data


@dataclass(slots=True)
class Cell:
    """A cell being read: its lines, and how many columns and rows it spans."""

    columns: int = 1
    rows: int = 1
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, attributes: str) -> Cell:
        """An empty cell with the spans that the tag's attributes ask for."""
        spans = {kind.lower(): max(int(number), 1) for kind, number in _SPAN.findall(attributes)}
        return cls(min(spans.get("col", 1), _MOST_COLUMNS), spans.get("row", 1))

    def line(self) -> Line:
        """The cell as one line, a gap of one U+3000 where it had several."""
        pieces: list[Piece] = []
        for line in self.lines:
            if pieces and line.pieces:
                pieces.append(Piece("\u3000", line.start, line.start))
            pieces += line.pieces
        return Line(tuple(pieces))


@dataclass(slots=True)
class Table:
    """A table being read, row by row."""

    number: int
    rows: list[list[Cell]] = field(default_factory=list)

    def open_row(self) -> None:
        """Start a row."""
        self.rows.append([])

    def open_cell(self, attributes: str) -> None:
        """Start a cell in the last row."""
        if not self.rows:
            self.open_row()
        self.rows[-1].append(Cell.of(attributes))

    def add(self, line: Line) -> None:
        """Put a line into the last cell."""
        if not self.rows or not self.rows[-1]:
            self.open_cell("")
        self.rows[-1][-1].lines.append(line)

    def lines(self) -> list[Line]:
        """The table as lines: one for each row of data, or those of its cells as they stand."""
        if not self._holds_data():
            return [line for row in self.rows for cell in row for line in cell.lines]
        grid = _grid(self.rows)
        return [_row(cells, self.number) for cells in grid if any(not cell.blank for cell in cells)]

    def _holds_data(self) -> bool:
        filled = [[cell for cell in row if any(not line.blank for line in cell.lines)] for row in self.rows]
        if any(len(line.raw) > _LONGEST_CELL for row in filled for cell in row for line in cell.lines):
            return False
        nested = any(line.role is Role.ROW for row in filled for cell in row for line in cell.lines)
        return not nested and sum(len(row) >= 2 for row in filled) >= 2


def _row(cells: list[Line], number: int) -> Line:
    return Line(role=Role.ROW, cells=tuple(cells), table=number)


def _grid(rows: list[list[Cell]]) -> list[list[Line]]:
    """The rows with empty cells wherever a cell reaches over several columns or rows."""
    found: list[list[Line]] = []
    pending: dict[int, int] = {}
    for row in rows:
        line: list[Line] = []
        below: dict[int, int] = {}
        for cell in row:
            _skip(line, pending, below)
            for offset in range(cell.columns):
                if cell.rows > 1:
                    below[len(line)] = cell.rows - 1
                line.append(cell.line() if offset == 0 else Line())
        _skip(line, pending, below)
        pending = below
        found.append(line)
    width = max(map(len, found), default=0)
    return [line + [Line()] * (width - len(line)) for line in found]


def _skip(line: list[Line], pending: dict[int, int], below: dict[int, int]) -> None:
    while (column := len(line)) in pending:
        if pending[column] > 1:
            below[column] = pending[column] - 1
        line.append(Line())

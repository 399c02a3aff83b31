"""Tables of a page: rows of cells where they hold data, mere lines where they only lay out the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stdplan_tui.importing.lines import Line, Piece, Role
from stdplan_tui.importing.sources.merged_cells import with_merged

_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_ARTICLE = re.compile(r"[\s\u200b\ufeff]*第[一二三四五六七八九十百零〇\d]{1,7}条")
_MOST_COLUMNS = 60
_LONGEST_LINE, _LONGEST_CELL = 1_500, 4_000  # characters; beyond them the cell holds a page, not data
_EMPTY = Line()
_MOST_EMPTY = 24  # places of the grid for each cell that is written
_MOST_ARTICLES = 2  # lines that start with 第X条 in one cell; beyond them it holds a page


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

    @property
    def is_page(self) -> bool:
        """Whether the cell holds text or tables of its own rather than data."""
        lengths = [len(line.raw) for line in self.lines]
        if sum(lengths) > _LONGEST_CELL or max(lengths, default=0) > _LONGEST_LINE:
            return True
        articles = sum(_ARTICLE.match(line.raw) is not None for line in self.lines)
        return articles > _MOST_ARTICLES or any(line.role is Role.ROW for line in self.lines)

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
    """A table being read, row by row; `above` are the lines of its caption."""

    number: int
    rows: list[list[Cell]] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)

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

    def last_lines(self) -> list[Line]:
        """The lines of the last cell."""
        return self.rows[-1][-1].lines if self.rows and self.rows[-1] else []

    def lines(self) -> list[Line]:
        """The table as lines: one for each row of data, or those of its cells as they stand."""
        if not self._holds_data():
            return self.above + [line for row in self.rows for cell in row for line in cell.lines]
        rows = [_row(cells, self.number) for cells in _grid(self.rows) if any(not cell.blank for cell in cells)]
        return self.above + rows

    def _width(self) -> int:
        """How many columns the widest row asks for."""
        return min(max((sum(cell.columns for cell in row) for row in self.rows), default=0), _MOST_COLUMNS)

    def _holds_data(self) -> bool:
        cells = sum(map(len, self.rows))
        if max(map(len, self.rows), default=0) > _MOST_COLUMNS or self._width() * len(self.rows) > _MOST_EMPTY * cells:
            return False
        filled = [[cell for cell in row if any(not line.blank for line in cell.lines)] for row in self.rows]
        return sum(len(row) >= 2 for row in filled) >= 2 and not any(cell.is_page for row in filled for cell in row)


def _row(cells: list[Line], number: int) -> Line:
    return Line(role=Role.ROW, cells=tuple(cells), table=number)


def _grid(rows: list[list[Cell]]) -> list[list[Line]]:
    """The rows, a cell that reaches over several of them in each, over several columns in the first."""
    found: list[list[Line]] = []
    pending: dict[int, tuple[int, Line]] = {}
    for row in rows:
        line: list[Line] = []
        below: dict[int, tuple[int, Line]] = {}
        for cell in row:
            _skip(line, pending, below)
            for offset in range(cell.columns):
                if offset and len(line) >= _MOST_COLUMNS:
                    break
                words = cell.line() if offset == 0 else _EMPTY
                if cell.rows > 1 and len(line) < _MOST_COLUMNS:
                    below[len(line)] = cell.rows - 1, words
                line.append(words)
        _skip(line, pending, below)
        found.append(with_merged(line, {column: above for column, (_rows, above) in pending.items()}))
        pending = below
    width = max(map(len, found), default=0)
    return [line + [_EMPTY] * (width - len(line)) for line in found]


def _skip(line: list[Line], pending: dict[int, tuple[int, Line]], below: dict[int, tuple[int, Line]]) -> None:
    while (column := len(line)) in pending:
        rows, above = pending[column]
        if rows > 1:
            below[column] = rows - 1, above
        line.append(_EMPTY)

"""Tables: columns side by side where they fit, each wide one narrowed; else a line for each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.typeset import rows
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.lines import Line, Piece

GAP = 2
_LEAST = 12
_SET_IN = 4


@dataclass(frozen=True, slots=True)
class Table:
    """A table fitted to a width: `columns` are the cells of each column, or None where they do not stand side by side.

    `header` is the row of headers; None where the table has none.
    """

    header: Clause | None
    columns: tuple[int, ...] | None
    width: int
    ambiguous_width: int

    def lines(self, row: Clause) -> tuple[Line, ...]:
        """The lines of one row."""
        if self.columns is None:
            return self._folded(row) if row is not self.header else self._run(row)
        beside = [
            self._cell(start, text, width) for (start, text), width in zip(_parts(row), self.columns, strict=False)
        ]
        lefts = [sum(self.columns[:n]) + GAP * n for n in range(len(self.columns))]
        return tuple(
            tuple(
                piece._replace(column=left + piece.column)
                for left, piece in zip(lefts, pieces, strict=False)
                if piece is not None
            )
            for pieces in zip_longest(*beside)
        )

    def _cell(self, start: int, text: str, width: int, indent: int = 0) -> list[Piece]:
        set_rows = rows(text, width, ambiguous_width=self.ambiguous_width, hang=0)
        return [Piece(indent, start + row.start, start + row.end) for row in set_rows]

    def _folded(self, row: Clause) -> tuple[Line, ...]:
        """A line for each cell that is not empty: its header and it."""
        headers = [text for _, text in _parts(self.header)] if self.header else []
        lines: list[Line] = []
        for number, (start, text) in enumerate(_parts(row)):
            if not text:
                continue
            header = f"{headers[number]}: " if number < len(headers) and headers[number] else ""
            indent = cells(header, self.ambiguous_width)
            if indent > self.width // 2:
                lines.append((Piece(0, start, start, header),))
                header, indent = "", _SET_IN
            set_cell = self._cell(start, text, self.width - indent, indent)
            lines.append((Piece(0, start, start, header), set_cell[0]) if header else (set_cell[0],))
            lines += [(piece,) for piece in set_cell[1:]]
        return tuple(lines)

    def _run(self, row: Clause) -> tuple[Line, ...]:
        return tuple((piece,) for piece in self._cell(0, shown_in_place(row.string), self.width))


def fitted(table: Clause, width: int, ambiguous_width: int) -> Table:
    """`table` fitted to `width` cells."""
    table_rows = [clause for clause in table.children if clause.level is Level.ROW]
    header = next((row for row in table_rows if row.id.rpartition(".")[2].startswith("r0")), None)
    by_row = ([cells(text, ambiguous_width) for _, text in _parts(row)] for row in table_rows)
    natural = [max(column) for column in zip_longest(*by_row, fillvalue=0)]
    return Table(header, _columns(natural, width), width, ambiguous_width)


def _columns(natural: Sequence[int], width: int) -> tuple[int, ...] | None:
    """The widths of columns that fit side by side: the widest narrowed to one measure, none below a readable one."""
    room = width - GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return tuple(natural)
    for most in range(max(natural), _LEAST - 1, -1):
        if sum(min(most, column) for column in natural) <= room:
            return tuple(min(most, column) for column in natural)
    return None


def _parts(row: Clause | None) -> list[tuple[int, str]]:
    """The cells of a row: where each starts in the clause string, and its text."""
    found: list[tuple[int, str]] = []
    start = 0
    for text in row.string.split("\t") if row else ():
        found.append((start, shown_in_place(text)))
        start += len(text) + 1
    return found

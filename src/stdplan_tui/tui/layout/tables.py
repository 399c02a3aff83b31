"""Tables: three rules and columns side by side where they fit; else a line for each cell, its header before it."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE
from stdplan_tui.text.typeset import rows
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.columns import Column, are_numbers, beside
from stdplan_tui.tui.layout.lines import Line, Piece

_LABEL_GAP: Final = 2
_SET_IN: Final = 4
_RULES: Final = {1: ("━", "─"), 2: ("=", "-")}
_LINE_END: Final = f"(?<=[。；：！？]){IDEOGRAPHIC_SPACE}"


@frozen
class Table:
    """A table fitted to a width.

    `columns` stand side by side, `left` cells from the edge, under rules of `breadth` cells; where there are none, each
    cell has lines of its own, and `label` cells are kept for the header before it (0: the header has its own line).
    `header` is the row of headers, None where the table has none, `ends` the first row and the last. `tall`: some row
    takes several lines, so that rules stand between them.
    """

    header: Clause | None
    ends: tuple[Clause, Clause]
    columns: tuple[Column, ...]
    left: int
    breadth: int
    label: int
    tall: bool
    width: int
    ambiguous_width: int

    def lines(self, row: Clause) -> tuple[Line, ...]:
        """The lines of one row, with the rules above and below it."""
        if not self.columns:
            return self._by_cell(row)
        heavy, light = _RULES[self.ambiguous_width]
        first, last = self.ends
        found = [self._rule(heavy, 0)] if row is first else []
        found += self._beside(row)
        if row is last:
            found.append(self._rule(heavy, len(row.string)))
        elif self.tall or row is self.header:
            found.append(self._rule(light, len(row.string)))
        return tuple(found)

    def _rule(self, character: str, at: int) -> Line:
        return (Piece(self.left, at, at, character * self.breadth),)

    def _beside(self, row: Clause) -> list[Line]:
        if spans(row):
            return [(piece,) for piece in self._cell(_parts(row)[0][1], 0, self.breadth, self.left)]
        by_column = [
            self._in_column(text, start, column)
            for (start, text), column in zip(_parts(row), self.columns, strict=False)
        ]
        return [tuple(piece for piece in line if piece is not None) for line in zip_longest(*by_column)]

    def _in_column(self, text: str, start: int, column: Column) -> list[Piece]:
        found = self._cell(text, start, column.width, self.left + column.left)
        if not column.numbers:
            return found
        taken = [cells(text[piece.start - start : piece.end - start], self.ambiguous_width) for piece in found]
        return [
            piece._replace(column=piece.column + max(0, column.width - width))
            for piece, width in zip(found, taken, strict=True)
        ]

    def _cell(self, text: str, start: int, width: int, left: int = 0) -> list[Piece]:
        """A cell in rows; the blank that was the end of a line in it is one again."""
        shown = re.sub(_LINE_END, "\n", shown_in_place(text))
        set_rows = rows(shown, width, ambiguous_width=self.ambiguous_width, hang=0)
        return [Piece(left, start + row.start, start + row.end) for row in set_rows]

    def _by_cell(self, row: Clause) -> tuple[Line, ...]:
        if row is self.header or spans(row):
            return tuple((piece,) for piece in self._cell(row.string.rstrip(), 0, self.width))
        lines: list[Line] = []
        for number, (start, text) in enumerate(_parts(row)):
            if text.strip():
                lines += self._labelled(_label(self.header, number), text, start)
        return tuple(lines)

    def _labelled(self, label: str, text: str, start: int) -> list[Line]:
        """A cell behind its header, or below it where that is too long."""
        indent = self.label or _SET_IN
        set_cell = self._cell(text, start, self.width - indent, indent)
        if not label:
            return [(piece,) for piece in set_cell]
        if self.label:
            return [(Piece(0, start, start, label), set_cell[0]), *((piece,) for piece in set_cell[1:])]
        broken = rows(label, self.width, ambiguous_width=self.ambiguous_width, hang=0)
        above = (Piece(0, start, start, label[row.start : row.end]) for row in broken)
        return [(piece,) for piece in (*above, *set_cell)]


def fitted(table: Clause, width: int, table_width: int, ambiguous_width: int) -> Table:
    """`table`, which has rows, fitted between edges `width` cells apart; to `table_width`, where that is more."""
    table_rows = [clause for clause in table.children if clause.level is Level.ROW]
    header = next((row for row in table_rows if row.id.rpartition(".")[2].startswith("r0")), None)
    plain = [row for row in table_rows if not spans(row)] or table_rows
    by_row = [[text for _, text in _parts(row)] for row in plain]
    body = by_row[1:] if plain[0] is header and len(plain) > 1 else by_row
    numbers = [are_numbers(column) for column in zip_longest(*body, fillvalue="")]
    needed = [[cells(text, ambiguous_width) for text in row] for row in by_row]
    widest = max(cells(_label(header, at), ambiguous_width) for at in range(len(numbers)))
    label = widest + _LABEL_GAP if 0 < widest <= width // 3 else 0
    most = max(width, table_width)
    columns = beside(needed, numbers, most, label)
    over_all = (cells(row.string.partition("\t")[0], ambiguous_width) for row in table_rows if spans(row))
    breadth = min(most, max(columns[-1].left + columns[-1].width, *over_all, 0)) if columns else 0
    tall = any(cell > column.width for row in needed for cell, column in zip(row, columns, strict=False))
    left = max(0, (width - breadth) // 2)
    return Table(header, (table_rows[0], table_rows[-1]), columns, left, breadth, label, tall, width, ambiguous_width)


def spans(row: Clause) -> bool:
    """Whether a row is one text over all columns, as a heading between rows is."""
    first, tab, rest = row.string.partition("\t")
    return bool(tab and first.strip()) and not rest.strip()


def _label(header: Clause | None, number: int) -> str:
    """What stands before the cells of a column: its header without blanks."""
    headers = header.string.split("\t") if header is not None else []
    return "".join(shown_in_place(headers[number]).split()) if number < len(headers) else ""


def _parts(row: Clause) -> list[tuple[int, str]]:
    """The cells of a row: where each starts in the clause string, and its text as it is shown."""
    found: list[tuple[int, str]] = []
    start = 0
    for text in row.string.split("\t"):
        found.append((start, shown_in_place(text)))
        start += len(text) + 1
    return found

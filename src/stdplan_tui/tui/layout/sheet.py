"""A whole document, set: which clause stands on which row, worked out only as far as it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from stdplan_tui.corpus.model import CONTAINERS, Clause, Document, Level
from stdplan_tui.tui.layout.blocks import Frame, block, row_block
from stdplan_tui.tui.layout.lines import Block
from stdplan_tui.tui.layout.manner import RULE_WIDTH, rows_above, surroundings
from stdplan_tui.tui.layout.tables import Table, fitted


class Sheet:
    """A document set in a frame. Clauses are numbered as in `document.flat`, rows from 0 at the top.

    A clause is set when it is first asked for; until then its height is a guess, so rows further down may move.
    """

    def __init__(self, document: Document, frame: Frame) -> None:
        self.document = document
        self.frame = frame
        self._clauses = document.flat
        self._around = tuple(surroundings(document))
        self._blocks: list[Block | None] = [None] * len(self._clauses)
        self._heights = [self._guess(number) for number in range(len(self._clauses))]
        self._tops: list[int] = []
        self._tables: dict[str, Table] = {}

    def __len__(self) -> int:
        """The number of clauses."""
        return len(self._clauses)

    @property
    def height(self) -> int:
        """The rows of the whole document, guesses included."""
        return self._rows()[-1]

    def top(self, number: int) -> int:
        """The first row of a clause, the empty ones above it included."""
        return self._rows()[number]

    def at(self, row: int) -> int:
        """The number of the clause that stands on `row`; the first or last one beyond the ends."""
        tops = self._rows()
        return max(0, min(bisect_right(tops, row) - 1, len(self._clauses) - 1))

    def block(self, number: int) -> Block:
        """A clause, set."""
        found = self._blocks[number]
        if found is None:
            found = self._blocks[number] = self._set(number)
            if self._heights[number] != found.height:
                self._heights[number] = found.height
                self._tops = []
        return found

    def line(self, row: int) -> tuple[int, int] | None:
        """What stands on `row`: the number of the clause and the line of it; a negative line is an empty row above.

        None beyond the end.
        """
        while True:
            number = self.at(row)
            block = self.block(number)
            line = row - self.top(number)
            if line < block.height:
                return number, line - block.above
            if number == len(self._clauses) - 1:
                return None

    def row_of(self, number: int, character: int) -> int:
        """The row on which a character of a clause stands; its first row where the character is not drawn."""
        block = self.block(number)
        lines = (at for at, line in enumerate(block.lines) if any(part.start <= character < part.end for part in line))
        return self.top(number) + block.above + next(lines, 0)

    def settle(self, row: int, count: int) -> None:
        """Set everything that stands on `count` rows from `row` on, so that those rows are no guess.

        The clause that is on `row` stays there; the rows above it are not touched.
        """
        number = self.at(row)
        last = row + count
        while number < len(self._clauses) and self.top(number) < last:
            self.block(number)
            number += 1

    def unset(self, near: int) -> Iterator[int]:
        """The clauses that are not yet set: from `near` to the end, then from it back to the beginning."""
        order = (*range(near, len(self._clauses)), *range(near - 1, -1, -1))
        return (number for number in order if self._blocks[number] is None)

    def _rows(self) -> list[int]:
        if not self._tops:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def _set(self, number: int) -> Block:
        clause, around = self._clauses[number], self._around[number]
        if around.table is None:
            return block(clause, around, self.frame)
        return row_block(clause, around, self._table(around.table, boxed=around.boxed))

    def _table(self, table: Clause, *, boxed: bool) -> Table:
        found = self._tables.get(table.id)
        if found is None:
            width = self.frame.width - (RULE_WIDTH if boxed else 0)
            found = self._tables[table.id] = fitted(table, width, self.frame.ambiguous_width)
        return found

    def _guess(self, number: int) -> int:
        clause = self._clauses[number]
        if clause.level in CONTAINERS:
            return 0
        if clause.level is Level.ROW:
            return 1
        characters = len(clause.text) + len(clause.heading)
        return rows_above(clause, self._around[number]) + 1 + characters * 2 // max(1, self.frame.width)

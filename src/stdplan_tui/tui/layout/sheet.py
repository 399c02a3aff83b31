"""A whole document, set: which clause stands on which row, worked out only as far as it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from time import perf_counter
from typing import Generic, Protocol, TypeVar

from stdplan_tui.corpus.model import CONTAINERS, Clause, Document, Level
from stdplan_tui.tui.layout.blocks import Frame, block, row_block
from stdplan_tui.tui.layout.lines import Block
from stdplan_tui.tui.layout.manner import RULE_WIDTH, rows_above, surroundings
from stdplan_tui.tui.layout.tables import Table, fitted


class Layer(Protocol):
    """What a stack is made of: `above` empty rows, then lines; `height` counts both."""

    @property
    def above(self) -> int:
        """The empty rows above the lines."""

    @property
    def height(self) -> int:
        """All rows."""

    @property
    def lines(self) -> Sequence[object]:
        """What stands on the rows below those."""


L = TypeVar("L", bound=Layer)


class Stack(Generic[L]):
    """Layers one below the other, numbered from 0 as their rows are, each set when it is first asked for.

    Until then its height is a guess, so rows further down may move.
    """

    def __init__(self, guesses: Sequence[int]) -> None:
        self._blocks: list[L | None] = [None] * len(guesses)
        self._heights = list(guesses)
        self._tops: list[int] = []

    def __len__(self) -> int:
        """The number of layers."""
        return len(self._blocks)

    def set_block(self, number: int) -> L:
        """Layer `number`, worked out."""
        raise NotImplementedError

    @property
    def height(self) -> int:
        """The rows of all, guesses included."""
        return self._rows()[-1]

    def top(self, number: int) -> int:
        """The first row of a layer, the empty ones above its lines included."""
        return self._rows()[number]

    def at(self, row: int) -> int:
        """The number of the layer that stands on `row`; the first or last one beyond the ends."""
        tops = self._rows()
        return max(0, min(bisect_right(tops, row) - 1, len(self._blocks) - 1))

    def block(self, number: int) -> L:
        """A layer, set."""
        found = self._blocks[number]
        if found is None:
            found = self._blocks[number] = self.set_block(number)
            if self._heights[number] != found.height:
                self._heights[number] = found.height
                self._tops = []
        return found

    def line(self, row: int) -> tuple[int, int] | None:
        """What stands on `row`: the number of the layer and the line of it; a negative line is an empty row above.

        None beyond the end.
        """
        while True:
            number = self.at(row)
            block = self.block(number)
            line = row - self.top(number)
            if line < block.height:
                return number, line - block.above
            if number == len(self._blocks) - 1:
                return None

    def settle(self, row: int, count: int) -> None:
        """Set everything that stands on `count` rows from `row` on, so that those rows are no guess.

        The layer that is on `row` stays there; the rows above it are not touched.
        """
        number = self.at(row)
        last = row + count
        while number < len(self._blocks) and self.top(number) < last:
            self.block(number)
            number += 1

    def unset(self, near: int) -> Iterator[int]:
        """The layers that are not yet set: from `near` to the end, then from it back to the beginning."""
        order = (*range(near, len(self._blocks)), *range(near - 1, -1, -1))
        return (number for number in order if self._blocks[number] is None)

    def set_some(self, near: int, seconds: float) -> bool:
        """Set layers that are not yet set, in the order of `unset`, for so many seconds; whether all are set now."""
        until = perf_counter() + seconds
        for number in self.unset(near):
            self.block(number)
            if perf_counter() > until:
                return False
        return True

    def _rows(self) -> list[int]:
        if not self._tops:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops


class Sheet(Stack[Block]):
    """A document set in a frame: a layer for each clause of `document.flat`."""

    def __init__(self, document: Document, frame: Frame) -> None:
        self.document = document
        self.frame = frame
        self._clauses = document.flat
        self._around = tuple(surroundings(document))
        self._tables: dict[str, Table] = {}
        super().__init__([self.guess(number) for number in range(len(self._clauses))])

    def row_of(self, number: int, character: int) -> int:
        """The row on which a character of a clause stands; its first row where the character is not drawn."""
        block = self.block(number)
        lines = (at for at, line in enumerate(block.lines) if any(part.start <= character < part.end for part in line))
        return self.top(number) + block.above + next(lines, 0)

    def set_block(self, number: int) -> Block:
        """Clause `number`, set."""
        clause, around = self._clauses[number], self._around[number]
        if around.table is None:
            return block(clause, around, self.frame)
        return row_block(clause, around, self._table(around.table, boxed=around.boxed))

    def guess(self, number: int) -> int:
        """About how many rows clause `number` takes, for one that is not set."""
        clause = self._clauses[number]
        if clause.level in CONTAINERS:
            return 0
        if clause.level is Level.ROW:
            return 1
        characters = len(clause.text) + len(clause.heading)
        return rows_above(clause, self._around[number]) + 1 + characters * 2 // max(1, self.frame.width)

    def _table(self, table: Clause, *, boxed: bool) -> Table:
        found = self._tables.get(table.id)
        if found is None:
            frame, taken = self.frame, RULE_WIDTH if boxed else 0
            width, most = frame.width - taken, frame.table_width - taken
            found = self._tables[table.id] = fitted(table, width, most, frame.ambiguous_width)
        return found

"""The row-breaker: as much on a row as fits, then the last place that 禁则 allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from stdplan_tui.text.typeset.prohibitions import HANGING, may_break, may_split
from stdplan_tui.text.width import running_cells

HANG = 2
"""The cells of margin that closing marks may hang into."""

_LEAST = 2


class Row(NamedTuple):
    """One row: characters `start` to `end` (excluded) of the string, set `indent` cells from the left."""

    start: int
    end: int
    indent: int = 0


def rows(  # noqa: PLR0913 — the six measures of a paragraph
    string: str,
    width: int,
    *,
    ambiguous_width: int = 1,
    first_indent: int = 0,
    hanging_indent: int = 0,
    hang: int = HANG,
) -> list[Row]:
    """`string` as rows of at most `width` cells, indents counted, plus closing marks hanging up to `hang` more.

    A line feed ends a row and belongs to none; every other character belongs to exactly one row, in order. The first
    row of each line is set in by `first_indent` cells, the others by `hanging_indent`; both leave at least two cells
    of the row. Combining characters stay with the one before them. An empty line is an empty row.

    No row but a line's first starts with, and none but its last ends with, what `prohibitions` forbids, except where
    the row had no place that it allows; then Latin runs are broken first.
    """
    breaker = _Breaker(string, running_cells(string, ambiguous_width), hang)
    widths = (max(_LEAST, width - first_indent), max(_LEAST, width - hanging_indent))
    found: list[Row] = []
    start = 0
    for line in string.split("\n"):
        indent, room = first_indent, widths[0]
        for row_start, row_end in breaker.line(start, start + len(line), room, widths[1]):
            found.append(Row(row_start, row_end, indent))
            indent = hanging_indent
        start += len(line) + 1
    return found


class _Breaker:
    """A string, the cells before each of its characters, and the cells that marks may hang."""

    __slots__ = ("_cells", "_hang", "_string")

    def __init__(self, string: str, cells: list[int], hang: int) -> None:
        self._string = string
        self._cells = cells
        self._hang = hang

    def line(self, start: int, end: int, first_room: int, room: int) -> Iterator[tuple[int, int]]:
        """The rows of one line: `first_room` cells for the first, `room` for the others."""
        cells, line_start = self._cells, start
        limit = cells[start] + first_room
        while cells[end] > limit:
            cut = self._cut(start, end, limit)
            yield start, cut
            start = cut
            limit = cells[start] + room
        if start < end or end == line_start:
            yield start, end

    def _cut(self, start: int, end: int, limit: int) -> int:
        """Where the row that starts at `start` ends: its cells reach to `limit`, the line's characters to `end`."""
        full = max(bisect_right(self._cells, limit, start, end + 1) - 1, start + 1)
        if full == end:
            return end
        if self._allowed(full, may_break):
            return full
        return (
            self._hung(full, end, limit + self._hang)
            or self._backwards(start, full, may_break)
            or self._backwards(start, full, may_split)
            or self._whole(full, end)
        )

    def _hung(self, full: int, end: int, limit: int) -> int | None:
        """The end of the row with the marks that hang, where that makes a place to break."""
        at = full
        while at < end and self._string[at] in HANGING and self._cells[at + 1] <= limit:
            at += 1
            if at == end or self._allowed(at, may_break):
                return at
        return None

    def _backwards(self, start: int, full: int, rule: Callable[[str, int], bool]) -> int | None:
        return next((at for at in range(full, start, -1) if self._allowed(at, rule)), None)

    def _whole(self, full: int, end: int) -> int:
        """No place is allowed: the row is filled, and combining characters stay with theirs."""
        while full < end and self._cells[full + 1] == self._cells[full]:
            full += 1
        return full

    def _allowed(self, at: int, rule: Callable[[str, int], bool]) -> bool:
        return self._cells[at + 1] > self._cells[at] and rule(self._string, at)

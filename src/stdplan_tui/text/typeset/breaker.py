"""The row-breaker: as much on a row as fits, then the last place that 禁则 allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from stdplan_tui.text.typeset.justifying import gaps
from stdplan_tui.text.typeset.prohibitions import HANGING, NO_START, may_break, may_split
from stdplan_tui.text.typeset.wholes import whole_around, with_marks_behind
from stdplan_tui.text.width import running_cells

HANG: Final = 2
"""The cells of margin that closing marks may hang into."""

_LEAST: Final = 2
_SPARED: Final = 8
_LONELY: Final = 4


class Row(NamedTuple):
    """One row: characters `start` to `end` (excluded) of the string, set `indent` cells from the left.

    One cell more stands before each of the characters in `gaps`; two, where it is named twice.
    """

    start: int
    end: int
    indent: int = 0
    gaps: tuple[int, ...] = ()


def rows(  # noqa: PLR0913 — the seven measures of a paragraph
    string: str,
    width: int,
    *,
    ambiguous_width: int = 1,
    first_indent: int = 0,
    hanging_indent: int = 0,
    hang: int = HANG,
    justified: bool = False,
) -> list[Row]:
    """`string` as rows of at most `width` cells, indents counted, plus closing marks hanging up to `hang` more.

    A line feed ends a row and belongs to none; every other character belongs to exactly one row, in order. The first
    row of each line is set in by `first_indent` cells, the others by `hanging_indent`; both leave at least two cells
    of the row. Combining characters stay with the one before them. An empty line is an empty row.

    No row but a line's first starts with, and none but its last ends with, what `prohibitions` forbids, except where
    the row had no place that it allows; then Latin runs are broken first. A date, a year with 年 or a document's number
    is cut only where it is longer than a row, and the last row has more than one character, where that leaves no more
    than an eighth of a row empty. `justified`: every row of a line but its last reaches the edge, where `gaps` finds
    good places for it.
    """
    breaker = _Breaker(string, running_cells(string, ambiguous_width), hang)
    widths = (max(_LEAST, width - first_indent), max(_LEAST, width - hanging_indent))
    found: list[Row] = []
    start = 0
    for line in string.split("\n"):
        end, indent, room = start + len(line), first_indent, widths[0]
        for row_start, row_end in breaker.line(start, end, room, widths[1]):
            slack = breaker.slack(row_start, row_end, room) if justified and row_end < end else 0
            added = gaps(string, row_start, row_end, slack, ambiguous_width) if slack > 0 else ()
            found.append(Row(row_start, row_end, indent, added))
            indent, room = hanging_indent, widths[1]
        start = end + 1
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
            cut = self._cut(start, end, limit, room)
            yield start, cut
            start = cut
            limit = cells[start] + room
        if start < end or end == line_start:
            yield start, end

    def slack(self, start: int, end: int, room: int) -> int:
        """The cells that a row leaves empty before the edge of `room`; gaps at its end take none."""
        while end > start and self._string[end - 1].isspace():
            end -= 1
        return room - self._cells[end] + self._cells[start]

    def _cut(self, start: int, end: int, limit: int, room: int) -> int:
        """Where the row that starts at `start` ends: its cells reach to `limit`, the line's characters to `end`.

        The next row has `room` cells.
        """
        full = max(bisect_right(self._cells, limit, start, end + 1) - 1, start + 1)
        if full == end:
            return end
        allowed = full if may_break(self._string, full) else self._hung(full, end, limit + self._hang)
        allowed = allowed or self._backwards(start, full, may_break)
        if allowed == end:
            return end
        if allowed:
            whole = self._before_whole(start, allowed, room)
            return self._before_lonely(start, whole, end, limit) if self._is_lonely(whole, end) else whole
        return self._backwards(start, full, may_split) or self._whole(full, end)

    def _hung(self, full: int, end: int, limit: int) -> int | None:
        """The end of the row with the marks that hang, where that makes a place to break."""
        at = full
        while at < end and self._string[at] in HANGING and self._cells[at + 1] <= limit:
            at += 1
            if at == end or may_break(self._string, at):
                return at
        return None

    def _backwards(self, start: int, full: int, rule: Callable[[str, int], bool]) -> int | None:
        return next((at for at in range(full, start, -1) if rule(self._string, at)), None)

    def _before_whole(self, start: int, at: int, room: int) -> int:
        """A place before the date or number that a row cuts which ends at `at`, if the next row holds it; else `at`."""
        whole = whole_around(self._string, at)
        if whole is None:
            return at
        earlier = self._backwards(start, whole[0], self._cuts_nothing)
        if earlier is None:
            return at
        limit, behind = self._cells[earlier] + room, with_marks_behind(self._string, whole[1])
        fits = self._cells[whole[1]] <= limit and self._cells[behind] <= limit + self._hang
        return earlier if fits else at

    def _is_lonely(self, at: int, end: int) -> bool:
        """Whether a row that ends before `at` leaves a single character to the next one, which is the last."""
        return end - at < _LONELY and sum(mark not in NO_START for mark in self._string[at:end]) < 2

    def _before_lonely(self, start: int, at: int, end: int, limit: int) -> int:
        """A place that leaves two characters to the last row, where this one stays nearly as full; else `at`."""
        least = limit - (limit - self._cells[start]) // _SPARED
        for earlier in range(at - 1, start, -1):
            if self._cells[earlier] < least:
                break
            if self._cuts_nothing(self._string, earlier) and not self._is_lonely(earlier, end):
                return earlier
        return at

    @staticmethod
    def _cuts_nothing(string: str, at: int) -> bool:
        return may_break(string, at) and whole_around(string, at) is None

    def _whole(self, full: int, end: int) -> int:
        """No place is allowed: the row is filled, and combining characters stay with theirs."""
        while full < end and self._cells[full + 1] == self._cells[full]:
            full += 1
        return full

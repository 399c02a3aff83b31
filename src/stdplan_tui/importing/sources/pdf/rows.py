"""Printed rows: the characters on one baseline, read from left to right, and the columns that a page is set in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.sources.pdf.glyphs import Glyph, once

_SAME_ROW = 0.45  # of the larger size: a raised or lowered small character stays in its row
_GUTTER = 1.5  # ems of white between two columns
_FEWEST_ROWS = 8  # in each column


@frozen
class Row:
    """The characters of one printed line; `column` is 0 where the page has but one, else 1 or 2."""

    glyphs: tuple[Glyph, ...]
    size: float
    y: float
    column: int = 0

    @property
    def left(self) -> float:
        """Where the first character starts."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return self.glyphs[-1].right


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom; where it is clearly set in two columns, the left one before the right.

    Rows that reach over both columns, as titles do, stay between what is above and what is below them.
    """
    found = _rows(glyphs, 0)
    gutter = _gutter(found)
    if gutter is None:
        return found
    ordered: list[Row] = []
    block: list[Glyph] = []
    for row in found:
        if _crosses(row, gutter):
            ordered += [*_columns(block, gutter.end), row]
            block = []
        else:
            block += row.glyphs
    return ordered + _columns(block, gutter.end)


def _columns(block: Sequence[Glyph], right: float) -> list[Row]:
    """The rows of the column on the left, then those of the one that starts at `right`."""
    left = _rows([glyph for glyph in block if glyph.left < right], 1)
    return left + _rows([glyph for glyph in block if glyph.left >= right], 2)


def _rows(glyphs: Sequence[Glyph], column: int) -> list[Row]:
    found: list[Row] = []
    group: list[Glyph] = []
    y, size = 0.0, 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if group and y - glyph.y > _SAME_ROW * max(size, glyph.size):
            found.append(_row(group, y, size, column))
            group = []
        if not group or glyph.size > size:
            y, size = glyph.y, glyph.size
        group.append(glyph)
    return [*found, _row(group, y, size, column)] if group else found


def _row(group: Sequence[Glyph], y: float, size: float, column: int) -> Row:
    return Row(tuple(once(group)), size, y, column)


class _Gutter(NamedTuple):
    """The white between two columns."""

    start: float
    end: float


def _gutter(found: Sequence[Row]) -> _Gutter | None:
    """The white in the middle between two columns, which nearly no row crosses.

    Rows fill what is left of it, as they do in running text and not in the columns of a table.
    """
    gaps = [gap for row in found if (gap := _middle_gap(row, found)) is not None]
    if len(gaps) < _FEWEST_ROWS:
        return None
    start = median(after for _before, after in gaps)
    near = [before for before, after in gaps if abs(after - start) < 1]
    gutter = _Gutter(max(near, default=start), start - 1)
    size = found[0].size
    filled = sum(gutter.start - before < _GUTTER * size for before in near)
    crossing = sum(_crosses(row, gutter) for row in found)
    clear = len(near) >= _FEWEST_ROWS and filled >= 0.5 * len(near) and crossing <= 0.15 * len(found)
    return gutter if clear else None


def _middle_gap(row: Row, found: Sequence[Row]) -> tuple[float, float] | None:
    """Where the white near the middle of a row starts and ends."""
    left, right = min(each.left for each in found[:60]), max(each.right for each in found[:60])
    for before, after in pairwise(row.glyphs):
        place = (after.left - left) / max(right - left, 1.0)
        if 0.4 < place < 0.62 and after.left - before.right > _GUTTER * row.size:
            return before.right, after.left
    return None


def _crosses(row: Row, gutter: _Gutter) -> bool:
    """Whether a character of the row stands in the white."""
    return any(glyph.right > gutter.start + 1 and glyph.left < gutter.end for glyph in row.glyphs)

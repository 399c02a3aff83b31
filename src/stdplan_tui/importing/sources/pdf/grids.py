"""Ruled tables: the cells between the rules of a page, and the characters that stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.sources.pdf.glyphs import Glyph
from stdplan_tui.importing.sources.pdf.strokes import Stroke, Strokes

_NEAR = 3.0  # points between rules that are one, or meet
_MOST_RULES, _MOST_CELLS = 600, 3_000  # of a page, of a table
_THINNEST = 6.0  # points: a narrower row or column is a double rule


@frozen
class Grid:
    """A ruled table with two columns and rows at least: its edges, and where each cell begins.

    `columns` are the places of its rules from left to right, `rows` those from top to bottom; `owners` gives for
    each row and column the cell that it belongs to, itself or the one that reaches over it.
    """

    columns: Sequence[float]
    rows: Sequence[float]
    owners: Sequence[Sequence[tuple[int, int]]]

    @property
    def top(self) -> float:
        """Where the table begins."""
        return self.rows[0]

    def cell(self, glyph: Glyph) -> tuple[int, int] | None:
        """The row and column of the cell that a character stands in; None outside the table."""
        column = bisect_right(self.columns, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(self.rows, -(glyph.y + 0.3 * glyph.size), key=lambda place: -place) - 1
        inside = 0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1
        return self.owners[row][column] if inside else None


def grids(strokes: Strokes) -> list[Grid]:
    """The ruled tables of a page, from top to bottom."""
    rules = Strokes(_joined(strokes.across), _joined(strokes.down))
    if len(rules.across) + len(rules.down) > _MOST_RULES:
        return []
    found = (_grid(across, down) for across, down in _groups(rules))
    return sorted((grid for grid in found if grid is not None), key=lambda grid: -grid.top)


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """The strokes with those joined that make one rule: each cell may draw its own edges."""
    places = _places(stroke.at for stroke in strokes)
    found: list[Stroke] = []
    for stroke in sorted((bisect_right(places, stroke.at), stroke.start, stroke.end) for stroke in strokes):
        at, start, end = places[stroke[0] - 1], stroke[1], stroke[2]
        if found and found[-1].at == at and start <= found[-1].end + _NEAR:
            found[-1] = found[-1]._replace(end=max(end, found[-1].end))
        else:
            found.append(Stroke(at, start, end))
    return found


def _groups(strokes: Strokes) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The rules that meet each other, directly or by others."""
    left = set(range(len(strokes.down)))
    waiting = set(range(len(strokes.across)))
    while left:
        down, across, fresh = set[int](), set[int](), {left.pop()}
        while fresh:
            down |= fresh
            meeting = {n for n in waiting if any(_meet(strokes.across[n], strokes.down[m]) for m in fresh)}
            waiting -= meeting
            across |= meeting
            fresh = {m for m in left if any(_meet(strokes.across[n], strokes.down[m]) for n in meeting)}
            left -= fresh
        yield [strokes.across[n] for n in across], [strokes.down[m] for m in down]


def _meet(across: Stroke, down: Stroke) -> bool:
    return across.start - _NEAR <= down.at <= across.end + _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR


def _grid(across: Sequence[Stroke], down: Sequence[Stroke]) -> Grid | None:
    columns = _places(stroke.at for stroke in down)
    rows = _places(stroke.at for stroke in across)[::-1]
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > _MOST_CELLS:
        return None
    owners: list[list[tuple[int, int]]] = []
    for row in range(len(rows) - 1):
        owners.append([])
        for column in range(len(columns) - 1):
            owners[row].append(_owner(owners, row, column, (columns, rows), (across, down)))
    widest = max(len(set(line)) for line in owners)
    return Grid(columns, rows, owners) if widest > 1 else None


def _owner(
    owners: Sequence[Sequence[tuple[int, int]]],
    row: int,
    column: int,
    places: tuple[Sequence[float], Sequence[float]],
    strokes: tuple[Sequence[Stroke], Sequence[Stroke]],
) -> tuple[int, int]:
    """The cell that this one belongs to: that on the left, or above, where no rule parts them."""
    columns, rows = places
    across, down = strokes
    if column and not _parts(down, columns[column], (rows[row] + rows[row + 1]) / 2):
        return owners[row][column - 1]
    if row and not _parts(across, rows[row], (columns[column] + columns[column + 1]) / 2):
        return owners[row - 1][column]
    return row, column


def _parts(strokes: Sequence[Stroke], place: float, point: float) -> bool:
    """Whether a rule stands at that place and passes that point."""
    return any(
        abs(stroke.at - place) <= _THINNEST and stroke.start - 1 <= point <= stroke.end + 1 for stroke in strokes
    )


def _places(places: Iterable[float]) -> list[float]:
    """The places in order, those of one rule taken once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _THINNEST:
            found.append(place)
    return found

"""The measure of the pages: where their lines start and end, the size of their text and the room between lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.sources.pdf.rows import Row

_SHARE = 0.03  # of the rows that must start, or end, at an edge
_FEWEST = 12  # rows that make a measure of their own


@frozen
class Measure:
    """The edges of the text area, the size of the running text and its usual distance between baselines, in points."""

    left: float
    right: float
    size: float
    pitch: float


def measures(pages: Sequence[Sequence[Row]]) -> list[dict[int, Measure]]:
    """For each page the measures of its columns; pages on the left and on the right may have other margins."""
    groups: dict[tuple[int, int, int], list[Sequence[Row]]] = {}
    for number, page in enumerate(pages):
        for column in {row.column for row in page}:
            rows = [row for row in page if row.column == column]
            groups.setdefault((number % 2, column, _width(rows)), []).append(rows)
    whole = _measure([page for page in pages if page])
    found = {
        key: _measure(group) if sum(map(len, group)) >= _FEWEST else _other(groups, key, whole)
        for key, group in groups.items()
    }
    return [_of_page(number, page, found) for number, page in enumerate(pages)]


def _of_page(number: int, page: Sequence[Row], found: dict[tuple[int, int, int], Measure]) -> dict[int, Measure]:
    columns = {row.column: [each for each in page if each.column == row.column] for row in page}
    return {column: found[number % 2, column, _width(rows)] for column, rows in columns.items()}


def _width(rows: Sequence[Row]) -> int:
    """Whether the rows reach further than an upright page does: 1 for a page on its side."""
    return int(max(row.right for row in rows) - min(row.left for row in rows) > 560)


def _other(
    groups: dict[tuple[int, int, int], list[Sequence[Row]]], key: tuple[int, int, int], whole: Measure
) -> Measure:
    """The measure of the pages on the other side, for a few rows; that of all pages where those are few as well."""
    other = groups.get((1 - key[0], *key[1:]), []) + groups[key]
    return _measure(other) if sum(map(len, other)) >= _FEWEST or not key[1] else whole


def _measure(pages: Sequence[Sequence[Row]]) -> Measure:
    inner = [row for page in pages for row in (page[1:-1] if len(page) > 4 else page)]
    size = _commonest((row.size, len(row.glyphs)) for row in inner)
    body = [row for row in inner if abs(row.size - size) < 0.1 * size] or inner
    left = _edge([row.left for row in body], size)
    right = -_edge([-row.right for row in body], size)
    pitches = [one.y - two.y for page in pages for one, two in pairwise(page) if 0.5 * size < one.y - two.y < 4 * size]
    return Measure(left, max(right, left), size, _commonest((pitch, 1) for pitch in pitches) if pitches else 2 * size)


def _commonest(sizes: Iterable[tuple[float, int]]) -> float:
    counted: Counter[float] = Counter()
    for size, times in sizes:
        counted[round(2 * size) / 2] += times
    return max(counted, key=lambda size: (counted[size], -size)) if counted else 1.0


def _edge(places: Sequence[float], size: float) -> float:
    """The first place at which enough rows start; the first of all where none does."""
    ordered = sorted(places)
    needed = max(2, _SHARE * len(ordered))
    group: list[float] = []
    for place in ordered:
        if group and place - group[0] > 0.5 * size:
            if len(group) >= needed:
                break
            group = []
        group.append(place)
    return group[len(group) // 2] if len(group) >= needed else (ordered[0] if ordered else 0.0)

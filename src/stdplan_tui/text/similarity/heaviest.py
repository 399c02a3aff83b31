"""The heaviest chain of pairs that keeps the order of two lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class _Link:
    """A pair at the end of a chain, the weight of the chain, and the link before."""

    pair: tuple[int, int]
    weight: float
    before: _Link | None


def heaviest_in_order(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Of pairs (place in one list, place in another) with positive weights those that together weigh most.

    Both places grow from each to the next, so each place is taken once at most.
    """
    columns = sorted({j for _i, j in weights})
    best: list[_Link | None] = [None] * (
        len(columns) + 1
    )  # a Fenwick tree: the heaviest chain that ends before a column
    # Within a row from the last column to the first, so that no chain takes a row twice.
    for i, j in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        column = bisect_left(columns, j)
        before = _heaviest_before(best, column)
        link = _Link((i, j), weights[i, j] + (before.weight if before else 0.0), before)
        _add(best, column + 1, link)
    chain: dict[int, int] = {}
    last = _heaviest_before(best, len(columns))
    while last is not None:
        chain[last.pair[0]] = last.pair[1]
        last = last.before
    return chain


def _heaviest_before(best: list[_Link | None], column: int) -> _Link | None:
    found: _Link | None = None
    while column:
        here = best[column]
        if here is not None and (found is None or here.weight > found.weight):
            found = here
        column &= column - 1
    return found


def _add(best: list[_Link | None], place: int, link: _Link) -> None:
    while place < len(best):
        here = best[place]
        if here is None or link.weight > here.weight:
            best[place] = link
        place += place & -place

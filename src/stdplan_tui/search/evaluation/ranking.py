"""The order of records: words in a heading first, then what the words count in the text, then reading order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from itertools import compress
from typing import TypeVar

from stdplan_tui.search.analysis import HEADED, STEPS
from stdplan_tui.search.evaluation.bits import numbers_of
from stdplan_tui.search.evaluation.leaves import Leaves, Matched
from stdplan_tui.search.evaluation.tree import Meant
from stdplan_tui.search.model import Order

T = TypeVar("T")
Ranked = list[tuple[float, int]]
"""Score and number of records, as they are to be shown."""

_DECIMALS = 4
_SCORES = [impact % HEADED / STEPS + impact // HEADED for impact in range(256)]
"""What an impact is worth: a heading outweighs any number of times in the text."""


def ranked(leaves: Leaves, meant: Meant, limit: int | None, order: Order) -> Ranked:
    """The first `limit` (None: all) of the records that are meant."""
    if len(meant.leaves) == 1 and order is Order.RELEVANCE and not meant.bits & ~meant.leaves[0].bits:
        leaf = meant.leaves[0]
        return _by_one(
            leaves, leaf if meant.total == len(leaf.numbers) else leaves.among(leaf, meant.bits), leaf, limit
        )
    numbers = numbers_of(meant.bits)
    places = leaves.shelf.places
    if order is Order.READING:
        numbers = _first(numbers, limit, key=lambda number: (places[number], number))
    scores = _scores(leaves, meant, numbers)
    if order is Order.RELEVANCE:
        numbers = _first(numbers, limit, key=lambda number: (-scores[number], places[number], number))
    return [(scores[number], number) for number in numbers]


def _scores(leaves: Leaves, meant: Meant, numbers: Sequence[int]) -> dict[int, float]:
    """What the leaves of the query count together on each of the records."""
    scores = dict.fromkeys(numbers, 0.0)
    for leaf in meant.leaves:
        worth = _worths(leaves, leaf)
        impacts = leaf.by_number
        for number in numbers:
            scores[number] += worth[impacts[number]]
    return {number: round(score, _DECIMALS) for number, score in scores.items()}


def _by_one(leaves: Leaves, among: Matched, leaf: Matched, limit: int | None) -> Ranked:
    """What `ranked` gives for those `among` one leaf, without scoring what is below the last impact that counts."""
    numbers, impacts = among.numbers, among.impacts
    least = _least(impacts, limit)
    chosen = impacts.translate(bytes(impact >= least for impact in range(256)))
    places = leaves.shelf.places
    pairs = zip(compress(impacts, chosen), compress(numbers, chosen), strict=True)
    best = _first(pairs, limit, key=lambda pair: (-pair[0], places[pair[1]], pair[1]))
    worth = _worths(leaves, leaf)
    return [(round(worth[impact], _DECIMALS), number) for impact, number in best]


def _least(impacts: bytes, limit: int | None) -> int:
    """The highest impact that at least `limit` of these reach; 0 where there are not so many."""
    if limit is None or limit >= len(impacts):
        return 0
    for impact in range(255, 0, -1):
        limit -= impacts.count(impact)
        if limit <= 0:
            return impact
    return 0


def _worths(leaves: Leaves, leaf: Matched) -> list[float]:
    """The score of each impact of a leaf: rare words count more."""
    rarity = idf(len(leaf.numbers), leaves.count)
    return [rarity * score for score in _SCORES]


def idf(having: int, size: int) -> float:
    """How much something counts that `having` of `size` records have."""
    return math.log(1 + (size - having + 0.5) / (having + 0.5))


def _first(things: Iterable[T], limit: int | None, key: Callable[[T], tuple[float, ...]]) -> list[T]:
    return sorted(things, key=key) if limit is None else nsmallest(limit, things, key=key)

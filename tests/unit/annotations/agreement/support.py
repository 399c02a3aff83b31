"""Reliability data for tests: units, each a row of values, one a coder; None is missing."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

Units = list[list[int | None]]

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C: four observers, twelve units.
OBSERVERS: Units = [
    [1, 1, None, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [None, 5, 5, 5],
    [None, None, 1, 1],
    [None, None, 3, None],
]


def units(values: int = 5) -> st.SearchStrategy[Units]:
    """Any units of some coders, a fifth of the values missing."""
    value = st.one_of(*[st.integers(1, values)] * 4, st.none())
    return st.integers(2, 5).flatmap(
        lambda count: st.lists(st.lists(value, min_size=count, max_size=count), max_size=30)
    )


def _optional(rows: list[list[int]]) -> Units:
    return [[*row] for row in rows]


def complete(coders: int = 2, values: int = 4) -> st.SearchStrategy[Units]:
    """Any units, one at least, of which no value is missing."""
    return st.lists(st.lists(st.integers(1, values), min_size=coders, max_size=coders), min_size=1, max_size=40).map(
        _optional
    )


def coded(random: Random, count: int, *, values: int = 2, coders: int = 3, errors: float = 0.3) -> Units:
    """Units as coders give them who guess now and then: the alpha of all that there could be is (1 - errors)²."""
    found: Units = []
    for _unit in range(count):
        truth = random.randrange(values)
        found.append([random.randrange(values) if random.random() < errors else truth for _coder in range(coders)])
    return found

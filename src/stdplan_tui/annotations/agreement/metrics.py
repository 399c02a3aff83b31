"""How far apart two values are that were given to the same unit, for Krippendorff's alpha.

A metric takes how often each value was given, which only ranks ask for, and gives a difference of two values: 0 for
the same, else above. Those of the numeric scales are squared, as the δ² of Krippendorff, "Computing Krippendorff's
Alpha-Reliability" (2011).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from itertools import accumulate
from typing import Any

Difference = Callable[[Any, Any], float]
Metric = Callable[[Mapping[Any, int]], Difference]


def nominal(_given: Mapping[Any, int]) -> Difference:
    """The same, or not: 0 or 1."""
    return lambda one, other: float(one != other)


def ordinal(given: Mapping[Any, int]) -> Difference:
    """By rank: how many values were given between two of them, half of both included, squared."""
    order = sorted(given)
    upto = dict(zip(order, accumulate(given[value] for value in order), strict=True))
    middle = {value: upto[value] - given[value] / 2 for value in order}
    return lambda one, other: (middle[one] - middle[other]) ** 2


def interval(_given: Mapping[Any, int]) -> Difference:
    """By how much numbers differ, squared."""
    return lambda one, other: float((one - other) ** 2)


def ratio(_given: Mapping[Any, int]) -> Difference:
    """By how much numbers of 0 and above differ beside their sum, squared."""
    return lambda one, other: ((one - other) / (one + other)) ** 2 if one != other else 0.0


def masi(_given: Mapping[Any, int]) -> Difference:
    """By what sets have in common (`masi_distance`)."""
    return masi_distance


def masi_distance(one: Set[object], other: Set[object]) -> float:
    """MASI, from 0.0 for equal sets to 1.0 for sets that have nothing in common.

    One less the share of all their members that they have in common (Jaccard), times 1 for equal sets, 2/3 where one
    holds the other, 1/3 where they overlap, 0 where they do not. Passonneau, "Measuring Agreement on Set-valued Items
    (MASI) for Semantic and Pragmatic Annotation" (LREC 2006). Two empty sets are equal.
    """
    if one == other:
        return 0.0
    common = len(one & other)
    monotonicity = 2 / 3 if common in (len(one), len(other)) else 1 / 3
    return 1.0 - monotonicity * common / len(one | other)

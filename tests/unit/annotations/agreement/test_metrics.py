"""Distances of values, of sets above all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.agreement.metrics import interval, masi_distance, nominal, ordinal, ratio

SETS = st.frozensets(st.integers(0, 6))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("ab", "ab", 0),
        ("", "", 0),
        ("", "a", 1),
        ("a", "b", 1),
        ("ab", "abcd", 1 - 2 / 3 * 2 / 4),
        ("a", "ab", 1 - 2 / 3 * 1 / 2),
        ("ab", "bc", 1 - 1 / 3 * 1 / 3),
        ("abc", "bcd", 1 - 1 / 3 * 2 / 4),
    ],
)
def test_masi(one: str, other: str, distance: float) -> None:
    """By the definition of Passonneau (2006): Jaccard times 1, 2/3, 1/3 or 0."""
    assert masi_distance(frozenset(one), frozenset(other)) == pytest.approx(distance)


def test_masi_as_others_print_it() -> None:
    """The example in NLTK's documentation, which rounds 2/3 to 0.67: 0.665."""
    assert masi_distance({1, 2}, {1, 2, 3, 4}) == pytest.approx(0.665, abs=2e-3)


@given(SETS, SETS)
def test_masi_is_a_difference_of_sets(one: frozenset[int], other: frozenset[int]) -> None:
    distance = masi_distance(one, other)
    assert distance == masi_distance(other, one)
    assert 0 <= distance <= 1
    assert (distance == 0) == (one == other)
    assert (distance == 1) == (one.isdisjoint(other) and one != other)
    jaccard = len(one & other) / len(one | other) if one | other else 1
    assert distance >= 1 - jaccard - 1e-12, "it never agrees more than Jaccard does"


def test_the_scales() -> None:
    given = {1: 2, 2: 3, 5: 4}
    assert [nominal(given)(1, other) for other in (1, 2, 5)] == [0, 1, 1]
    assert [interval(given)(1, other) for other in (1, 2, 5)] == [0, 1, 16]
    assert [ratio(given)(1, other) for other in (1, 2, 5)] == pytest.approx([0, 1 / 9, 16 / 36])
    assert ratio(given)(0, 0) == 0
    assert [ordinal(given)(1, other) for other in (1, 2, 5)] == [0, (2 / 2 + 3 / 2) ** 2, (2 / 2 + 3 + 4 / 2) ** 2]

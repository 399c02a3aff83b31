"""Krippendorff's alpha, against his own examples and what has to hold of it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.agreement.alpha import Alpha, alpha
from stdplan_tui.annotations.agreement.metrics import Metric, interval, masi, nominal, ordinal, ratio
from stdplan_tui.annotations.agreement.pairable import pairable
from tests.support.counts import tries
from tests.unit.annotations.agreement.support import OBSERVERS, Units, complete, units

SETS = st.frozensets(st.sampled_from("abcd"), max_size=3)


@pytest.mark.parametrize(("metric", "value"), [(nominal, 0.743), (ordinal, 0.815), (interval, 0.849), (ratio, 0.797)])
def test_krippendorffs_four_observers_and_twelve_units(metric: Metric, value: float) -> None:
    assert alpha(OBSERVERS, metric) == pytest.approx(value, abs=5e-4)


def test_krippendorffs_two_observers() -> None:
    """A of the same paper: binary data of ten units; B: nominal data of twelve."""
    binary = zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True)
    assert alpha(binary) == pytest.approx(0.095, abs=5e-4)
    nominals = zip("aabbdcccedda", "babbbccceddd", strict=True)
    assert alpha(nominals) == pytest.approx(0.692, abs=5e-4)


def test_by_hand_with_sets() -> None:
    """Two units: {a, b} and {a} differ by 2/3 (half in common, one holds the other), {c} and {c} do not.

    Observed: 2 · 2/3 of 4 values. By chance: of the 12 ordered pairs of values 2 differ by 2/3, 2 not, 8 wholly.
    """
    coded = [[frozenset("ab"), frozenset("a")], [frozenset("c"), frozenset("c")]]
    assert alpha(coded, masi) == pytest.approx(1 - (4 / 3 / 4) / ((2 * 2 / 3 + 8) / 12))


@pytest.mark.parametrize(
    "coded",
    [[], [[1, None], [None, 2]], [[None, None]], [[1, 1], [1, 1]], [[1, 1], [None, 2]]],
    ids=["no units", "one value a unit", "no values", "no variation", "variation only where nobody else coded"],
)
@pytest.mark.parametrize("metric", [nominal, ordinal, interval, ratio])
def test_is_not_defined_without_pairs_or_without_variation(coded: Units, metric: Metric) -> None:
    assert alpha(coded, metric) is None


@given(units())
@settings(max_examples=tries(60))
def test_is_what_its_definition_says(coded: Units) -> None:
    """Without coincidences: pairs within units, and pairs of all values that are within any unit, one by one."""
    rows = [[value for value in unit if value is not None] for unit in coded]
    rows = [row for row in rows if len(row) > 1]
    every = [value for row in rows for value in row]
    observed = sum(2 * sum(a != b for a, b in combinations(row, 2)) / (len(row) - 1) for row in rows)
    expected = 2 * sum(a != b for a, b in combinations(every, 2)) / max(1, len(every) - 1)
    found = alpha(coded)
    assert (found is None) == (expected == 0)
    if found is not None:
        assert found == pytest.approx(1 - observed / expected)


@given(st.data(), units(), st.sampled_from([nominal, ordinal, interval, ratio]))
@settings(max_examples=tries(60))
def test_does_not_depend_on_who_is_who(data: st.DataObject, coded: Units, metric: Metric) -> None:
    order = data.draw(st.permutations(range(len(coded[0]) if coded else 2)))
    assert alpha([[unit[coder] for coder in order] for unit in coded], metric) == approx(alpha(coded, metric))
    assert alpha(data.draw(st.permutations(coded)), metric) == approx(alpha(coded, metric))


@given(units(), st.permutations(range(1, 6)))
@settings(max_examples=tries(60))
def test_does_not_depend_on_what_the_values_are_called(coded: Units, names: list[int]) -> None:
    called = [[None if value is None else f"tag {names[value - 1]}" for value in unit] for unit in coded]
    assert alpha(called) == approx(alpha(coded))


@given(units(), st.integers(1, 50), st.integers(-50, 50))
@settings(max_examples=tries(60))
def test_an_interval_scale_has_no_zero_and_no_measure(coded: Units, factor: int, shift: int) -> None:
    moved = [[None if value is None else factor * value + shift for value in unit] for unit in coded]
    assert alpha(moved, interval) == approx(alpha(coded, interval))
    stretched = [[None if value is None else factor * value**3 for value in unit] for unit in coded]
    assert alpha(stretched, ordinal) == approx(alpha(coded, ordinal))


@given(complete(values=3).filter(lambda rows: len({row[0] for row in rows}) > 1), st.integers(2, 4))
@settings(max_examples=tries(40))
def test_is_one_where_all_agree_and_something_varies(coded: Units, coders: int) -> None:
    same = [[unit[0]] * coders for unit in coded]
    for metric in (nominal, ordinal, interval, ratio):
        assert alpha(same, metric) == pytest.approx(1.0)
    assert alpha([[frozenset({value}) for value in unit] for unit in same], masi) == pytest.approx(1.0)


@given(st.lists(st.lists(SETS, min_size=3, max_size=3), min_size=1, max_size=20))
@settings(max_examples=tries(60))
def test_of_sets_of_one_tag_masi_is_nominal(coded: list[list[frozenset[str]]]) -> None:
    single = [[frozenset(sorted(value)[:1]) for value in unit] for unit in coded]
    assert alpha(single, masi) == approx(alpha(single))
    assert (alpha(coded, masi) is None) == (alpha(coded) is None)


@given(complete())
@settings(max_examples=tries(60))
def test_of_two_coders_it_is_scotts_pi_for_small_samples(coded: Units) -> None:
    """alpha = 1 - (1 - 1/n) (1 - pi), n the values: Krippendorff draws chance without putting a value back."""
    values = [value for unit in coded for value in unit]
    same = sum(one == other for one, other in coded) / len(coded)
    chance = sum((values.count(value) / len(values)) ** 2 for value in set(values))
    found = alpha(coded)
    if found is None:
        assert chance == 1
    else:
        pi = (same - chance) / (1 - chance)
        assert found == pytest.approx(1 - (1 - 1 / len(values)) * (1 - pi))


@given(units())
@settings(max_examples=tries(40))
def test_a_unit_with_one_value_counts_for_nothing(coded: Units) -> None:
    coders = len(coded[0]) if coded else 2
    alone: Units = [[9] + [None] * (coders - 1), [None] * coders]
    assert alpha(coded + alone) == approx(alpha(coded))


@given(units(), st.integers(1, 4))
@settings(max_examples=tries(40))
def test_units_in_other_numbers_are_units_repeated(coded: Units, times: int) -> None:
    asked = Alpha(pairable(coded), nominal)
    numbers = [units * times for units in asked.pairable.patterns.values()]
    assert asked.of(numbers) == approx(alpha(coded * times))


@given(units())
@settings(max_examples=tries(40))
def test_observed_agreement_is_the_share_of_equal_pairs(coded: Units) -> None:
    pairs = [pair for unit in coded for pair in combinations([value for value in unit if value is not None], 2)]
    expected = sum(one == other for one, other in pairs) / len(pairs) if pairs else None
    assert pairable(coded).observed == approx(expected)


def approx(value: float | None) -> object:
    """That value, but for rounding; None is None."""
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)

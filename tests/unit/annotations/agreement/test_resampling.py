"""Intervals of alpha by drawing units anew."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.agreement import resampling
from stdplan_tui.annotations.agreement.alpha import Alpha
from stdplan_tui.annotations.agreement.metrics import masi, nominal
from stdplan_tui.annotations.agreement.pairable import pairable
from stdplan_tui.annotations.agreement.resampling import interval
from tests.support.counts import tries
from tests.unit.annotations.agreement.support import OBSERVERS, Units, coded, units


def repeated(times: int, *values: int | None) -> Units:
    return [list(values)] * times


def of(rows: Units) -> Alpha:
    return Alpha(pairable(rows), nominal)


@given(units(), st.integers(0, 99))
@settings(max_examples=tries(40), deadline=None)
def test_an_interval_holds_the_alpha_and_ends_at_one(rows: Units, seed: int) -> None:
    asked = of(rows)
    found = interval(asked, draws=100, seed=seed)
    if found is not None:
        assert asked.value is not None
        assert found[0] <= asked.value <= found[1] <= 1


@given(units())
@settings(max_examples=tries(20), deadline=None)
def test_does_not_depend_on_who_is_who(rows: Units) -> None:
    turned = [unit[::-1] for unit in rows]
    assert interval(of(turned), draws=100) == pytest.approx(interval(of(rows), draws=100))


def test_the_same_units_have_the_same_interval_in_every_process() -> None:
    program = """
from stdplan_tui.annotations.agreement.figures import figures
given = (["ab", "a"], ["abc", "ab"], ["", "c"], ["b", "b"], ["c", "ac"])
sets = [[frozenset(tags) for tags in unit] for unit in given]
print(figures(["x", "y"], sets, of_sets=True))
"""
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert b"interval=(" in said.pop()


def test_more_units_are_surer() -> None:
    random = Random(7)
    small, large = of(coded(random, 50)), of(coded(random, 800))
    (low, high), (lower, upper) = interval(small) or (0, 0), interval(large) or (0, 0)
    assert 0 < upper - lower < (high - low) / 2


def test_of_a_hundred_studies_about_ninety_five_hold_the_true_alpha() -> None:
    random = Random(11)
    studies = [interval(of(coded(random, 60)), draws=300, seed=seed) for seed in range(200)]
    held = sum(found is not None and found[0] <= 0.7**2 <= found[1] for found in studies)
    assert 180 <= held <= 198


def test_is_as_wide_as_when_units_are_drawn_one_by_one() -> None:
    random = Random(13)
    asked = of(coded(random, 150, values=3))
    patterns = [*asked.pairable.patterns.values()]
    one_by_one = []
    for _draw in range(1000):
        drawn = random.choices(range(len(patterns)), patterns, k=sum(patterns))
        one_by_one.append(asked.of([drawn.count(place) for place in range(len(patterns))]) or 0.0)
    one_by_one.sort()
    assert interval(asked) == pytest.approx((one_by_one[25], one_by_one[974]), abs=0.01)


def test_there_is_none_where_there_is_nothing_to_draw() -> None:
    assert interval(of([])) is None
    assert interval(of([[1, 1], [1, 1]])) is None
    assert interval(of([[1, 2], [None, 1]])) is None, "one unit"
    assert interval(of([[1, 2], [1, 1]])) is not None


def test_there_is_none_where_most_draws_have_no_variation() -> None:
    assert interval(of(repeated(20, 1, 1) + repeated(1, 2, 2))) is not None, (
        "a draw is without the one unit in 37 of 100"
    )
    two = of([[1, 1], [2, 2]])
    assert (two.value, interval(two)) == (1, None), "a draw has both in 40 of 100"


def test_there_is_none_where_a_draw_would_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [[frozenset("ab"), frozenset("a")], [frozenset("bc"), frozenset("b")]]
    asked = Alpha(pairable(sets), masi)
    assert len(asked.close) == 4
    assert interval(asked) is not None
    monkeypatch.setattr(resampling, "MOST_PAIRS", 3)
    assert interval(Alpha(pairable(sets), masi)) is None


def test_an_interval_reaches_up_to_an_alpha_that_no_draw_reaches() -> None:
    """Where every value is another one, units that a draw repeats make chance agree more often, and none agree."""
    asked = of([[unit, -unit] for unit in range(1, 31)])
    low, high = interval(asked) or (1, 1)
    assert asked.value == 0
    assert low < 0
    assert high == 0


def test_large_numbers_of_the_same_unit() -> None:
    many = repeated(30_000, 1, 1) + repeated(30_000, 2, 2) + repeated(20_000, 1, 2)
    low, high = interval(of(many)) or (0, 0)
    assert 0.48 < low < high < 0.52


def test_the_interval_of_krippendorffs_observers() -> None:
    found = interval(of(OBSERVERS))
    assert found is not None
    assert found[0] == pytest.approx(0.45, abs=0.1)
    assert found[1] == 1

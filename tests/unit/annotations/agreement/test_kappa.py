"""Cohen's kappa."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from stdplan_tui.annotations.agreement.alpha import alpha
from stdplan_tui.annotations.agreement.kappa import kappa
from tests.support.counts import tries
from tests.unit.annotations.agreement.support import Units, complete


def table(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    """What two coders gave who both said yes so often, only the first, only the second, neither."""
    return [(True, True)] * both + [(True, False)] * first + [(False, True)] * second + [(False, False)] * neither


@pytest.mark.parametrize(
    ("cells", "value"), [((20, 20, 10, 50), 0.348), ((20, 5, 10, 15), 0.400), ((45, 15, 25, 15), 0.130)], ids=str
)
def test_of_tables_whose_kappa_is_known(cells: tuple[int, int, int, int], value: float) -> None:
    assert kappa(table(*cells)) == pytest.approx(value, abs=5e-4)


def test_coders_who_differ_as_much_as_can_be() -> None:
    assert kappa([(1, 2), (2, 1)]) == pytest.approx(-1)
    assert kappa([(1, 2), (1, 2)]) == 0, "as chance has it, where each always says the same"


def test_is_not_defined_without_units_or_without_variation() -> None:
    assert kappa([]) is None
    assert kappa([(1, None), (None, 2)]) is None
    assert kappa([(1, 1), (1, 1), (None, 2)]) is None


@given(complete())
@settings(max_examples=tries(60))
def test_is_at_most_one_and_the_same_for_both(coded: Units) -> None:
    found = kappa((one, other) for one, other in coded)
    assert found == kappa((other, one) for one, other in coded)
    assert found == kappa((f"{one}", f"{other}") for one, other in coded)
    assert (found is None) == (alpha(coded) is None)
    if found is not None:
        assert -1 <= found <= 1
        assert (found == 1) == all(one == other for one, other in coded)


@given(complete())
@settings(max_examples=tries(60))
def test_is_never_below_pi(coded: Units) -> None:
    """Cohen's chance is at most Scott's, which mixes the habits of both coders; alpha lies 1/n of the way above pi."""
    found, beside = kappa((one, other) for one, other in coded), alpha(coded)
    if found is not None and beside is not None:
        values = 2 * len(coded)
        pi = 1 - (1 - beside) / (1 - 1 / values)
        assert found >= pi - 1e-9

"""The figures of agreement: how often annotators gave the same, and how far beyond chance."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import StrEnum
from itertools import combinations

from stdplan_tui.annotations.agreement.alpha import Alpha
from stdplan_tui.annotations.agreement.kappa import kappa
from stdplan_tui.annotations.agreement.metrics import masi, nominal
from stdplan_tui.annotations.agreement.pairable import pairable
from stdplan_tui.annotations.agreement.resampling import interval
from stdplan_tui.frozen import frozen


class Undefined(StrEnum):
    """Why there is no alpha and no kappa."""

    NO_UNITS = "no-units"  # nothing that two of them coded
    NO_VARIATION = "no-variation"  # all gave the same everywhere: nothing to tell agreement from chance by


@frozen
class Estimate:
    """An alpha, and the interval that it is in with a confidence of 95 %; None for what is not defined."""

    value: float | None
    interval: tuple[float, float] | None


@frozen
class OfTwo:
    """The kappa of two annotators, over the units that both coded; None where it is not defined."""

    annotators: tuple[str, str]
    units: int
    kappa: float | None

    @property
    def undefined(self) -> Undefined | None:
        """Why there is no kappa, None where there is one."""
        return _undefined(self.units, self.kappa)


@frozen
class Figures:
    """How far annotators agree over some units.

    `units` are those that two of them coded at least; `observed` is how many of all pairs of codings of a unit are the
    same, from 0.0 to 1.0. `alpha` is Krippendorff's with whole sets of tags as nominal values, `masi` with the MASI
    distance of sets, None where the question has one answer. `pairs` has the kappas of each two annotators.
    """

    annotators: int
    units: int
    observed: float | None
    alpha: Estimate
    masi: Estimate | None
    pairs: tuple[OfTwo, ...]

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa where exactly two annotators are compared; None where there are more, or it is not defined."""
        return self.pairs[0].kappa if len(self.pairs) == 1 else None

    @property
    def undefined(self) -> Undefined | None:
        """Why there is no alpha, None where there is one."""
        return _undefined(self.units, self.alpha.value)


def figures(annotators: Sequence[str], units: Sequence[Sequence[Hashable | None]], *, of_sets: bool = False) -> Figures:
    """The figures of units, each a row of what the annotators gave, in their order; None for who did not code it.

    `of_sets`: the values are sets of tags, and those that have something in common agree in part.
    """
    met = pairable(units)
    return Figures(
        len(annotators),
        met.units,
        met.observed,
        _estimate(Alpha(met, nominal)),
        _estimate(Alpha(met, masi)) if of_sets else None,
        tuple(_of_two(annotators, units, *pair) for pair in combinations(range(len(annotators)), 2)),
    )


def _undefined(units: int, figure: float | None) -> Undefined | None:
    if figure is not None:
        return None
    return Undefined.NO_VARIATION if units else Undefined.NO_UNITS


def _estimate(alpha: Alpha) -> Estimate:
    return Estimate(alpha.value, interval(alpha))


def _of_two(annotators: Sequence[str], units: Sequence[Sequence[Hashable | None]], one: int, other: int) -> OfTwo:
    both = [(unit[one], unit[other]) for unit in units if unit[one] is not None and unit[other] is not None]
    return OfTwo((annotators[one], annotators[other]), len(both), kappa(both))

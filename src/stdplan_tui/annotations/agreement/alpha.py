"""Krippendorff's alpha: agreement among any number of coders, some values perhaps missing, beyond what chance gives."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations

from stdplan_tui.annotations.agreement.metrics import Difference, Metric, nominal
from stdplan_tui.annotations.agreement.pairable import Pairable, Pattern, pairable
from stdplan_tui.frozen import frozen


def alpha(units: Iterable[Sequence[Hashable | None]], metric: Metric = nominal) -> float | None:
    """The alpha of units, each a row of values, one a coder; None is a value that is missing.

    1.0 is agreement everywhere, 0.0 what chance gives; it may be below. None where it is not defined: no unit has two
    values, or all values are the same, so that there is nothing to tell agreement from chance by.
    """
    return Alpha(pairable(units), metric).value


@frozen(slots=False, eq=False)
class Alpha:
    """The alpha of units, which can also be asked how it were if they had come in other numbers."""

    pairable: Pairable
    metric: Metric

    @cached_property
    def value(self) -> float | None:
        """The alpha of the units as they are."""
        return self.of(tuple(self.pairable.patterns.values()))

    def of(self, numbers: Sequence[int]) -> float | None:
        """The alpha if the patterns, in their order, had come in those numbers; None where it is not defined."""
        counts = [0] * len(self.pairable.values)
        observed = 0.0
        for number, (pattern, disagreement) in zip(numbers, self.disagreements, strict=True):
            if number:
                observed += number * disagreement
                for value, times in pattern:
                    counts[value] += number * times
        total = sum(counts)
        different = total * total - sum(count * count for count in counts)
        close = sum(counts[one] * counts[other] * closeness for one, other, closeness in self.close)
        expected = different - 2 * close
        return 1.0 - (total - 1) * observed / expected if expected > 0 else None

    @cached_property
    def disagreements(self) -> tuple[tuple[Pattern, float], ...]:
        """The patterns, and what one unit of each adds to the disagreement observed."""
        return tuple((pattern, self._within(pattern)) for pattern in self.pairable.patterns)

    @cached_property
    def close(self) -> tuple[tuple[int, int, float], ...]:
        """The pairs of values that are not wholly different, and by how much their difference is below 1.0.

        With most metrics they are few: kept so, the disagreement that chance gives is quickly had again and again.
        """
        return tuple(self._close())

    def _close(self) -> Iterator[tuple[int, int, float]]:
        if self.metric is not nominal:
            values, differ = self.pairable.values, self._differ
            for one, other in combinations(range(len(values)), 2):
                if (difference := differ(values[one], values[other])) != 1.0:
                    yield one, other, 1.0 - difference

    def _within(self, pattern: Pattern) -> float:
        values, differ = self.pairable.values, self._differ
        size = sum(times for _value, times in pattern)
        pairs = combinations(pattern, 2)
        return sum(2 * a * b * differ(values[one], values[other]) for (one, a), (other, b) in pairs) / (size - 1)

    @cached_property
    def _differ(self) -> Difference:
        return self.metric(self.pairable.given)

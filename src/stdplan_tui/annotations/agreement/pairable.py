"""Which values met on the same unit: all that agreement is computed from, where it does not matter who gave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property

from stdplan_tui.frozen import frozen

Pattern = tuple[tuple[int, int], ...]
"""What was given to a unit: places in `Pairable.values`, ascending, each with how many gave it."""


@frozen(slots=False, eq=False)
class Pairable:
    """Units that were given at least two values, by what they were given.

    `values` are all that were given to such units, each once; `patterns` how many units were given the same.
    """

    values: tuple[Hashable, ...]
    patterns: Mapping[Pattern, int]

    @cached_property
    def units(self) -> int:
        """How many units there are."""
        return sum(self.patterns.values())

    @cached_property
    def given(self) -> Mapping[Hashable, int]:
        """How often each value was given."""
        counts = [0] * len(self.values)
        for pattern, units in self.patterns.items():
            for value, times in pattern:
                counts[value] += units * times
        return dict(zip(self.values, counts, strict=True))

    @property
    def observed(self) -> float | None:
        """The observed agreement, from 0.0 to 1.0: of all pairs of values of a unit, how many are the same.

        None where there is no pair.
        """
        same = pairs = 0
        for pattern, units in self.patterns.items():
            size = sum(times for _value, times in pattern)
            same += units * sum(times * (times - 1) for _value, times in pattern)
            pairs += units * size * (size - 1)
        return same / pairs if pairs else None


def pairable(units: Iterable[Sequence[Hashable | None]]) -> Pairable:
    """What units were given, each a row of values; None is no value. Units with fewer than two do not count."""
    places: dict[Hashable, int] = {}
    patterns: Counter[Pattern] = Counter()
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) > 1:
            met = Counter(places.setdefault(value, len(places)) for value in values)
            patterns[tuple(sorted(met.items()))] += 1
    return Pairable(tuple(places), patterns)

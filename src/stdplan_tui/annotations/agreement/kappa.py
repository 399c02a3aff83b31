"""Cohen's kappa: agreement of two coders beyond what chance gives, each coder's own habits taken as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable


def kappa(units: Iterable[tuple[Hashable | None, Hashable | None]]) -> float | None:
    """The kappa of what two coders gave, unit by unit; a unit that has None does not count.

    Cohen, "A coefficient of agreement for nominal scales" (1960). None where it is not defined: no unit has both
    values, or both coders gave one and the same value everywhere.
    """
    pairs = [(one, other) for one, other in units if one is not None and other is not None]
    first, second = (Counter(pair[coder] for pair in pairs) for coder in (0, 1))
    same = len(pairs) * sum(one == other for one, other in pairs)
    chance = sum(times * second[value] for value, times in first.items())
    most = len(pairs) ** 2
    return (same - chance) / (most - chance) if most > chance else None

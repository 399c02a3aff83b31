"""How sure an alpha is: the interval that it stays in when its units are drawn anew, again and again.

Units are drawn, with replacement, and alpha is computed anew of each draw, the agreement that chance gives included.
Krippendorff's own way draws pairs of values as if they did not hang together in units, and holds chance fixed; plain
resampling of units asks what matters here (what if other clauses had been coded?) and its intervals have been found
to hold what they say: Zapf, Castell, Morawietz, Karch, "Measuring inter-rater reliability for nominal data" (BMC
Medical Research Methodology 16:93, 2016).

How often a unit comes in a draw is a Poisson number of mean 1, so that of units alike one number is enough: Hanley,
MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies" (2006).
"""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache
from itertools import accumulate
from math import exp, floor, lgamma, log, sqrt
from random import Random

from stdplan_tui.annotations.agreement.alpha import Alpha

DRAWS = 1000
CONFIDENCE = 0.95
SEED = 2006

MOST_PAIRS = 50_000
"""The pairs of values that resemble each other beyond which there is no interval: each draw looks at all of them."""


def interval(
    alpha: Alpha, *, draws: int = DRAWS, confidence: float = CONFIDENCE, seed: int = SEED
) -> tuple[float, float] | None:
    """The lower and upper end of the interval, by percentiles; the same for the same units and seed.

    It is made to hold the alpha itself: draws repeat units, so that chance agrees more often in them, and where
    nearly every unit was given something else, all of them may lie below. None where the alpha is not defined or of
    a single unit, where more than half of the draws have no alpha, and where there are more than MOST_PAIRS.
    """
    value = alpha.value
    if value is None or alpha.pairable.units < 2 or len(alpha.close) > MOST_PAIRS:
        return None
    random = Random(seed).random  # noqa: S311 — the same draws each time are what is wanted
    tables = [_poisson(units) for units in alpha.pairable.patterns.values()]
    drawn = (alpha.of([least + bisect(table, random()) for least, table in tables]) for _draw in range(draws))
    found = sorted(one for one in drawn if one is not None)
    if 2 * len(found) < draws:
        return None
    low, high = (found[round(share * (len(found) - 1))] for share in ((1 - confidence) / 2, (1 + confidence) / 2))
    return min(low, value), max(high, value)


@lru_cache(256)
def _poisson(mean: int) -> tuple[int, tuple[float, ...]]:
    """The least number that is worth a thought, and how likely are this one, this or the next one, and so on."""
    reach = 12 * sqrt(mean) + 20
    least = max(0, floor(mean - reach))
    likely = (exp(number * log(mean) - mean - lgamma(number + 1)) for number in range(least, floor(mean + reach)))
    return least, tuple(accumulate(likely))

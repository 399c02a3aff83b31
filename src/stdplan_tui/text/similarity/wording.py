"""How much of what texts say they say in the same words: known by the terms that few of them have.

A text that takes up another adds, leaves out and reorders; what stays are its terms. So texts are compared as bags of
terms, where what stands in few texts tells much, and what stands in many tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from math import log, sqrt

Bag = frozenset[str]
Scores = dict[tuple[int, int], float]

_RUNS = re.compile(r"([A-Za-z0-9]+)|([^\W_A-Za-z0-9]+)")
_NAMES = re.compile(r"[《〈“「]([^《》〈〉“”「」]{3,24})[》〉”」]")
_COMMON = 60
"""The texts of one list that may have a term before it says nothing of any."""
_FINE = 2**20
"""Weights are whole multiples of one part in this: so their sum is the same in whatever order a set gives its terms."""
_LEAST = 0.02
_NEAREST = 12


def bag(text: str) -> Bag:
    """The terms of a text: neighbouring characters with no mark between, Latin words, numbers, and names in quotes.

    A name (《标准化法》, “一带一路”) is there as a whole and by its characters.
    """
    found = set(_NAMES.findall(text))
    for word, run in _RUNS.findall(text):
        found.update((word,) if word else map("".join, pairwise(run)))
    return frozenset(found)


class Weights:
    """What each term tells, by how few of some bags have it; a name as much as the characters that it is made of."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        bags = [each for each in bags if each]
        counts = Counter(chain.from_iterable(bags))
        self._weights = {
            term: round(_length(term) * log((len(bags) + 1) / count) * _FINE) / _FINE for term, count in counts.items()
        }

    def of(self, terms: Iterable[str]) -> float:
        """What terms tell together; one that none of the bags has tells nothing."""
        weights = self._weights
        return sum(weights.get(term, 0.0) for term in terms)

    def common(self, a: Bag, b: Bag) -> float:
        """From 0.0 to 1.0: the mean of the shares that what both have is of what each of them tells."""
        shared = self.of(a & b)
        return shared / sqrt(self.of(a) * self.of(b)) if shared else 0.0

    def nearest(self, old: Sequence[Bag], new: Sequence[Bag]) -> Scores:
        """What is `common` to each bag of `new` and those of `old` that share the most with it."""
        having = _having(old)
        sums, new_sums = [self.of(each) for each in old], [self.of(each) for each in new]
        scores: Scores = {}
        for j, each in enumerate(new):
            shared: defaultdict[int, float] = defaultdict(float)
            for term in each:
                weight = self._weights.get(term, 0.0)
                for i in having.get(term, ()):
                    shared[i] += weight
            found = sorted((told / sqrt(sums[i] * new_sums[j]), i) for i, told in shared.items() if told)
            scores.update({(i, j): score for score, i in found[-_NEAREST:] if score >= _LEAST})
        return scores


def _length(term: str) -> float:
    """How many terms a term is worth: a name, which is longer than two characters and no Latin word, half of these."""
    return len(term) / 2 if len(term) > 2 and not term.isascii() else 1.0


def _having(bags: Sequence[Bag]) -> dict[str, list[int]]:
    """The places of the bags that have a term, where they are few."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(bags):
        for term in each:
            having[term].append(place)
    return {term: places for term, places in having.items() if len(places) <= _COMMON}

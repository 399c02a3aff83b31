"""The tokens of the index: single characters and pairs of neighbours, over folded text, without a dictionary.

Whatever stands in a text is found by the pairs it is made of; whether they stand side by side is decided by looking at
the text itself, so the index needs no positions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise


def grams(parts: Iterable[str]) -> Counter[str]:
    """Every character and every pair of neighbours of the folded `parts`, with how often each stands there.

    No pair reaches from one part into the next.
    """
    counted: Counter[str] = Counter()
    for part in parts:
        counted.update(part)
        counted.update(map("".join, pairwise(part)))
    return counted


def needed(needle: str) -> tuple[str, ...]:
    """The tokens that a text must have to contain the folded `needle`: its pairs, or its one character."""
    if len(needle) < 2:
        return (needle,) if needle else ()
    return tuple(dict.fromkeys(map("".join, pairwise(needle))))

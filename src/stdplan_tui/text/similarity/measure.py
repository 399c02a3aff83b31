"""How alike two texts are: the share of their characters that stand in both in the same order.

The longest common subsequence is found with one long integer whose bits are the characters of the first text
(Hyyrö 2004), which takes a few microseconds for two paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

LONGEST = 5_000
"""The characters up to which a text is measured exactly; longer ones by the pairs of characters that they share."""


def similarity(a: str, b: str, at_least: float = 0.0) -> float:
    """From 0.0, nothing in common, to 1.0, equal; what is below `at_least` is 0.0."""
    return likeness(a)(b, at_least)


def likeness(a: str) -> Callable[[str, float], float]:
    """`similarity` to `a`, for many other texts: what it takes is made of `a` once."""
    places = places_of(a[:LONGEST])

    def to(b: str, at_least: float) -> float:
        whole = len(a) + len(b)
        if a == b:
            return 1.0
        if 2 * min(len(a), len(b)) < at_least * whole:
            return 0.0
        common = shared_pairs(a, b) if max(len(a), len(b)) > LONGEST else _common(places, len(a), b)
        found = 2 * common / whole
        return found if found >= at_least else 0.0

    return to


def places_of(text: str) -> dict[str, int]:
    """For each character the places where `text` has it, as the bits of a number."""
    places: dict[str, int] = {}
    bit = 1
    for character in text:
        places[character] = places.get(character, 0) | bit
        bit <<= 1
    return places


def shared_pairs(a: str, b: str) -> int:
    """About how many characters the texts share: one more than the pairs of neighbours that stand in both."""
    pairs = Counter(pairwise(a)) & Counter(pairwise(b))
    return min(pairs.total() + 1, len(a), len(b)) if pairs else 0


def _common(places: dict[str, int], length: int, b: str) -> int:
    """The length of the longest common subsequence of a text with these places and `b`."""
    every = (1 << length) - 1
    free = every
    for character in b:
        if here := places.get(character):
            taken = free & here
            free = ((free + taken) | (free - taken)) & every
    return length - free.bit_count()

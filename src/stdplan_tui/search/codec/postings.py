"""A list of postings as bytes: the gaps between the numbers in the smallest width that holds them, then the impacts.

The first byte says how wide a gap is. Nothing is coded bit by bit, so that reading it is a handful of calls however
long it is.
"""

from __future__ import annotations

import sys
from array import array
from itertools import accumulate, islice
from operator import sub

from stdplan_tui.search.pool import Packed, impacts_of, numbers_of
from stdplan_tui.search.shelf import Postings

_TYPES = {1: "B", 2: "H", 4: "I"}
_WIDTHS = {width: bytes((width,)) for width in _TYPES}


def as_bytes(postings: Packed[int]) -> bytes:
    """The list as a file keeps it. Raises OverflowError where the numbers do not ascend."""
    if len(postings) == 1:  # as many tokens have
        number, impact = divmod(postings[0], 256)
        width = _width(number)
        return b"".join((_WIDTHS[width], number.to_bytes(width, sys.byteorder), bytes((impact,))))
    numbers = numbers_of(postings)
    gaps = [numbers[0], *map(sub, islice(numbers, 1, None), numbers)]
    width = _width(max(gaps))
    return b"".join((_WIDTHS[width], array(_TYPES[width], gaps).tobytes(), impacts_of(postings)))


def postings_in(size: int, first: bytes) -> int:
    """How many postings there are in a list of `size` bytes that begins with the byte `first`."""
    return (size - 1) // (first[0] + 1)


def from_bytes(kept: bytes, base: int = 0) -> Postings:
    """The list that `as_bytes` wrote, `base` added to each number. Raises KeyError or ValueError."""
    width = kept[0]
    end = 1 + (len(kept) - 1) // (width + 1) * width
    gaps = array(_TYPES[width])
    gaps.frombytes(kept[1:end])
    numbers = array("I", accumulate(gaps, initial=base))
    del numbers[0]
    return Postings(numbers, kept[end:])


def _width(gap: int) -> int:
    return 1 if gap < 1 << 8 else 2 if gap < 1 << 16 else 4

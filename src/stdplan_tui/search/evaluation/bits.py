"""Sets of record numbers as whole numbers: bit n is set where record n belongs to the set.

Intersections, unions and counts of sets of any size run at the speed of the machine's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

from stdplan_tui.search.evaluation.occurrences import occurrences

_ONES = bytes.maketrans(b"01", b"\x00\x01")
_DENSE = 50
_SPARSE = 20


def bits_of(numbers: Sequence[int], size: int) -> int:
    """The set of these numbers, all below `size`."""
    if len(numbers) * _DENSE < size:
        return _few(numbers, size)
    digits = bytearray(b"0") * size
    for number in numbers:
        digits[number] = 49
    digits.reverse()
    return int(bytes(digits), 2) if digits else 0


def _few(numbers: Iterable[int], size: int) -> int:
    octets = bytearray(size // 8 + 1)
    for number in numbers:
        octets[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


def flags_of(bits: int, size: int) -> bytes:
    """One byte for each number below `size`: 1 where it is in the set."""
    return f"{bits:b}".encode().translate(_ONES)[::-1].ljust(size, b"\x00")


def numbers_of(bits: int) -> list[int]:
    """The numbers of a set, ascending."""
    if not bits:
        return []
    size = bits.bit_length()
    if bits.bit_count() * _SPARSE < size:
        return list(occurrences("1", f"{bits:b}"[::-1]))  # quicker than looking at every digit where there are few
    return list(compress(range(size), flags_of(bits, size)))

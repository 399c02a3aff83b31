"""Numbers in the order of the strings that they stand for, searched by halving, never walked through."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence

Spelled = Callable[[int], str]
"""The string that a number stands for."""

LAST = "\U0010ffff"
_MANY = 8


def ordered(numbers: Iterable[int], spelled: Spelled) -> array[int]:
    """The numbers in the order of their strings."""
    return array("I", sorted(numbers, key=spelled))


def with_more(order: array[int], more: Sequence[int], spelled: Spelled) -> array[int]:
    """The order with more numbers in their places; few are put in one by one."""
    if len(more) * _MANY > len(order):
        return ordered([*order, *more], spelled)
    order = order[:]
    for number in more:
        insort(order, number, key=spelled)
    return order


def beginning(order: array[int], prefix: str, spelled: Spelled) -> array[int]:
    """The numbers whose strings begin so."""
    start = bisect_left(order, prefix, key=spelled)
    if start == len(order) or not spelled(order[start]).startswith(prefix):
        return order[:0]
    return order[start : bisect_left(order, prefix + LAST, start, key=spelled)]

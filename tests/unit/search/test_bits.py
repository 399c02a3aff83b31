"""Sets of numbers as whole numbers."""

import random

import pytest

from stdplan_tui.search.evaluation.bits import bits_of, flags_of, numbers_of


@pytest.mark.parametrize("count", [0, 1, 2, 40, 49, 51, 400, 999, 1000])
def test_numbers_come_back_from_a_set(count: int) -> None:
    numbers = sorted(random.Random(count).sample(range(1000), count))
    bits = bits_of(numbers, 1000)
    assert bits == sum(1 << number for number in numbers)
    assert numbers_of(bits) == numbers
    assert [number for number, flag in enumerate(flags_of(bits, 1000)) if flag] == numbers


def test_flags_are_as_many_as_asked_for() -> None:
    assert flags_of(0b101, 8) == bytes([1, 0, 1, 0, 0, 0, 0, 0])
    assert flags_of(0, 3) == bytes(3)

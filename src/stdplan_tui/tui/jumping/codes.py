"""Letters for so many places: one each where that will do, else two; none begins with another."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase
from typing import Final

_BY_EASE: Final = "asdfghjklqwertyuiopzxcvbnm"
"""The letters by how near they are to the fingers."""


def codes(count: int, reserved: str = "") -> tuple[str, ...]:
    """The codes of `count` places, the short ones first; none begins with a reserved letter.

    There are at most 26 for each letter that is not reserved: where that is too few, the last places get none.
    """
    letters = [letter for letter in _BY_EASE if letter not in reserved]
    begun = next(
        (more for more in range(len(letters)) if len(letters) - more + more * len(ascii_lowercase) >= count),
        len(letters),
    )
    single, first = letters[: len(letters) - begun], letters[len(letters) - begun :]
    return (*single, *("".join(pair) for pair in product(first, _BY_EASE)))[:count]

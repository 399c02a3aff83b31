"""Where two texts differ: the fewest characters that make one of the other."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity.measure import places_of

LARGEST = 100_000_000
LONGEST = 200_000
"""The product of the two lengths, and the length, equal ends apart, up to which differences are looked for at all."""
_Run = tuple[int, int, int]  # equal characters: their place in the first text, in the second, how many


class Edit(StrEnum):
    """What happens to a range of the first text."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@frozen
class Opcode:
    """Characters `start` to `end` of the first text, and `new_start` to `new_end` of the second; ends excluded."""

    edit: Edit
    start: int
    end: int
    new_start: int
    new_end: int


def opcodes(a: str, b: str, *, least_common: int = 1) -> tuple[Opcode, ...]:
    """The steps that make `b` of `a`, in order; together they cover both.

    What could stand at several places, as 业 and 社会 in 业社会业, stands at the last. Equal characters between two
    changes count as changed where they are fewer than `least_common`: a lone 的 between two new sentences says
    nothing. Texts so long that looking would take seconds are one change but for their ends.
    """
    before = _common_start(a, b)
    after = _common_start(a[before:][::-1], b[before:][::-1])
    middle = _matches(a[before : len(a) - after], b[before : len(b) - after])
    inner = [(i + before, j + before, n) for i, j, n in middle if n >= least_common]
    runs = [(0, 0, before), *inner, (len(a) - after, len(b) - after, after)]
    return tuple(_covering(_slid(a, b, runs)))


def _slid(a: str, b: str, runs: list[_Run]) -> list[_Run]:
    """The runs, with what is only inserted or only deleted between two of them as late as it can be."""
    found = runs[:1]
    for start, new_start, length in runs[1:]:
        before, new_before, ran = found[-1]
        i, j = before + ran, new_before + ran
        steps = 0
        if (start == i) != (new_start == j):
            while steps < length - 1 and a[i + steps] == b[j + steps]:
                steps += 1
        found[-1] = (before, new_before, ran + steps)
        found.append((start + steps, new_start + steps, length - steps))
    return found


def _covering(runs: list[_Run]) -> Iterator[Opcode]:
    """The steps, from the equal runs; the last run ends both texts."""
    i = j = 0
    for start, new_start, length in runs:
        if start > i or new_start > j:
            edit = Edit.INSERT if start == i else Edit.DELETE if new_start == j else Edit.REPLACE
            yield Opcode(edit, i, start, j, new_start)
        i, j = start + length, new_start + length
        if length:
            yield Opcode(Edit.EQUAL, start, i, new_start, j)


def _common_start(a: str, b: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(a), len(b))
    while low < high:  # comparing slices is much quicker than comparing characters
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _matches(a: str, b: str) -> list[_Run]:
    """The runs of a longest common subsequence: place in a, place in b, length."""
    if not a or not b or len(a) * len(b) > LARGEST or max(len(a), len(b)) > LONGEST:
        return []
    runs: list[_Run] = []
    for i, j in _common_places(a, b, _free_after_each(a, b)):
        if runs and runs[-1][0] == i + 1 and runs[-1][1] == j + 1:
            runs[-1] = (i, j, runs[-1][2] + 1)
        else:
            runs.append((i, j, 1))
    return runs[::-1]


def _free_after_each(a: str, b: str) -> list[int]:
    """After each character of `b`, the places of `a` (as bits) that add nothing to the common subsequence."""
    places, every = places_of(a), (1 << len(a)) - 1
    free = every
    rows = []
    for character in b:
        taken = free & places.get(character, 0)
        free = ((free + taken) | (free - taken)) & every
        rows.append(free)
    return rows


def _common_places(a: str, b: str, rows: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a longest common subsequence, from the last to the first."""
    i, j = len(a) - 1, len(b) - 1
    while i >= 0 and j >= 0:
        if (rows[j] >> i) & 1:
            i -= 1
        elif j and not (rows[j - 1] >> i) & 1:
            j -= 1
        else:
            yield i, j
            i -= 1
            j -= 1

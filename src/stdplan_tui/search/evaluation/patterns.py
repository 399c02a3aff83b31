"""Patterns and words near each other: what only looking into the text can decide, within a time limit."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from stdplan_tui.language import _
from stdplan_tui.search.analysis import STEPS
from stdplan_tui.search.evaluation.bits import bits_of, numbers_of
from stdplan_tui.search.evaluation.leaves import Leaves, Matched
from stdplan_tui.search.evaluation.needles import Needle, needle
from stdplan_tui.search.evaluation.occurrences import occurrences
from stdplan_tui.search.model import Field, Notice
from stdplan_tui.search.query.model import Near, Pattern
from stdplan_tui.search.shelf import CLAUSES, NOTES, PART, Shelf

_SECONDS = 0.4
_IMPACT = STEPS // 2
_CLAUSE_PARTS = (Field.HEADING, Field.TEXT)


@dataclass
class Clock:
    """The time that the patterns of one query may take together."""

    _ends: float = field(default_factory=lambda: time.monotonic() + _SECONDS)
    _stopped: bool = False

    @property
    def left(self) -> float:
        """Seconds, more than 0 unless the time is up."""
        return 0.0 if self._stopped else self._ends - time.monotonic()

    def stop(self) -> None:
        """The time is up."""
        self._stopped = True

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What to tell where it was."""
        if not self._stopped:
            return ()
        return (Notice(_("The pattern takes too long: only what was found until then is shown")),)


def matching(leaves: Leaves, pattern: Pattern, clock: Clock) -> Matched:
    """The records of which a part, or that part, matches the pattern; fewer where the clock stops."""
    import regex

    compiled = regex.compile(pattern.regex)
    numbers: list[int] = []
    for number in _candidates(leaves, pattern):
        left = clock.left
        if left <= 0:
            clock.stop()
            break
        try:
            parts = _parts(leaves.shelf, number, pattern.part)
            if any(compiled.search(part, timeout=left, concurrent=True) for part in parts):
                numbers.append(number)
        except TimeoutError:
            clock.stop()
            break
    return Matched(numbers, bytes([_IMPACT]) * len(numbers), leaves.shelf.size)


def _candidates(leaves: Leaves, pattern: Pattern) -> list[int]:
    sought = [needle(literal).plain for literal in pattern.literals]
    found = [leaves.matched(Needle(plain)).bits for plain in sought if plain]
    if not found:
        shelf = leaves.shelf
        found = [bits_of(shelf.named(CLAUSES), shelf.size) | bits_of(shelf.named(NOTES), shelf.size)]
    return numbers_of(reduce(and_, found) & leaves.shelf.live)


def _parts(shelf: Shelf, number: int, part: Field | None) -> Iterator[str]:
    if part is None:
        yield from shelf.folded(number).split(PART)
    else:
        yield from (text for field, text in shelf.record(number).folded if field is part)


def near(leaves: Leaves, wanted: Near) -> Matched:
    """The records of which one part has all of the words within the distance."""
    needles = [needle(words.text) for words in wanted.operands]
    found = [leaves.matched(one, words.part) for one, words in zip(needles, wanted.operands, strict=True)]
    candidates = numbers_of(reduce(and_, (one.bits for one in found)) & leaves.shelf.live)
    plain = [one.plain for one in needles]
    part = wanted.operands[0].part
    numbers = [
        number
        for number in candidates
        if any(closest(text, plain, wanted.distance) is not None for text in _parts(leaves.shelf, number, part))
    ]
    return leaves.taken(min(found, key=lambda one: len(one.numbers)), numbers)


def closest(text: str, needles: list[str], distance: int) -> tuple[int, int] | None:
    """The first stretch of at most `distance` characters that has an occurrence of each needle; None without one."""
    places = sorted(
        (at, at + len(sought), index) for index, sought in enumerate(needles) for at in occurrences(sought, text)
    )
    last: dict[int, tuple[int, int]] = {}
    for start, end, index in places:
        last[index] = start, end
        if len(last) == len(needles):
            first, furthest = min(one[0] for one in last.values()), max(one[1] for one in last.values())
            if furthest - first <= distance:
                return first, furthest
    return None

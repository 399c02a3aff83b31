"""Three versions of a row of things that differ from each other, made one: their order, and what either took away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T", str, tuple[str, int])


def arranged(base: Sequence[_T], first: Sequence[_T], second: Sequence[_T]) -> list[_T]:
    """All that either version has; what only one has stands behind its neighbour there.

    The order is that of the version that alone changed it, else that of the first.
    """
    common = set(first) & set(second)
    was, one, other = ([thing for thing in row if thing in common] for row in (base, first, second))
    if was == one != other:
        first, second = second, first
    found, known = list(first), set(first)
    for place, thing in enumerate(second):
        if thing not in known:
            before = found.index(second[place - 1]) if place else -1 if common else len(found)
            found.insert(before + 1, thing)
            known.add(thing)
    return found


def lines_together(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Lines as both changed them: without those that either took away, with those that either added."""
    if theirs in (base, ours):
        return list(ours)
    if ours == base:
        return list(theirs)
    was, mine, other = map(_numbered, (base, ours, theirs))
    gone = set(was) - (set(mine) & set(other))
    return [line for line, number in arranged(was, mine, other) if (line, number) not in gone]


def _numbered(lines: Sequence[str]) -> list[tuple[str, int]]:
    """The lines, each with how often it has stood before."""
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        found.append((line, seen[line]))
        seen[line] += 1
    return found

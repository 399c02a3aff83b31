"""Joining two texts of a document that were both made from a third: what either side changed is in the result.

Block by block of ID.md, and inside a block by characters; where two changes touch, nobody but a person can join them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from stdplan_tui.frozen import frozen
from stdplan_tui.text.labels import label_at_start
from stdplan_tui.text.similarity import Edit, in_order, opcodes, paired
from stdplan_tui.text.spacing import bare

_LEAST_COMMON = 3
"""Characters: fewer that are equal between two changes do not make them two."""

_LINE = re.compile(r"[^\n]*\n")
_SEPARATING = re.compile(r"[\s>]*\n?")
_MARKUP = re.compile(r"^[ >]*<!--[^\n]*|^ *- |[#*>|\\]", re.MULTILINE)


@frozen
class Conflict:
    """A place where both sides changed the same words: the blocks concerned, as the base and both sides have them.

    `line` is the line of the base, from 1, at which they begin.
    """

    line: int
    base: str
    mine: str
    theirs: str


@frozen
class Merged:
    """The joined text, which holds the base's words where there are conflicts."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


@frozen
class _Change:
    """Characters `start` to `end` (excluded) of the base become `text`."""

    start: int
    end: int
    text: str

    def touches(self, other: _Change) -> bool:
        return self.start <= other.end and other.start <= self.end


def merged(base: str, mine: str, theirs: str) -> Merged:
    """What `mine` and `theirs` make of `base` together; all three are bodies, which end with a line feed."""
    blocks = _blocks(base)
    changes: list[_Change] = []
    conflicts: list[Conflict] = []
    for group in _groups(_changes(blocks, _blocks(mine)), _changes(blocks, _blocks(theirs))):
        own, other = group
        if own and other and own != other:
            conflicts.append(_conflict(blocks, own, other))
        else:
            changes += own or other
    text = _applied("".join(blocks), 0, changes)
    return Merged(text[:-1] if text else "", tuple(conflicts))


def _blocks(body: str) -> list[str]:
    """The blocks of a body, each with the empty lines after it, so that together they are the body and a line feed.

    An empty line inside a box counts as one; every row of a table is a block of its own.
    """
    found: list[str] = []
    ended = True
    for line in _LINE.findall(f"{body}\n"):
        separating = _SEPARATING.fullmatch(line) is not None
        if found and (separating or not ended):
            found[-1] += line
        else:
            found.append(line)
        ended = separating or line.lstrip(" >").startswith("|")
    return found


def _changes(base: Sequence[str], side: Sequence[str]) -> list[_Change]:
    """What makes the blocks of a side of those of the base, in order; no two of them touch."""
    pairs = in_order(paired([_key(block) for block in base], [_key(block) for block in side]))
    return list(_joined(_steps(base, side, pairs)))


def _steps(base: Sequence[str], side: Sequence[str], pairs: Mapping[int, int]) -> Iterator[_Change]:
    starts = [0, *accumulate(map(len, base))]
    i = j = 0
    for next_i, next_j in (*pairs.items(), (len(base), len(side))):
        if next_i > i or next_j > j:
            yield _Change(starts[i], starts[next_i], "".join(side[j:next_j]))
        if next_i < len(base) and base[next_i] != side[next_j]:
            yield from _inside(base[next_i], side[next_j], starts[next_i])
        i, j = next_i + 1, next_j + 1


def _inside(before: str, after: str, start: int) -> Iterator[_Change]:
    for step in opcodes(before, after, least_common=_LEAST_COMMON):
        if step.edit is not Edit.EQUAL:
            yield _Change(start + step.start, start + step.end, after[step.new_start : step.new_end])


def _joined(changes: Iterable[_Change]) -> Iterator[_Change]:
    last: _Change | None = None
    for change in changes:
        if last is not None and last.touches(change):
            last = _Change(last.start, change.end, last.text + change.text)
        else:
            if last is not None:
                yield last
            last = change
    if last is not None:
        yield last


def _groups(mine: Sequence[_Change], theirs: Sequence[_Change]) -> Iterator[tuple[list[_Change], list[_Change]]]:
    """The changes of both sides in order, those that touch each other together."""
    sides = [(change.start, change.end, 0, change) for change in mine]
    sides += [(change.start, change.end, 1, change) for change in theirs]
    group: tuple[list[_Change], list[_Change]] = ([], [])
    end = -1
    for start, last, side, change in sorted(sides, key=lambda found: found[:3]):
        if start > end >= 0:
            yield group
            group = ([], [])
        group[side].append(change)
        end = max(end, last)
    if end >= 0:
        yield group


def _conflict(blocks: Sequence[str], mine: Sequence[_Change], theirs: Sequence[_Change]) -> Conflict:
    starts = list(accumulate(map(len, blocks), initial=0))
    first = min(mine[0].start, theirs[0].start)
    last = max(mine[-1].end, theirs[-1].end)
    start = starts[min(bisect_right(starts, first), len(blocks)) - 1]
    end = starts[bisect_left(starts, max(last, start + 1))]
    whole = "".join(blocks)
    base = whole[start:end]
    line = whole.count("\n", 0, start) + 1
    return Conflict(line, base, _applied(base, start, mine), _applied(base, start, theirs))


def _applied(text: str, start: int, changes: Iterable[_Change]) -> str:
    """`text`, which begins at `start` of the base, with these changes."""
    parts: list[str] = []
    here = 0
    for change in changes:
        parts += (text[here : change.start - start], change.text)
        here = change.end - start
    return "".join((*parts, text[here:]))


def _key(block: str) -> str:
    """What a block says, its marks, markup and label apart; its characters as they are where that is nothing."""
    words = _MARKUP.sub("", block).lstrip()
    label = label_at_start(words)
    return bare(words[label.end :] if label else words) or bare(block)

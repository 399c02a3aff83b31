"""Sentences in a clause string, for moving and selecting by sentence."""

from __future__ import annotations

from stdplan_tui.text.spacing import is_space

_ENDS = frozenset("。！？!?｡")
_QUOTES = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_BRACKETS = {"）": "（", ")": "(", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "]": "["}
_CLOSERS = _QUOTES | _BRACKETS
_OPENERS = frozenset(_CLOSERS.values())


def sentences(string: str) -> list[tuple[int, int]]:
    """The sentences of `string` as (start, end), end excluded: each with its end mark and what that closes.

    A line feed ends a sentence. 。！？ inside brackets or quotes that are closed on the same line end none, except
    that a quote closed right behind one ends its sentence with it. White space between sentences belongs to none.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in string.split("\n"):
        found += ((start + a, start + b) for a, b in _in_line(line))
        start += len(line) + 1
    return found


def _in_line(line: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    inside = _enclosed(line)
    start = at = 0
    while at < len(line):
        end = _end_after(line, at, inside)
        at += 1
        if end is not None:
            found.append((start, end))
            start = at = end
    found.append((start, len(line)))
    return [trimmed for a, b in found if (trimmed := _trimmed(line, a, b)) is not None]


def _end_after(line: str, at: int, inside: list[bool]) -> int | None:
    """Where a sentence ends whose end mark is the character `at`; None where that is none."""
    if line[at] not in _ENDS or (at + 1 < len(line) and line[at + 1] in _ENDS):
        return None
    end = at + 1
    while end < len(line) and line[end] in _QUOTES:
        end += 1
    if end < len(line) and line[end] in _ENDS:
        return None
    return None if inside[end - 1] else end


def _enclosed(line: str) -> list[bool]:
    """For each character, whether a bracket or quote that is closed later on the line is still open behind it."""
    openers: list[int] = []
    inside = [False] * len(line)
    for at, character in enumerate(line):
        if character in _OPENERS:
            openers.append(at)
        elif character in _CLOSERS and (pair := _partner(line, openers, _CLOSERS[character])) is not None:
            inside[pair:at] = [True] * (at - pair)
    return inside


def _partner(line: str, openers: list[int], wanted: str) -> int | None:
    """Take the last open `wanted` off `openers`, with what was opened inside it and never closed."""
    for depth in range(len(openers) - 1, -1, -1):
        if line[openers[depth]] == wanted:
            pair = openers[depth]
            del openers[depth:]
            return pair
    return None


def _trimmed(line: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and is_space(line[start]):
        start += 1
    while end > start and is_space(line[end - 1]):
        end -= 1
    return (start, end) if start < end else None

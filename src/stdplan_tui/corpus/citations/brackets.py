"""Titles in 《》, with the titles that they hold in 〈〉 or 《》, in one pass over the text."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 300
"""Characters of a title: what is longer has lost a bracket."""

_MARK = re.compile("[《》〈〉]")
_OPENING = {"》": "《", "〉": "〈"}


class Titled(NamedTuple):
    """A title with its brackets: characters `start` to `end`, and the titles directly in it."""

    start: int
    end: int
    inner: tuple[Titled, ...] = ()


def titled(text: str) -> dict[int, Titled]:
    """The outermost titles in 《》 by where they start; a bracket without its partner counts for nothing."""
    open_: list[tuple[str, int]] = []
    held: list[list[Titled]] = [[]]  # what was closed within each open bracket, and outside all of them
    for mark in _MARK.finditer(text):
        opening = _OPENING.get(mark[0])
        if opening is None:
            open_.append((mark[0], mark.start()))
            held.append([])
        elif open_ and open_[-1][0] == opening:
            _, start = open_.pop()
            inner = held.pop()
            held[-1] = _closed(start, mark.end(), inner, held[-1])
    while len(held) > 1:
        inner = held.pop()
        held[-1] = _together(inner, held[-1])
    return {title.start: title for title in sorted(held[0]) if text[title.start] == "《"}


def _closed(start: int, end: int, inner: list[Titled], around: list[Titled]) -> list[Titled]:
    """What stands around a title, and it; or the titles in it, where it is too long for one, or empty."""
    if not 2 < end - start <= LONGEST:
        return _together(inner, around)
    around.append(Titled(start, end, tuple(sorted(inner))))
    return around


def _together(some: list[Titled], others: list[Titled]) -> list[Titled]:
    """Both lists in one, at the price of the shorter."""
    short, long = sorted((some, others), key=len)
    long += short
    return long

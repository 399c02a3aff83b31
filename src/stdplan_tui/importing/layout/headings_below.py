"""The lines of a text, to be asked whether one further down begins with some words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line

_SHORT = 5  # characters that lines are sorted by
_ENOUGH = 8  # characters of a heading that is broken over two lines
_LONGEST = 80
_MARKS = re.compile(r"[\W_]+")


class HeadingsBelow:
    """The beginnings of all lines, folded."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, line in enumerate(lines):
            text = folded(line.raw[:_LONGEST])
            if text and not line.cells:
                self._lines[text[:_SHORT]].append((number, text))

    def has(self, entry: str, *, after: int) -> bool:
        """Whether a line after that one begins with the entry, or with as much of it as a line takes."""
        return self.first(entry, after=after) is not None

    def first(self, entry: str, *, after: int) -> int | None:
        """The first line after that one that begins with the entry; short entries must be the whole line."""
        near = self._lines.get(entry[:_SHORT], [])
        start = bisect_right(near, after, key=lambda each: each[0])
        return next((number for number, text in near[start : start + 40] if _begins(text, entry)), None)


def folded(text: str) -> str:
    """The words alone: no white space, no marks."""
    return _MARKS.sub("", text)


def _begins(text: str, entry: str) -> bool:
    if len(entry) < _SHORT:
        return text == entry
    return text.startswith(entry) or (len(text) >= _ENOUGH and entry.startswith(text))

"""A raw text broken into rows of a pane, every row and every line known by its offset in the text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field

from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.typeset.prohibitions import may_split
from stdplan_tui.text.width import running_cells

_NEVER_CUT = "\r"
_TAKEN_ALONG = 4


@frozen
class Rows:
    """The rows of `text` in a pane of `width` cells, and the lines that they belong to, both counted from 0.

    `starts` and `lines` are the offsets at which they begin.
    """

    text: str = ""
    width: int = 0
    starts: array[int] = field(default_factory=lambda: array("Q", [0]))
    lines: array[int] = field(default_factory=lambda: array("Q", [0]))

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, row: int) -> tuple[int, int]:
        """The characters of a row, its line end left out."""
        start = self.starts[row]
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def row_of(self, offset: int) -> int:
        """The row in which a character stands."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def line_of(self, offset: int) -> int:
        """The line in which a character stands."""
        return max(bisect_right(self.lines, offset) - 1, 0)

    def opens_line(self, row: int) -> bool:
        """Whether a line begins with that row."""
        start = self.starts[row]
        return self.lines[self.line_of(start)] == start


def broken(text: str, width: int, ambiguous_width: int = 1) -> Rows:
    """The rows of `text`, filled with as many cells as there are; linear in the length of the text."""
    width = max(width, 2)
    starts, lines = array("Q"), array("Q")
    at = 0
    while True:
        end = text.find("\n", at)
        lines.append(at)
        starts.extend(_row_starts(text, at, len(text) if end < 0 else end, width, ambiguous_width))
        if end < 0 or end + 1 == len(text):
            return Rows(text, width, starts, lines)
        at = end + 1


def _row_starts(text: str, at: int, end: int, width: int, ambiguous_width: int) -> Iterator[int]:
    yield at
    if (end - at) * 2 <= width:
        return
    if text[end - 1] in _NEVER_CUT:
        end -= 1
    while (after := at + _fitting(text[at : min(at + width, end)], width, ambiguous_width)) < end:
        # A mark that closes what stands before it takes a character along; this is raw text: more is not set right.
        back = next((steps for steps in range(_TAKEN_ALONG) if may_split(text, after - steps)), 0)
        at = max(after - back, at + 1)
        yield at


def _fitting(piece: str, width: int, ambiguous_width: int) -> int:
    """How many characters of `piece` stand in `width` cells, one at least."""
    if piece.isascii():
        return max(len(piece), 1)
    before = running_cells(shown_in_place(piece), ambiguous_width)
    return max(bisect_right(before, width) - 1, 1)

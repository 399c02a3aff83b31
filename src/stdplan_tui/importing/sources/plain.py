"""Plain text: one line of the file is one line of the page."""

from __future__ import annotations

import re

from stdplan_tui.importing.lines import Line, Side
from stdplan_tui.importing.sources.page import Page

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CENTRE, _RIGHT = 16, 40  # cells of indentation that set a line to the middle, to the right


def read(text: str, start: int, end: int) -> Page:
    """The lines of `text` between two offsets, as a page."""
    return Page(tuple(lines(text, start, end)))


def lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of `text` between two offsets, blank ones included."""
    found: list[Line] = []
    at = start
    for gap in _BREAK.finditer(text, start, end):
        found.append(_line(text[at : gap.start()], at))
        at = gap.end()
    found.append(_line(text[at:end], at))
    return found


def _line(text: str, start: int) -> Line:
    line = Line.of(text, start)
    indent = len(text) - len(text.lstrip())
    cells = indent + text.count("\u3000", 0, indent)
    if indent == len(text) or cells < _CENTRE:
        return line
    return Line(line.pieces, side=Side.RIGHT if cells >= _RIGHT else Side.CENTRE)

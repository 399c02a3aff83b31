"""Plain text: one line of the file is one line of the page."""

from __future__ import annotations

import re
from dataclasses import replace

from stdplan_tui.importing.lines import Line, Piece, Side
from stdplan_tui.importing.sources.page import Page

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CENTRE, _RIGHT = 16, 40  # cells of indentation that set a line to the middle, to the right


def read(text: str, start: int, end: int) -> Page:
    """The lines of `text` between two offsets, as a page."""
    return Page(tuple(lines(text, start, end)))


def lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of `text` between two offsets, blank ones included; form feeds end pages, where there are any."""
    found: list[Line] = []
    page = text.count("\f", 0, start) + 1 if "\f" in text else 0
    at = start
    for gap in _BREAK.finditer(text, start, end):
        found.append(_line(text[at : gap.start()], at, page))
        at = gap.end()
        page += page > 0 and gap[0] == "\f"
    last = _line(text[at:end], at, page)
    return [*found, replace(last, page=found[-1].page) if found and last.blank else last]


def _line(text: str, start: int, page: int) -> Line:
    indent = len(text) - len(text.lstrip())
    cells = indent + text.count("\u3000", 0, indent)
    side = Side.LEFT
    if indent < len(text) and cells >= _CENTRE:
        side = Side.RIGHT if cells >= _RIGHT else Side.CENTRE
    return Line((Piece(text, start, start + len(text)),), side=side, page=page)

"""Plain text: one line of the file is one line of the page."""

from __future__ import annotations

import re
from dataclasses import replace

from stdplan_tui.importing.lines import Line, Piece, Side
from stdplan_tui.importing.sources.page import Page

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_RARE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_CENTRE, _RIGHT = 16, 40  # cells of indentation that set a line to the middle, to the right


def read(text: str, start: int, end: int) -> Page:
    """The lines of `text` between two offsets, as a page."""
    return Page(tuple(lines(text, start, end)))


def lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of `text` between two offsets, blank ones included; form feeds end pages, where there are any."""
    if not any(mark in text for mark in _RARE_BREAKS):
        return _of_line_feeds(text[start:end], start)
    found: list[Line] = []
    page = text.count("\f", 0, start) + 1 if "\f" in text else 0
    at = start
    for gap in _BREAK.finditer(text, start, end):
        found.append(_line(text[at : gap.start()], at, page))
        at = gap.end()
        page += page > 0 and gap[0] == "\f"
    last = _line(text[at:end], at, page)
    return [*found, replace(last, page=found[-1].page) if found and last.blank else last]


def _of_line_feeds(text: str, start: int) -> list[Line]:
    """The lines of a text in which a line feed is the only break, and which starts at that offset of the source."""
    found: list[Line] = []
    for line in text.split("\n"):
        found.append(_line(line, start, 0))
        start += len(line) + 1
    return found


def _line(text: str, start: int, page: int) -> Line:
    side = _side(text) if text[:1].isspace() else Side.LEFT
    return Line((Piece(text, start, start + len(text)),), side=side, page=page)


def _side(text: str) -> Side:
    """Where on the page a line stands that is indented so."""
    indent = len(text) - len(text.lstrip())
    cells = indent + text.count("\u3000", 0, indent)
    if indent == len(text) or cells < _CENTRE:
        return Side.LEFT
    return Side.RIGHT if cells >= _RIGHT else Side.CENTRE

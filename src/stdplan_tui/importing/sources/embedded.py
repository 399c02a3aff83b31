"""Text with HTML tables in it, as Markdown and exports of databases have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from stdplan_tui.importing.lines import Line, Piece
from stdplan_tui.importing.sources.html.blocks import blocks
from stdplan_tui.importing.sources.page import Drop, Page

_OPEN = re.compile(r"<table(?=[\s>])", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s{0,20}>", re.IGNORECASE)


def tables(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the tables between two offsets of `text` start and end; a table that does not end is none."""
    while (first := _OPEN.search(text, start, end)) and (last := _CLOSE.search(text, first.end(), end)):
        yield first.start(), last.end()
        start = last.end()


def with_tables(text: str, start: int, end: int, read: Callable[[str, int, int], Page]) -> Page:
    """The page between two offsets of `text`: its tables as rows, and what `read` makes of everything between them."""
    lines: list[Line] = []
    dropped: list[Drop] = []
    readings: list[Piece] = []
    at = start
    for number, (first, after) in enumerate(tables(text, start, end), 1):
        between, inside = read(text, at, first), blocks(text, first, after)
        lines += [*between.lines, *(replace(line, table=number) for line in inside.lines)]
        dropped += [*between.dropped, *inside.dropped]
        readings += inside.readings
        at = after
    rest = read(text, at, end)
    return Page((*lines, *rest.lines), (*dropped, *rest.dropped), readings=tuple(readings))

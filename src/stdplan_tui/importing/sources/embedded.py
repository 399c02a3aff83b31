"""Text with HTML tables in it, as Markdown and exports of databases have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from stdplan_tui.importing.lines import Line, Piece
from stdplan_tui.importing.sources.html.blocks import blocks
from stdplan_tui.importing.sources.page import Drop, Page

TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)


def with_tables(text: str, start: int, end: int, read: Callable[[str, int, int], Page]) -> Page:
    """The page between two offsets of `text`: its tables as rows, and what `read` makes of everything between them."""
    lines: list[Line] = []
    dropped: list[Drop] = []
    readings: list[Piece] = []
    at = start
    for number, table in enumerate(TABLE.finditer(text, start, end), 1):
        between, inside = read(text, at, table.start()), blocks(text, *table.span())
        lines += [*between.lines, *(replace(line, table=number) for line in inside.lines)]
        dropped += [*between.dropped, *inside.dropped]
        readings += inside.readings
        at = table.end()
    rest = read(text, at, end)
    return Page((*lines, *rest.lines), (*dropped, *rest.dropped), readings=tuple(readings))

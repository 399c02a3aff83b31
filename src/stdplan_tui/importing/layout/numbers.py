"""Digits that a scan set apart: 2 0 0 1年 is 2001年."""

from __future__ import annotations

import re
from dataclasses import replace

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Piece

_SPREAD = re.compile(r"(?<![\dA-Za-z.])\d(?:[ \xa0]\d)+(?=[ \xa0]?[年月日号％%—-])|(?<![\d.])\d [\d](?=[年月日])")
_SPACE = re.compile(r"[ \xa0]")


def closed_up(sheet: Sheet) -> Sheet:
    """Lines in which single digits with single spaces between them, before 年 月 日 号 or %, stand together."""
    return sheet.with_lines(_closed(line) if " " in line.raw or "\xa0" in line.raw else line for line in sheet.lines)


def _closed(line: Line) -> Line:
    gaps = [spread.start() + gap.start() for spread in _SPREAD.finditer(line.raw) for gap in _SPACE.finditer(spread[0])]
    if not gaps:
        return line
    pieces: list[Piece] = []
    at = 0
    for gap in gaps:
        pieces += line.cut(at, gap).pieces
        at = gap + 1
    return replace(line, pieces=(*pieces, *line.cut(at).pieces))

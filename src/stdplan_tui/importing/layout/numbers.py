"""Digits that a scan set apart: 2 0 0 1年 is 2001年."""

from __future__ import annotations

import re
from dataclasses import replace

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Piece, Role

_UNIT = "[年月日号％%‰万亿元吨亩岁—-]"
_SPREAD = re.compile(rf"(?<![\dA-Za-z.])\d(?:[ \xa0]\d)+(?=[ \xa0]?{_UNIT})|(?<![\d.])\d \d(?=[年月日])")
_ALL_SPREAD = re.compile(r"(?<![\dA-Za-z])\d(?:[ \xa0][.．·]?[ \xa0]?\d)+(?![\dA-Za-z])")
_APART, _TOGETHER = re.compile(r"\d \d"), re.compile(r"\d\d")
_SPACE = re.compile(r"[ \xa0]")
_MOST = 1000  # gaps in a line of text
_FEWEST = 12  # digits set apart, in a text where all are


def closed_up(sheet: Sheet) -> Sheet:
    """Lines in which digits set apart by single spaces stand together.

    They do before 年 月 日 号 %, 万 and the like; and everywhere in a text that has hardly any number without spaces.
    """
    pattern = _ALL_SPREAD if _is_spread(sheet) else _SPREAD
    return sheet.with_lines(
        _closed(line, pattern) if " " in line.raw or "\xa0" in line.raw else line for line in sheet.lines
    )


def _is_spread(sheet: Sheet) -> bool:
    """Whether a scan set all digits of the text apart."""
    texts = [line.raw for line in sheet.lines if line.role is not Role.ROW and " " in line.raw]
    apart = sum(len(_APART.findall(text)) for text in texts)
    together = sum(len(_TOGETHER.findall(text)) for text in texts) if apart >= _FEWEST else 0
    return apart >= _FEWEST and together * 5 < apart


def _closed(line: Line, pattern: re.Pattern[str]) -> Line:
    gaps = [spread.start() + gap.start() for spread in pattern.finditer(line.raw) for gap in _SPACE.finditer(spread[0])]
    if not 0 < len(gaps) <= _MOST:
        return line
    pieces: list[Piece] = []
    at = 0
    for gap in gaps:
        pieces += line.cut(at, gap).pieces
        at = gap + 1
    return replace(line, pieces=(*pieces, *line.cut(at).pieces))

"""Markdown as lines: `#` marks headings; marks of emphasis and links are markup; tables are rows."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from stdplan_tui.importing.lines import Line, Piece, Role
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.page import Drop, Page
from stdplan_tui.importing.sources.plain import lines

_MARK = re.compile(
    r"^[ \t]{0,3}(?P<hashes>#{1,6})[ \t]+|\*\*|__|`|(?P<star>(?<!\*)\*(?=[^*\s])|(?<=[^*\s])\*(?!\*))|^[ \t]*>[ \t]?"
    r"|!\[[^\]\n]*\]\([^)\n]*\)|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|<!--.*?-->|<[A-Za-z/][^<>\n]{0,200}>"
)
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_BAR = re.compile(r"(?<!\\)\|")


def read(text: str, start: int, end: int) -> Page:
    """The lines of the Markdown between two offsets of `text`."""
    found: list[Line] = []
    dropped: list[Drop] = []
    table = 0
    for line in lines(text, start, end):
        if _ROW.fullmatch(line.raw) is None:
            table = 0
            found.append(_unmarked(line, dropped))
            continue
        table = table or -line.start - 1
        if _RULE.fullmatch(line.raw):
            _drop(line, dropped)
        else:
            found.append(_row(line, table, dropped))
    return Page(tuple(found), tuple(dropped))


def _row(line: Line, table: int, dropped: list[Drop]) -> Line:
    bars = [match.start() for match in _BAR.finditer(line.raw)]
    for bar in bars:
        _drop(line.cut(bar, bar + 1), dropped)
    cells = tuple(_unmarked(line.cut(left + 1, right), dropped) for left, right in pairwise(bars))
    return Line(role=Role.ROW, cells=cells, table=table)


def _unmarked(line: Line, dropped: list[Drop]) -> Line:
    """The line without its marks, which are added to `dropped`."""
    role = line.role
    pieces: list[Piece] = []
    at = 0
    marks = list(_MARK.finditer(line.raw))
    paired = sum(1 for mark in marks if mark["star"]) % 2 == 0
    for mark in marks:
        if mark["star"] and not paired:
            continue
        if mark["hashes"]:
            role = Role.TITLE if mark["hashes"] == "#" else Role.HEADING
        pieces += line.cut(at, mark.start()).pieces
        _drop(line.cut(*mark.span()), dropped)
        at = mark.end()
    return replace(line, pieces=(*pieces, *line.cut(at).pieces), role=role)


def _drop(line: Line, dropped: list[Drop]) -> None:
    dropped += [Drop(piece.start, piece.end, MARKUP) for piece in line.pieces]

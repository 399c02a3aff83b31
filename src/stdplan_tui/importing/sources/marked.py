"""Markdown as lines: `#` marks headings; marks of emphasis and links are markup; tables are rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from stdplan_tui.importing.lines import Line, Piece, Role
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.links import links
from stdplan_tui.importing.sources.page import Drop, Page
from stdplan_tui.importing.sources.plain import lines

_MARKED = re.compile(r"[#*_`<>\[]|^[ \t]*-")  # a line without any of these has no marks
_HEADING = re.compile(r"[ \t]{0,3}(?:[*+-][ \t]+)?(#{1,6})[ \t]+")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_BULLET = re.compile(r"[ \t]*[*+][ \t]+(?=\S)|[ \t]*[*+][ \t]*\Z")
_EMPHASIS = re.compile(
    r"\*\*|__|`|(?P<star>(?<!\*)\*(?=[^*\s])|(?<=[^*\s])\*(?!\*))|(?P<under>(?<![\w_])_(?=[^_\s])|(?<=[^_\s])_(?![\w_]))"
)
_TAG = re.compile(r"<[A-Za-z/][^<>\n]{0,200}>")
_RULE = re.compile(r"[ \t]*(?:-[ \t]*){3,200}|[ \t]*(?:\*[ \t]*){3,200}|[ \t]*(?:_[ \t]*){3,200}")
_ROW = re.compile(r"\s*\|.*\|\s*")
_TABLE_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_BAR = re.compile(r"(?<!\\)\|")
_UNSEEN = re.compile(r"[ \t]{0,3}<(style|script)(?=[\s>])", re.IGNORECASE)
_UNSEEN_ENDS = re.compile(r"</(?:style|script)>", re.IGNORECASE)
_Span = tuple[int, int]


def read(text: str, start: int, end: int) -> Page:
    """The lines of the Markdown between two offsets of `text`."""
    found: list[Line] = []
    dropped: list[Drop] = []
    table = 0
    unseen = ""
    ends = {match[0].lower(): match.start() for match in _UNSEEN_ENDS.finditer(text, start, end)}
    for line in lines(text, start, end):
        unseen = unseen or _opens_unseen(line, ends)
        if unseen:
            _drop(line, dropped)
            unseen = "" if unseen in line.raw.lower() else unseen
            found.append(replace(line, pieces=()))
            continue
        if _ROW.fullmatch(line.raw) is None:
            table = 0
            found.append(_unmarked(line, dropped))
            continue
        table = table or -line.start - 1
        if _TABLE_RULE.fullmatch(line.raw):
            _drop(line, dropped)
        else:
            found.append(_row(line, table, dropped))
    return Page(tuple(found), tuple(dropped))


def _opens_unseen(line: Line, ends: Mapping[str, int]) -> str:
    """The tag that ends a style sheet or a script which opens with the line (CommonMark 4.6); "" where none does."""
    match = _UNSEEN.match(line.raw)
    tag = f"</{match[1].lower()}>" if match else ""
    return tag if ends.get(tag, -1) >= line.start else ""


def _row(line: Line, table: int, dropped: list[Drop]) -> Line:
    bars = [match.start() for match in _BAR.finditer(line.raw)]
    for bar in bars:
        _drop(line.cut(bar, bar + 1), dropped)
    cells = tuple(_unmarked(line.cut(left + 1, right), dropped) for left, right in pairwise(bars))
    return Line(role=Role.ROW, cells=cells, table=table)


def _unmarked(line: Line, dropped: list[Drop]) -> Line:
    """The line without its marks, which are added to `dropped`."""
    raw = line.raw
    if _MARKED.search(raw) is None:
        return line
    if _RULE.fullmatch(raw):
        _drop(line, dropped)
        return replace(line, pieces=())
    role, opening = _opening(raw, line.role)
    linked = links(raw)
    marks = sorted([*opening, *linked.marks, *_inline(raw, linked.marks)])
    pieces: list[Piece] = []
    at = 0
    for first, last in marks:
        if last <= at:
            continue
        pieces += line.cut(at, first).pieces if first > at else ()
        _drop(line.cut(max(first, at), last), dropped)
        at = last
    return replace(line, pieces=(*pieces, *line.cut(at).pieces), role=role, linked=linked.characters)


def _opening(raw: str, role: Role) -> tuple[Role, list[_Span]]:
    """What the marks at the start of a line make of it: a heading, a quotation, a bullet of Markdown's own."""
    if match := _HEADING.match(raw):
        return (Role.TITLE if match[1] == "#" else Role.HEADING), [match.span()]
    mark = _QUOTE.match(raw) or _BULLET.match(raw)
    return role, [mark.span()] if mark else []


def _inline(raw: str, taken: Sequence[_Span]) -> Iterator[_Span]:
    """The marks of emphasis and the tags; a star or an underline alone is none."""
    yield from _comments(raw)
    yield from (match.span() for match in _TAG.finditer(raw)) if "<" in raw else ()
    marks = list(_EMPHASIS.finditer(raw)) if re.search("[*_`]", raw) else []
    inside = _Inside(taken)
    marks = [mark for mark in marks if not inside.holds(mark.start())]
    for kind in ("star", "under"):
        single = [mark for mark in marks if mark[kind]]
        yield from (mark.span() for mark in single) if len(single) % 2 == 0 else ()
    yield from (mark.span() for mark in marks if not mark["star"] and not mark["under"])


def _comments(raw: str) -> Iterator[_Span]:
    """The comments of the line: <!-- … -->."""
    start = raw.find("<!--")
    while start >= 0 and (end := raw.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = raw.find("<!--", end + 3)


class _Inside:
    """Whether offsets, asked for in order, lie in one of the spans."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def holds(self, offset: int) -> bool:
        """Whether a span holds the offset."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= offset


def _drop(line: Line, dropped: list[Drop]) -> None:
    dropped += [Drop(piece.start, piece.end, MARKUP) for piece in line.pieces]

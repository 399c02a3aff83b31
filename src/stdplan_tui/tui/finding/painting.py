"""How an entry of the list under the search field is drawn: untrusted words, cut to the cells there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from stdplan_tui.corpus.model import Span
from stdplan_tui.language import _, ngettext
from stdplan_tui.search.model import Field, Hit
from stdplan_tui.search.snippets import Snippet, snippet
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.width import cells
from stdplan_tui.tui.finding.entries import Entry, Found, More, Offered, Said, Title
from stdplan_tui.tui.words import fitted

Look = Callable[[str], Style]
"""Gives the style of a component of the list."""

_LEAST: Final = 3
_TRIES: Final = 4
_WHERE: Final = 0.34
"""The part of a row that a label path may take where path and words share it."""


def painted(entry: Entry, part: int | None, width: int, look: Look, ambiguous_width: int) -> list[Segment]:
    """One row of an entry in `width` cells: `part` is which of a hit's two rows, None where it has one for all."""
    wide = ambiguous_width
    match entry:
        case Title():
            return between((entry.text, look("hits--title")), (_counted(entry), look("row--quiet")), width, wide)
        case Found(hit):
            return _hit_row(hit, part, width, look, wide)
        case More(count):
            text = ngettext("{count} more hit ...", "{count} more hits ...", count)
            return [Segment(fitted(" " + text.format(count=count), width, wide), look("hits--where"))]
        case Offered():
            return between((" " + entry.words, look("row--text")), (entry.aside, look("row--quiet")), width, wide)
        case Said(text, heading):
            return [Segment(fitted(text, width, wide), look("hits--title" if heading else "row--quiet"))]


def _counted(title: Title) -> str:
    if title.count is None or title.count == title.shown:
        return str(title.shown)
    return f"{title.shown}/{title.count}"


def _hit_row(hit: Hit, part: int | None, width: int, look: Look, wide: int) -> list[Segment]:
    where = hit.label or hit.clause or _("the whole document")
    mark = _mark(hit)
    if part == 0:
        return between((" " + where, look("hits--where")), (mark, look("row--mark")), width, wide)
    if part == 1:
        return [Segment("   "), *_words(hit, width - 4, look, wide)]
    named = fitted(f"{mark} {where}" if mark else where, int(width * _WHERE), wide)
    room = width - cells(named, wide) - 3
    return [Segment(f" {named} ", look("hits--where")), *_words(hit, room, look, wide)]


def _mark(hit: Hit) -> str:
    """What a hit is where it is not in the words of the clause: by word, never by colour alone."""
    if hit.annotation is None:
        return ""
    return _("tag") if hit.field is Field.TAG else _("note")


def _words(hit: Hit, width: int, look: Look, wide: int) -> list[Segment]:
    piece = fitting_snippet(hit, width, wide)
    return list(lit_words(piece, look("row--text"), look("hits--lit"))) if width >= _LEAST else []


def fitting_snippet(hit: Hit, width: int, ambiguous_width: int = 1) -> Snippet:
    """As much of a hit's text around what was found as fits `width` cells."""
    return fitting(hit.text, hit.spans, width, ambiguous_width)


def fitting(text: str, spans: Sequence[Span], width: int, ambiguous_width: int) -> Snippet:
    """As much of a text around the first of the spans as fits `width` cells."""
    length = max(width // 2, _LEAST)
    best = snippet(text, spans, length)
    for _try in range(_TRIES):
        spare = (width - cells(shown_in_place(best.text), ambiguous_width)) // 2
        if spare <= 0 or length >= len(text):
            break
        length += spare
        wider = snippet(text, spans, length)
        if cells(shown_in_place(wider.text), ambiguous_width) > width:
            break
        best = wider
    return best


def lit_words(piece: Snippet, usual: Style, lit: Style) -> Iterator[Segment]:
    """A piece of text, its spans in a style of their own."""
    text = shown_in_place(piece.text)
    at = 0
    for span in piece.spans:
        yield Segment(text[at : span.start], usual)
        yield Segment(text[span.start : span.end], lit)
        at = span.end
    yield Segment(text[at:], usual)


def between(left: tuple[str, Style], right: tuple[str, Style], width: int, wide: int) -> list[Segment]:
    """Words at the left, cut where they must be, and at the right."""
    aside = f" {fitted(right[0], width // 2, wide)} " if right[0] else ""
    words = fitted(left[0], width - cells(aside, wide), wide)
    gap = " " * max(0, width - cells(words, wide) - cells(aside, wide))
    return [Segment(words, left[1]), Segment(gap), Segment(aside, right[1])]

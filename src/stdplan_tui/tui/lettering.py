"""Text on one row of a list, the characters of it that were asked for standing out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.segment import Segment
from rich.style import Style

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.width import cells, running_cells
from stdplan_tui.tui.words import ellipsis


@frozen
class Ink:
    """The styles of text, of what is lit in it, and the width of ambiguous characters."""

    style: Style
    lit: Style
    ambiguous_width: int = 1


def lettered(text: str, spans: Iterable[Span], width: int, ink: Ink) -> list[Segment]:
    """`text` in at most `width` cells, an ellipsis where it is cut; its `spans`, in order, are lit."""
    clean = shown_in_place(text).replace("\n", " ")
    if cells(clean, ink.ambiguous_width) <= width:
        return list(_pieces(clean, spans, ink))
    room = width - ink.ambiguous_width
    if room < 0:
        return []
    before = running_cells(clean[: width + 1], ink.ambiguous_width)
    end = next(index for index in range(len(before) - 1, -1, -1) if before[index] <= room)
    return [*_pieces(clean[:end], spans, ink), Segment(ellipsis(ink.ambiguous_width), ink.style)]


def taken(segments: Iterable[Segment], ambiguous_width: int = 1) -> int:
    """The cells that they take."""
    return sum(cells(segment.text, ambiguous_width) for segment in segments)


def _pieces(text: str, spans: Iterable[Span], ink: Ink) -> Iterator[Segment]:
    at = 0
    for span in spans:
        start, end = max(span.start, at), min(span.end, len(text))
        if start < end:
            if at < start:
                yield Segment(text[at:start], ink.style)
            yield Segment(text[start:end], ink.lit)
            at = end
    if at < len(text):
        yield Segment(text[at:], ink.style)

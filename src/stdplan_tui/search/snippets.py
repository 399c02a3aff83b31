"""Snippets: the piece of a hit's text that fits a line of a list, with the words in it."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen

ELLIPSIS = "…"
_ON_ONE_LINE = str.maketrans("\n\t", "  ")


@frozen
class Snippet:
    """One line of text and the spans in it, in code points."""

    text: str
    spans: tuple[Span, ...]


def snippet(text: str, spans: Sequence[Span], width: int) -> Snippet:
    """At most `width` (≥ 3) code points of `text` around the first span, on one line.

    … stands where something is left out, and counts; spans that are cut are shortened, those outside left out.
    """
    if len(text) <= width:
        return Snippet(text.translate(_ON_ONE_LINE), tuple(spans))
    start, end = _window(len(text), spans[0] if spans else Span(0, 0), width)
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    inside = (Span(max(span.start, start) + shift, min(span.end, end) + shift) for span in spans)
    kept = tuple(span for span in inside if span.start < span.end)
    return Snippet(f"{before}{text[start:end].translate(_ON_ONE_LINE)}{after}", kept)


def _window(length: int, first: Span, width: int) -> tuple[int, int]:
    """Where the window of a text longer than `width` starts and ends, room for … taken off."""
    lead = max(0, width - 2 - (first.end - first.start)) // 3
    start = max(0, first.start - lead)
    if start <= 1:
        return 0, width - 1
    if length - start <= width - 1:
        return length - (width - 1), length
    return start, start + width - 2

"""Parts of a text: around words that were found, or its two ends."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.cli.output import Strong
from stdplan_tui.corpus.model import Span


def excerpt(text: str, spans: Sequence[Span], before: int = 16, after: int = 64) -> list[str | Strong]:
    """The part of `text` around its first span, the spans in it standing out, … where something is cut."""
    first = spans[0].start if spans else 0
    start, end = max(0, first - before), first + after
    inside = [Span(max(0, span.start - start), min(span.end, end) - start) for span in spans if span.start < end]
    return ["…" if start else "", *lit(text[start:end], inside), "…" if end < len(text) else ""]


def shortened(text: str, longest: int = 60) -> str:
    """`text`, its middle left out where it is longer than `longest` characters."""
    half = (longest - 1) // 2
    return text if len(text) <= longest else f"{text[:half]}…{text[-half:]}"


def lit(text: str, spans: Sequence[Span]) -> list[str | Strong]:
    """`text` in pieces, the spans (offsets in it, in order) standing out."""
    pieces: list[str | Strong] = []
    at = 0
    for span in spans:
        start = max(span.start, at)
        if start < span.end:
            pieces += [text[at:start], Strong(text[start : span.end], "red")]
            at = span.end
    return [*pieces, text[at:]]

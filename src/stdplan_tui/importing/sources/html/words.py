"""The words of a part of a page as a person sees them, for messages."""

from __future__ import annotations

from stdplan_tui.importing.sources.html.scanner import Kind, tokens

_LONGEST = 4_000  # characters at each end of a part that are looked at


def visible(text: str) -> str:
    """`text` without the markup in it, each gap one space; of a long one only the two ends."""
    if "<" not in text:
        return " ".join(text.split())
    if len(text) > 2 * _LONGEST:
        return f"{visible(text[:_LONGEST])}…{visible(text[-_LONGEST:])}"
    inside = text.partition(">")[2] if text.find(">") < text.find("<") and ">" in text else text
    words = (_read(inside, token.start, token.end, token.name, token.kind) for token in tokens(inside, 0, len(inside)))
    return " ".join(" ".join(words).split())


def _read(text: str, start: int, end: int, name: str, kind: Kind) -> str:
    if kind is Kind.ENTITY:
        return name
    return text[start:end] if kind is Kind.TEXT else ""

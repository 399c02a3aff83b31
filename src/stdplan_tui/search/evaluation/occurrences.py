"""Where a string stands in another."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(sought: str, text: str) -> Iterator[int]:
    """Where in `text` each occurrence begins, overlapping ones too; none for ""."""
    at = text.find(sought) if sought else -1
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)

"""How far into a document what is seen of it reaches."""

from __future__ import annotations


def seen(first: int, height: int, rows: int) -> int:
    """The per cent, for a window of `height` rows on a document of so many, of which `first` is at its top.

    0 at the start, 100 as soon as the end is in sight, also where it always is.
    """
    hidden = rows - height
    return 100 if first >= hidden else max(0, first * 100 // hidden)

"""Letters on a row."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def with_letters(strip: Strip, column: int, letters: str, style: Style) -> Strip:
    """A row with letters drawn over it from a column on, in reverse."""
    end = column + len(letters)
    badge = Strip([Segment(letters, style + Style(reverse=True, bold=True))])
    return Strip.join([strip.crop(0, column), badge, strip.crop(end, max(end, strip.cell_length))])

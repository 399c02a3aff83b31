"""Letters on a row."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def with_letters(strip: Strip, column: int, letters: str, style: Style) -> Strip:
    """A row with letters drawn over it from a column on, in reverse: over the signs left of its words."""
    end = column + len(letters)
    return Strip.join([strip.crop(0, column), _badge(letters, style), strip.crop(end, max(end, strip.cell_length))])


def before_words(strip: Strip, letters: str, style: Style) -> Strip:
    """A row with letters and a blank before its words, which move on where there is no room: none is covered."""
    if not letters:
        return strip
    blanks = len(strip.text) - len(strip.text.lstrip(" "))
    rest = strip.crop(min(blanks, len(letters) + 1))
    return Strip.join([_badge(letters, style), Strip([Segment(" ", style)]), rest]).crop(0, strip.cell_length)


def _badge(letters: str, style: Style) -> Strip:
    return Strip([Segment(letters, style + Style(reverse=True, bold=True))])

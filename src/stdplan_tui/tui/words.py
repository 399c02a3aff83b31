"""Untrusted words on the screen: never through markup, no controls, cut to the cells there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content
from textual.content import Span as Styled

from stdplan_tui.corpus.model import Span
from stdplan_tui.text.display import shown, shown_line
from stdplan_tui.text.typeset import rows
from stdplan_tui.text.width import cells, running_cells
from stdplan_tui.tui.terminal_cells import ambiguous_width as drawn_width

MUTED: Final = "$quiet $quiet-style"
"""The style of what is said by the way."""


def ellipsis(ambiguous_width: int | None = None) -> str:
    """What stands for words that are left out: as wide as an ambiguous character, by default as the terminal draws."""
    return "…" if (ambiguous_width or drawn_width()) == 1 else ".."


def plain(text: str, style: str = "") -> Content:
    """`text` on one line, in one style, whatever it holds."""
    return Content.styled(shown_line(text), style) if style else Content(shown_line(text))


def fitted(text: str, width: int, ambiguous_width: int | None = None) -> str:
    """`text` on one line of at most `width` cells; where it is cut, an ellipsis says so."""
    text, ambiguous_width = shown_line(text), ambiguous_width or drawn_width()
    if cells(text, ambiguous_width) <= width:
        return text
    room = width - ambiguous_width
    if room < 0:
        return ""
    before = running_cells(text, ambiguous_width)
    end = next(index for index in range(len(text), -1, -1) if before[index] <= room)
    return text[:end] + ellipsis(ambiguous_width)


def fitted_end(text: str, width: int, ambiguous_width: int | None = None) -> str:
    """The end of `text` on one line of at most `width` cells; where its start is cut off, an ellipsis says so."""
    text, ambiguous_width = shown_line(text), ambiguous_width or drawn_width()
    before = running_cells(text, ambiguous_width)
    if before[-1] <= width:
        return text
    room = width - ambiguous_width
    if room < 0:
        return ""
    start = next(index for index in range(len(text) + 1) if before[-1] - before[index] <= room)
    return ellipsis(ambiguous_width) + text[start:]


def set_in_rows(text: str, width: int, rows_at_most: int, ambiguous_width: int | None = None) -> tuple[list[str], int]:
    """`text` in rows of at most `width` cells, so many of them at most; and how many characters are left over."""
    text, ambiguous_width = shown(text).replace("\t", " "), ambiguous_width or drawn_width()
    # Only as much as can be shown is broken into rows: a note may be a hundred thousand characters long.
    known = text[: rows_at_most * width]
    broken = rows(known, max(width, 4), ambiguous_width=ambiguous_width, hang=0)[:rows_at_most]
    return [known[row.start : row.end] for row in broken], len(text) - broken[-1].end


def shared_start(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def lit(text: str, spans: Iterable[Span], style: str) -> Content:
    """`text` with those of its characters styled; line feeds and tabs become blanks, offsets stay."""
    clean = "".join(shown_line(character) or " " for character in text)
    return Content(clean, spans=[Styled(span.start, span.end, style) for span in spans])

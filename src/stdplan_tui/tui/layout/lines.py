"""What a set clause is made of: pieces of its string on lines, lines in a block."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from stdplan_tui.frozen import frozen


class Look(StrEnum):
    """How characters look; the reader has a component style of each name."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    LEAD = "lead"
    CAPTION = "caption"
    TEXT = "text"
    QUIET = "quiet"


class Piece(NamedTuple):
    """Characters `start` to `end` (excluded) of the clause string, drawn from `column` cells right of the text's edge.

    A piece with a `literal` draws that instead: words that the clause does not hold, such as a column's header.
    """

    column: int
    start: int
    end: int
    literal: str = ""


Line = tuple[Piece, ...]


@frozen
class Block:
    """One clause, set: `above` empty rows, then `lines`.

    `shown` is the clause string as drawn, character for character. Its first `caption_end` characters have the
    `caption_look`, the others the `text_look`. `ruled`: a rule stands left of it, as in a box.
    """

    shown: str
    lines: tuple[Line, ...]
    above: int
    ruled: bool
    caption_end: int
    caption_look: Look
    text_look: Look

    @property
    def height(self) -> int:
        """The rows that it takes, those above included."""
        return self.above + len(self.lines)

"""Words of one clause while they are being selected by keyboard, and what the motions see of that clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.sentences import sentences
from stdplan_tui.tui.layout.lines import Block
from stdplan_tui.tui.selecting.places import Places


@frozen
class Stretch:
    """The characters from `anchor` to `cursor`, both included, whichever comes first.

    `column` is the cell that moves from row to row keep to; None where the cursor's own is meant.
    """

    anchor: int
    cursor: int
    column: int | None = None

    def to(self, cursor: int, column: int | None = None) -> Stretch:
        """The same, with the cursor on another character."""
        return replace(self, cursor=cursor, column=column)

    def span_in(self, ground: Ground) -> Span:
        """The words selected."""
        first, last = sorted((self.anchor, self.cursor))
        return Span(first, ground.behind(last))


@frozen(slots=False)
class Ground:
    """A clause as motions see it: its string `text` as it was set, and the rows of the window.

    A clause may be as long as a book: nothing of it is worked out before a motion needs it.
    """

    block: Block
    text: str
    page: int
    ambiguous_width: int

    @cached_property
    def places(self) -> Places:
        """The row and cell of each character that the cursor can stand on."""
        return Places(self.block, self.ambiguous_width)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the clause, in their order."""
        return [Span(start, end) for start, end in sentences(self.text)]

    @property
    def rows(self) -> int:
        """The rows that the clause takes."""
        return len(self.block.lines)

    @property
    def length(self) -> int:
        """The characters of the clause string."""
        return len(self.text)

    @property
    def first(self) -> int:
        """The first character that the cursor can stand on."""
        return self.stop(0, 1)

    @property
    def last(self) -> int:
        """The last character that the cursor can stand on."""
        return self.stop(self.length - 1, -1)

    def stop(self, character: int, way: int) -> int:
        """The nearest character that the cursor can stand on, from `character` on in a direction, else in the other."""
        ahead = range(character, self.length if way > 0 else -1, way)
        behind = range(character - way, -1 if way > 0 else self.length, -way)
        return next((at for order in (ahead, behind) for at in order if at in self.places), 0)

    def behind(self, character: int) -> int:
        """Where a character ends: what is set upon it belongs to it, but no blank that is not drawn."""
        end = min(character + 1, self.length)
        while end < self.length and end not in self.places and self._is_upon(end):
            end += 1
        return end

    def on(self, row: int, column: int) -> int:
        """The character of a row that begins in the cell `column`, or before it and next to it."""
        there = self.places.on_row(row)
        return max((at for cell, at in there if cell <= column), default=min(there)[1] if there else self.first)

    def _is_upon(self, character: int) -> bool:
        if self.text[character].isspace():
            return False
        following = self.stop(character, 1)
        return following < character or self.places[following][0] == self.places[self.stop(character, -1)][0]

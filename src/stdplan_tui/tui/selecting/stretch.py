"""Words of one clause while they are being selected by keyboard, and what the motions see of that clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.width import running_cells
from stdplan_tui.tui.layout.lines import Block


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


@frozen
class Ground:
    """A clause as motions see it.

    `places` has the row and cell of each character that the cursor can stand on, in their order; `page` is the rows
    of the window. The words and titles may be known later than the rest.
    """

    block: Block
    places: Mapping[int, tuple[int, int]]
    page: int
    sentences: Sequence[Span] = ()
    words: Sequence[Span] = ()
    titles: Sequence[Span] = ()

    @property
    def rows(self) -> int:
        """The rows that the clause takes."""
        return len(self.block.lines)

    @property
    def length(self) -> int:
        """The characters of the clause string."""
        return len(self.block.shown)

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
        """Where a character ends: what is set upon it belongs to it."""
        end = min(character + 1, self.length)
        while end < self.length and end not in self.places and self._is_upon(end):
            end += 1
        return end

    def on(self, row: int, column: int) -> int:
        """The character of a row that begins in the cell `column`, or before it and next to it."""
        there = [(cell, at) for at, (line, cell) in self.places.items() if line == row]
        return max((at for cell, at in there if cell <= column), default=min(there)[1] if there else self.first)

    def _is_upon(self, character: int) -> bool:
        following = self.stop(character, 1)
        return following < character or self.places[following][0] == self.places[self.stop(character, -1)][0]


def ground_of(block: Block, page: int, ambiguous_width: int, sentences: Sequence[Span]) -> Ground:
    """A clause that has been set as `block`, its words not known yet."""
    places: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(block.lines):
        for piece in line:
            before = running_cells(block.shown[piece.start : piece.end], ambiguous_width)
            at = range(piece.start, piece.end)
            places |= {n: (row, piece.column + before[i]) for i, n in enumerate(at) if before[i + 1] > before[i]}
    return Ground(block, places, page, sentences)

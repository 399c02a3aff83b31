"""Two texts set so that what corresponds begins on the same row: side by side, or one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from stdplan_tui.corpus.model import Clause
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.comparing.parallel import Letter, Parallel
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.lines import Block
from stdplan_tui.tui.layout.sheet import Sheet, Stack


class Frames(NamedTuple):
    """The frames of both texts; `stacked`: B stands below A, not beside it."""

    a: Frame
    b: Frame
    stacked: bool


class Lines(NamedTuple):
    """What is drawn on one row: a line of A, a line of B, by number; None where nothing is."""

    a: int | None = None
    b: int | None = None


@frozen
class Facing:
    """Two clauses, set: `above` empty rows, then `lines`. `a` and `b` are None where there is no clause.

    `once`: they have the same words, which are drawn as B for both.
    """

    a: Block | None
    b: Block | None
    above: int
    lines: tuple[Lines, ...]
    once: bool = False

    @property
    def height(self) -> int:
        """The rows that they take, those above included."""
        return self.above + len(self.lines)


class Texts:
    """The two texts, each a sheet of its own: what is set once stays so, whichever rows are shown."""

    def __init__(self, parallel: Parallel, frames: Frames) -> None:
        documents = {letter: parallel.document(letter) for letter in Letter}
        self._sheets = {Letter.A: Sheet(documents[Letter.A], frames.a), Letter.B: Sheet(documents[Letter.B], frames.b)}
        self._numbers: Mapping[Letter, Mapping[str, int]] = {
            letter: {clause.id: number for number, clause in enumerate(document.flat)}
            for letter, document in documents.items()
        }

    def block(self, letter: Letter, clause: Clause) -> Block:
        """A clause of one text, set."""
        return self._sheets[letter].block(self._numbers[letter][clause.id])

    def guess(self, letter: Letter, clause: Clause) -> int:
        """About how many rows a clause of one text takes."""
        return self._sheets[letter].guess(self._numbers[letter][clause.id])


class FacingSheet(Stack[Facing]):
    """The rows of `parallel` that `numbers` name, set in frames; `texts` are the two as they are set in these."""

    def __init__(self, parallel: Parallel, numbers: Sequence[int], frames: Frames, texts: Texts | None = None) -> None:
        self.parallel = parallel
        self.numbers = numbers
        self.frames = frames
        self.texts = texts or Texts(parallel, frames)
        super().__init__([self._guess(number) for number in range(len(numbers))])

    def set_block(self, number: int) -> Facing:
        """The clauses of a row, set."""
        row = self.parallel.rows[self.numbers[number]]
        a, b = self._block(Letter.A, row.a), self._block(Letter.B, row.b)
        above = max(block.above for block in (a, b) if block is not None)
        if not self.frames.stacked:
            return Facing(a, b, above, tuple(Lines(*pair) for pair in zip_longest(_numbers(a), _numbers(b))))
        if row.a is not None and row.b is not None and row.a.string == row.b.string:
            return Facing(a, b, above, tuple(Lines(None, line) for line in _numbers(b)), once=True)
        upper, lower = (Lines(line) for line in _numbers(a)), (Lines(None, line) for line in _numbers(b))
        return Facing(a, b, above, (*upper, *lower))

    def _block(self, letter: Letter, clause: Clause | None) -> Block | None:
        return self.texts.block(letter, clause) if clause is not None else None

    def _guess(self, number: int) -> int:
        row = self.parallel.rows[self.numbers[number]]
        beside = ((Letter.A, row.a), (Letter.B, row.b))
        heights = [self.texts.guess(letter, clause) for letter, clause in beside if clause is not None]
        return sum(heights) if self.frames.stacked else max(heights)


def _numbers(block: Block | None) -> Iterator[int]:
    return iter(range(len(block.lines))) if block is not None else iter(())

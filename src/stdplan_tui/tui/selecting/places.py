"""Where the characters of a set clause stand: rows and cells, worked out for the piece that is asked about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from stdplan_tui.text.width import running_cells
from stdplan_tui.tui.layout.lines import Block, Piece


class Places(Mapping[int, tuple[int, int]]):
    """The row and cell of each character that a cursor can stand on: those that are drawn and have a width."""

    def __init__(self, block: Block, ambiguous_width: int) -> None:
        self._block = block
        self._ambiguous_width = ambiguous_width
        drawn = [(piece, row) for row, line in enumerate(block.lines) for piece in line if piece.start < piece.end]
        self._pieces = sorted(drawn, key=lambda found: found[0].start)
        self._starts = [piece.start for piece, _row in self._pieces]
        self._measured: tuple[int, Sequence[int]] = (-1, ())

    def __getitem__(self, character: int) -> tuple[int, int]:
        index = bisect_right(self._starts, character) - 1
        piece, row = self._pieces[index] if index >= 0 else (None, 0)
        if piece is None or character >= piece.end:
            raise KeyError(character)
        cells, into = self._cells(index), character - piece.start
        if cells[into] == cells[into + 1]:
            raise KeyError(character)
        return row, piece.column + cells[into]

    def __iter__(self) -> Iterator[int]:
        return (at for piece, _row in self._pieces for at in range(piece.start, piece.end) if at in self)

    def __len__(self) -> int:
        return sum(1 for _at in self)

    def __bool__(self) -> bool:
        """Whether there is any; it asks no further than the first."""
        return any(True for _at in self)

    def on_row(self, row: int) -> list[tuple[int, int]]:
        """The characters of a row, each after the cell that it begins in."""
        line: Sequence[Piece] = self._block.lines[row] if 0 <= row < len(self._block.lines) else ()
        characters = (at for piece in line for at in range(piece.start, piece.end))
        return [(self[at][1], at) for at in characters if at in self]

    def _cells(self, index: int) -> Sequence[int]:
        """The cells before each character of a piece; those of the last piece asked about are kept."""
        if self._measured[0] != index:
            piece, _row = self._pieces[index]
            text = self._block.shown[piece.start : piece.end]
            self._measured = index, running_cells(text, self._ambiguous_width)
        return self._measured[1]

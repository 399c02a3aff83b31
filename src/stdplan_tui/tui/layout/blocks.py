"""One clause, set as a block of lines."""

from __future__ import annotations

from dataclasses import dataclass

from stdplan_tui.corpus.model import CONTAINERS, Clause, Level
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE
from stdplan_tui.text.typeset import Row, rows
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.lines import Block, Line, Look, Piece
from stdplan_tui.tui.layout.manner import (
    RULE_WIDTH,
    TWO_EMS,
    Align,
    Indents,
    Manner,
    Surroundings,
    is_tight,
    manner,
    rows_above,
)
from stdplan_tui.tui.layout.tables import Table

_NARROW = 32
_MOST_TITLE_ROWS = 4
_NO_WIDTH = "\u200b"
_EMPTY = Block("", (), 0, False, 0, Look.TEXT, Look.TEXT)


@dataclass(frozen=True, slots=True)
class Frame:
    """The cells between the edges of the text, and those that an ambiguous character takes."""

    width: int
    ambiguous_width: int = 1


def block(clause: Clause, around: Surroundings, frame: Frame) -> Block:
    """`clause`, no row of a table, as lines at most as wide as the frame; marks may hang beyond."""
    if clause.level in CONTAINERS:
        return _EMPTY
    how = manner(clause, around)
    setter = _Setter(clause, how, around, frame)
    return Block(
        setter.shown,
        setter.lines(),
        rows_above(clause, around),
        around.boxed,
        len(clause.caption),
        how.caption,
        how.text,
    )


def row_block(row: Clause, around: Surroundings, table: Table) -> Block:
    """A row of `table` as lines."""
    above = 1 if table.columns is None and row is not table.header else 0
    look = Look.LEAD if row is table.header else Look.TEXT
    return Block(shown_in_place(row.string), table.lines(row), above, around.boxed, 0, look, look)


class _Setter:
    """Sets one clause; `shown` is the clause string as it is drawn, character for character."""

    def __init__(self, clause: Clause, how: Manner, around: Surroundings, frame: Frame) -> None:
        self._clause = clause
        self._how = how
        self._frame = frame
        self._width = max(1, frame.width - (RULE_WIDTH if around.boxed else 0))
        self._nested = TWO_EMS * around.bullets if self._width >= _NARROW else 0
        self._split = len(clause.caption)
        self._runs_in = how.run_in and 0 < self._split < len(clause.string)
        self.shown = shown_in_place(clause.string)
        if self._runs_in:
            gap = _NO_WIDTH if is_tight(clause) else IDEOGRAPHIC_SPACE
            self.shown = f"{self.shown[: self._split]}{gap}{self.shown[self._split + 1 :]}"

    def lines(self) -> tuple[Line, ...]:
        """The lines of caption and text."""
        if self._runs_in:
            return self._run_in()
        how, text_start = self._how, len(self.shown) - len(self._clause.text)
        found: list[Line] = []
        if self._split:
            found += self._paragraph(0, self._split, how.caption_indents, how.caption_align)
        if self._clause.text:
            found += self._paragraph(text_start, len(self.shown), how.text_indents, how.text_align)
        return tuple(found)

    def _run_in(self) -> tuple[Line, ...]:
        """Caption and text as one paragraph; a gap without width between them is not drawn."""
        split = self._split
        found = []
        for row in self._rows(self.shown, self._indents(self._how.caption_indents), self._width):
            line: Line = (Piece(row.indent, row.start, row.end),)
            if self.shown[split] == _NO_WIDTH and row.start <= split < row.end:
                behind = row.indent + self._cells(row.start, split)
                line = (Piece(row.indent, row.start, split), Piece(behind, split + 1, row.end))
            found.append(tuple(piece for piece in line if piece.start < piece.end))
        return tuple(found)

    def _paragraph(self, start: int, end: int, indents: Indents, align: Align) -> list[Line]:
        text = self.shown[start:end]
        indents = self._indents(indents) if align is Align.LEFT else Indents()
        width = self._balanced(text) if align is Align.CENTRE else self._width
        found = [row._replace(start=start + row.start, end=start + row.end) for row in self._rows(text, indents, width)]
        if align is Align.LEFT:
            return [(Piece(row.indent, row.start, row.end),) for row in found]
        taken = [self._cells(row.start, row.end) for row in found]
        left, room = self._between(max(taken), align)
        return [
            (Piece(max(0, left + (room - cells_taken) // 2), row.start, row.end),)
            for row, cells_taken in zip(found, taken, strict=True)
        ]

    def _between(self, widest: int, align: Align) -> tuple[int, int]:
        """The left edge and the width that lines are centred in: the whole, or the right end of it."""
        if align is Align.CENTRE:
            return 0, self._width
        space = self._how.right_space if widest + self._how.right_space <= self._width else 0
        return self._width - space - widest, widest

    def _indents(self, indents: Indents) -> Indents:
        """`indents` for this clause: a bullet hangs behind its dash, and nothing hangs where there is no room."""
        first, others = indents.first, indents.others
        if self._width < _NARROW:
            return Indents(first, 0) if first != others else Indents(2 if first else 0, 2 if first else 0)
        if self._clause.level is Level.BULLET:
            others = first + cells(self._clause.label, self._frame.ambiguous_width)
        return Indents(first + self._nested, others + self._nested)

    def _balanced(self, text: str) -> int:
        """A width at which the rows of a title are about as long as each other, and no more of them."""
        count = len(self._rows(text, Indents(), self._width))
        if not 1 < count <= _MOST_TITLE_ROWS:
            return self._width
        least = -(-cells(text, self._frame.ambiguous_width) // count)
        fitting = (width for width in range(least, self._width) if len(self._rows(text, Indents(), width)) == count)
        return next(fitting, self._width)

    def _rows(self, text: str, indents: Indents, width: int) -> list[Row]:
        return rows(
            text,
            width,
            ambiguous_width=self._frame.ambiguous_width,
            first_indent=indents.first,
            hanging_indent=indents.others,
        )

    def _cells(self, start: int, end: int) -> int:
        return cells(self.shown[start:end], self._frame.ambiguous_width)

"""One clause, set as a block of lines."""

from __future__ import annotations

from stdplan_tui.corpus.model import CONTAINERS, Clause, Level
from stdplan_tui.frozen import frozen
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
from stdplan_tui.tui.layout.tables import Table, spans

_NARROW = 32
_MOST_TITLE_ROWS = 4
_NO_WIDTH = "\u200b"
_EMPTY = Block("", (), 0, False, 0, Look.TEXT, Look.TEXT)


@frozen
class Frame:
    """What a document is set in.

    `width` is the cells between the edges of the text, `table_width` those that a wide table may take (as many, where
    it is less), `ambiguous_width` those of an ambiguous character. `justified`: rows are made to reach the right edge.
    """

    width: int
    ambiguous_width: int = 1
    justified: bool = False
    table_width: int = 0


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
    above = 0 if table.columns or row is table.header else 1
    look = Look.LEAD if row is table.header or spans(row) else Look.TEXT
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
        found = self._rows(self.shown, self._indents(self._how.caption_indents), self._width)
        return tuple(self._line(row) for row in found)

    def _line(self, row: Row) -> Line:
        """A row as pieces: one, unless something stands or is left out inside of it."""
        start, end, column, gaps = row.start, row.end, row.indent, row.gaps
        unseen = self._split if self._runs_in and self.shown[self._split] == _NO_WIDTH else -1
        cuts = sorted({*gaps, unseen}) if start <= unseen < end else sorted(set(gaps))
        found: list[Piece] = []
        for cut in cuts:
            if cut > start:
                found.append(Piece(column, start, cut))
                column += self._cells(start, cut)
            column += gaps.count(cut)
            start = cut + (cut == unseen)
        if start < end:
            found.append(Piece(column, start, end))
        return tuple(found)

    def _paragraph(self, start: int, end: int, indents: Indents, align: Align) -> list[Line]:
        text = self.shown[start:end]
        left = align is Align.LEFT
        width = self._balanced(text) if align is Align.CENTRE else self._width
        broken = self._rows(text, self._indents(indents) if left else Indents(), width, justified=left)
        found = [_moved(row, start) for row in broken] if start else broken
        if left:
            return [self._line(row) for row in found]
        taken = [self._cells(row.start, row.end) for row in found]
        edge, room = self._between(max(taken), align)
        return [
            (Piece(max(0, edge + (room - cells_taken) // 2), row.start, row.end),)
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
        count = len(self._rows(text, Indents(), self._width, justified=False))
        if not 1 < count <= _MOST_TITLE_ROWS:
            return self._width
        least = -(-cells(text, self._frame.ambiguous_width) // count)
        narrower = range(least, self._width)
        fitting = (width for width in narrower if len(self._rows(text, Indents(), width, justified=False)) == count)
        return next(fitting, self._width)

    def _rows(self, text: str, indents: Indents, width: int, *, justified: bool = True) -> list[Row]:
        return rows(
            text,
            width,
            ambiguous_width=self._frame.ambiguous_width,
            first_indent=indents.first,
            hanging_indent=indents.others,
            justified=justified and self._frame.justified,
        )

    def _cells(self, start: int, end: int) -> int:
        return cells(self.shown[start:end], self._frame.ambiguous_width)


def _moved(row: Row, by: int) -> Row:
    return Row(row.start + by, row.end + by, row.indent, tuple(gap + by for gap in row.gaps))

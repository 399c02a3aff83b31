"""Paragraphs and tables to lines: numbered, with their roles and sides, every word of them written down once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from stdplan_tui.importing.lines import Line, Piece, Role
from stdplan_tui.importing.sources.docx.blocks import (
    CONTENTS,
    DELETED,
    HIDDEN,
    Block,
    Cell,
    Paragraph,
    Row,
    Table,
    paragraphs,
)
from stdplan_tui.importing.sources.docx.boxes import boxed, opens_box
from stdplan_tui.importing.sources.docx.printing import Printing
from stdplan_tui.importing.sources.docx.tables import holds_data, holds_entries, nests
from stdplan_tui.importing.sources.merged_cells import with_merged
from stdplan_tui.text.labels import Form

_BLANK = Line()


@dataclass(slots=True)
class Story:
    """The story of a document being told as lines."""

    printing: Printing
    notes: Mapping[str, list[Block]] = field(default_factory=dict)
    _tables: int = 0
    _noted: dict[str, int] = field(default_factory=dict)
    _waiting: list[str] = field(default_factory=list)

    def tell(self, blocks: Sequence[Block], *, notes: bool = False) -> list[Line]:
        """The lines of the blocks; with their notes, each below the first sentence after its mark, if `notes`."""
        found: list[Line] = []
        captions = self.printing.captions(blocks)
        for bordered, group in groupby(blocks, self._is_bordered):
            lines: list[Line] = []
            for block in group:
                if isinstance(block, Table):
                    lines += self._table(block)
                elif self.printing.lists_contents(block) or id(block) in captions:
                    self.printing.leave_out([block], CONTENTS)
                else:
                    self._end_before(lines or found, block)
                    lines += self._paragraph(block)
                if notes and not bordered and lines:
                    lines += self._notes_below(lines[-1])
            found += boxed(lines) if bordered and opens_box(lines) else lines
        return found

    def remaining_notes(self) -> list[Line]:
        """The lines of the notes that still wait; those that nothing refers to any more are left out."""
        lines = self._told_notes()
        for name in [name for name in self.notes if name not in self._noted]:
            self.printing.leave_out(self.notes[name], DELETED)
        return lines

    def _is_bordered(self, block: Block) -> bool:
        return isinstance(block, Paragraph) and self.printing.is_bordered(block)

    def _paragraph(self, paragraph: Paragraph) -> list[Line]:
        """The lines of a paragraph and of the text boxes that are anchored to it."""
        lines = self.printing.styled(paragraph, self._printed(paragraph, "\n"))
        for frame in paragraph.frames:
            told = self.tell(frame)
            lines += boxed(told) if opens_box(told) else told
        return lines

    def _printed(self, paragraph: Paragraph, ending: str) -> list[Line]:
        """The lines of a paragraph; the notes that it refers to wait from now on."""
        for name in paragraph.notes:
            if name in self.notes and name not in self._noted:
                self._noted[name] = len(self._noted) + 1
                self._waiting.append(name)
        return self.printing.lines(paragraph, ending)

    def _end_before(self, lines: list[Line], paragraph: Paragraph) -> None:
        """Mark that the last line ended its paragraph, where the next has the first line of one."""
        begins = self.printing.said(paragraph).indented or self.printing.is_numbered(paragraph)
        if begins and lines and lines[-1].role is Role.TEXT and not lines[-1].blank:
            lines[-1] = replace(lines[-1], full=False)

    def _table(self, table: Table) -> list[Line]:
        """The lines of a table: rows where it holds data, those of its cells where it only frames or lays out."""
        filled = [self._filled(row) for row in table.rows]
        words = [[_words(cell) for cell in cells] for cells in filled if cells]
        first = next((number for number, cells in enumerate(filled, 1) if cells), len(filled))
        above, below = table.rows[:first], table.rows[first:]
        if nests(table) or not words or len(words[0]) > 1:
            above, below = [], table.rows
        head = [line for row in above for line in self._cells(row)]
        box = opens_box(head)
        if nests(table) or (holds_entries(words[1:]) if box else not holds_data(words)):
            lines = [*head, *(line for row in below for line in self._cells(row))]
            return boxed(lines) if box else lines
        self._tables += 1
        rows = self._rows(below)
        return [*(boxed(head) if box else self._caption(head, rows)), *rows]

    def _caption(self, head: list[Line], rows: Sequence[Line]) -> list[Line]:
        """The one cell over the rows: lines where it is a caption, else a row."""
        label = head[0].label if head else None
        if not head or (label is not None and label.form is Form.TABLE):
            return head
        width = max((len(row.cells) for row in rows), default=1)
        return [Line(role=Role.ROW, cells=(_in_one(head), *[_BLANK] * (width - 1)), table=self._tables)]

    def _cells(self, row: Row) -> list[Line]:
        """The lines in the cells of a row, one cell after the other."""
        if row.deleted:
            self._leave_out_row(row, DELETED)
            return []
        return [line for cell in row.cells for line in self._told_cell(cell) if not line.blank]

    def _told_cell(self, cell: Cell) -> list[Line]:
        if not cell.continues:
            return self.tell(cell.blocks)
        self.printing.leave_out(cell.blocks, HIDDEN)
        return []

    def _rows(self, rows: Sequence[Row]) -> list[Line]:
        """The rows of data, without those that are empty; a cell that goes on below stands in each of its rows."""
        found: list[Line] = []
        reaching: dict[int, Line] = {}
        for row in rows:
            if not self._filled(row):
                self._leave_out_row(row, DELETED)
                continue
            cells, descending = self._row(row)
            reaching = {column: reaching.get(column, _BLANK) for column in descending}
            merged = with_merged(cells, reaching)
            reaching |= {column: cell for column, cell in enumerate(cells) if not cell.blank}
            found.append(Line(role=Role.ROW, cells=tuple(merged), table=self._tables))
        return found

    def _row(self, row: Row) -> tuple[list[Line], list[int]]:
        """The cells of a row, in the columns that they start in, and the columns that go on with the row above."""
        cells: list[Line] = [_BLANK] * row.before
        descending: list[int] = []
        for number, cell in enumerate(row.cells):
            if number:
                self.printing.writing.write("\t")
            if cell.descends:
                descending.append(len(cells))
            cells += [self._cell(cell), *[_BLANK] * (cell.columns - 1)]
        self.printing.writing.write("\n")
        return cells, descending

    def _cell(self, cell: Cell) -> Line:
        if cell.continues:
            self.printing.leave_out(cell.blocks, HIDDEN)
            return _BLANK
        lines = [line for each in paragraphs(cell.blocks) for line in self._printed(each, "\u3000")]
        return _in_one([line for line in lines if not line.blank])

    def _filled(self, row: Row) -> list[Cell]:
        return [] if row.deleted else [cell for cell in row.cells if self._is_filled(cell)]

    def _is_filled(self, cell: Cell) -> bool:
        """Whether something is printed in the cell: words, or a number."""
        inside = () if cell.continues else paragraphs(cell.blocks)
        return any(each.words.strip() or self.printing.is_numbered(each) for each in inside)

    def _leave_out_row(self, row: Row, reason: str) -> None:
        for cell in row.cells:
            self.printing.leave_out(cell.blocks, reason)

    def _notes_below(self, line: Line) -> list[Line]:
        """The notes that wait, once a sentence has ended on a line of text."""
        if not self._waiting or line.role is not Role.TEXT or "。" not in line.raw:
            return []
        return self._told_notes()

    def _told_notes(self) -> list[Line]:
        waiting, self._waiting = self._waiting, []
        return [line for name in waiting for line in self._told_note(name)]

    def _told_note(self, name: str) -> list[Line]:
        mark = self.printing.writing.write(f"［{self._noted[name]}］")
        lines = [line for line in self.tell(self.notes[name]) if not line.blank]
        first = Line((mark, *(lines[0].pieces if lines and not lines[0].cells else ())))
        rest = lines[1:] if lines and not lines[0].cells else lines
        return [first.as_role(Role.NOTE), *(line if line.cells else line.as_role(Role.NOTE) for line in rest)]


def _words(cell: Cell) -> str:
    return "".join(paragraph.words for paragraph in paragraphs(cell.blocks)).strip()


def _in_one(lines: Sequence[Line]) -> Line:
    """The lines of a cell as one, a gap of one U+3000 between them."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece("\u3000", pieces[-1].end, pieces[-1].end))
        pieces += line.trimmed().pieces
    return Line(tuple(pieces))

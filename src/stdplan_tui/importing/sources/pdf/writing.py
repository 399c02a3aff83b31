"""The text that a PDF is read as, written line by line, and the page whose lines stand in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stdplan_tui.importing.lines import Line, Piece, Role
from stdplan_tui.importing.sources.page import Drop, Format, Opened, Page
from stdplan_tui.importing.sources.pdf.grids import Grid
from stdplan_tui.importing.sources.pdf.paper import Paper, Table
from stdplan_tui.importing.sources.pdf.rows import Row
from stdplan_tui.importing.sources.pdf.setting import Setting, words
from stdplan_tui.importing.sources.pdf.spelling import read_as
from stdplan_tui.language import N_

ASKEW = N_("words set askew on the page")
_FULL = 2.5  # ems of room that a full line of a cell may leave, its padding among them
_SAME_COLUMNS = 4.0  # points that the rules of a table may move from page to page
_FURNITURE = 2  # rows above or below a table that goes on over the page


@dataclass(slots=True)
class Writing:
    """A text that grows page by page; `number` counts its tables, `open` is the one that ends the last page."""

    _parts: list[str] = field(default_factory=list)
    _end: int = 0
    _lines: list[Line] = field(default_factory=list)
    _dropped: list[Drop] = field(default_factory=list)
    _readings: list[Piece] = field(default_factory=list)
    _number: int = 0
    _open: Grid | None = None

    def add(self, page: int, paper: Paper, settings: Sequence[Setting]) -> None:
        """Write the page of that number, counted from 1. A page that is a mere picture is one blank line."""
        if paper.pictured:
            self._blank(page)
        tables = list(paper.tables)
        for row, setting in zip(paper.rows, settings, strict=True):
            while tables and row.y < tables[0].grid.top:
                self._table(page, paper, tables.pop(0))
            if setting.apart:
                self._blank(page)
            line = self._written(setting.text)
            self._lines.append(replace(line, page=page, side=setting.side, full=setting.full, role=setting.role))
        for table in tables:
            self._table(page, paper, table)
        self._open = _last_table(paper)
        if paper.askew:
            askew = self._written(paper.askew)
            self._dropped += [Drop(piece.start, piece.end, ASKEW) for piece in askew.pieces]

    def opened(self) -> Opened:
        """The whole text and its page."""
        page = Page(tuple(self._lines), tuple(self._dropped), readings=tuple(self._readings), format=Format.PDF)
        return Opened("".join(self._parts), page)

    def _blank(self, page: int) -> None:
        self._lines.append(Line(page=page))
        self._put("\n")

    def _table(self, page: int, paper: Paper, table: Table) -> None:
        """Write a table, a line for each row; it goes on with the last page's if that ended with the same columns."""
        first = sum(row.y > table.grid.top for row in paper.rows) <= _FURNITURE and table is paper.tables[0]
        if not (first and self._open is not None and _same_columns(self._open, table.grid)):
            self._number += 1
        columns = table.grid.columns
        for row in table.cells:
            if any(row):
                cells = tuple(
                    self._written(_cell_text(cell, columns[number + 1] - columns[number]), "\t")
                    for number, cell in enumerate(row)
                )
                self._put("\n")
                self._lines.append(Line(role=Role.ROW, cells=cells, table=self._number, page=page))

    def _written(self, text: str, after: str = "\n") -> Line:
        """Write the text and what stands after it; the text as a line, with what each character is read as."""
        text = unicodedata.normalize("NFC", text)
        pieces = tuple(_pieces(text, self._end))
        self._readings += [piece for piece in pieces if _is_reading(piece, text, self._end)]
        self._put(text)
        self._put(after)
        return Line(tuple(piece for piece in pieces if piece.text))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._end += len(text)


def _cell_text(rows: Sequence[Row], width: float) -> str:
    """The rows of a cell as one text: a full one goes on in the next, others stand apart."""
    parts: list[str] = []
    for number, row in enumerate(rows):
        before = rows[number - 1]
        if number and before.right - before.left < width - _FULL * before.size:
            parts.append("\u3000")
        parts.append(words(row.glyphs))
    return "".join(parts)


def _last_table(paper: Paper) -> Grid | None:
    """The table that ends the page, nothing but a page number or a foot below."""
    if not paper.tables:
        return None
    grid = paper.tables[-1].grid
    return grid if sum(row.y < grid.rows[-1] for row in paper.rows) <= _FURNITURE else None


def _same_columns(one: Grid, two: Grid) -> bool:
    return len(one.columns) == len(two.columns) and all(
        abs(a - b) < _SAME_COLUMNS for a, b in zip(one.columns, two.columns, strict=True)
    )


def _pieces(text: str, start: int) -> Iterator[Piece]:
    """The text in runs of characters read as they are, and single ones read as another text."""
    at = 0
    for number, character in enumerate(text):
        other = read_as(character)
        if other != character:
            if at < number:
                yield Piece(text[at:number], start + at, start + number)
            yield Piece(other, start + number, start + number + 1)
            at = number + 1
    if at < len(text):
        yield Piece(text[at:], start + at, start + len(text))


def _is_reading(piece: Piece, text: str, start: int) -> bool:
    return piece.text != text[piece.start - start : piece.end - start]

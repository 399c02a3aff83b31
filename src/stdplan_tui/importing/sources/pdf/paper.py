"""One page of a PDF: its printed rows, its ruled tables, and whether it is a mere picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.sources.pdf.glyphs import Glyph, printed
from stdplan_tui.importing.sources.pdf.grids import Grid, grids
from stdplan_tui.importing.sources.pdf.rows import Row, rows
from stdplan_tui.importing.sources.pdf.spelling import visible
from stdplan_tui.importing.sources.pdf.strokes import strokes

_MOST_OBJECTS = 2_000
_FEW = 10  # characters; a page with fewer may be a picture


@frozen
class Table:
    """A ruled table: for each of its rows the printed rows in each cell, empty where another cell reaches over it."""

    grid: Grid
    cells: Sequence[Sequence[Sequence[Row]]]


@frozen
class Paper:
    """What a page prints outside its tables, its tables, the words set askew, and how many characters it has in all.

    `pictured` says that pictures stand where text should.
    """

    rows: Sequence[Row]
    tables: Sequence[Table]
    askew: str
    characters: int
    pictured: bool


def paper(raw: Any, document: Any, number: int) -> Paper:
    """The page of that number, counted from 0; every handle to it is closed again."""
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            found = printed(raw, text_page.raw)
        finally:
            text_page.close()
        count = len(found.glyphs)
        pictured = count < _FEW and _has_picture(raw, page.raw)
        ruled = grids(strokes(raw, page.raw, found.quarter)) if count else []
    finally:
        page.close()
    glyphs = [_seen(glyph) for glyph in found.glyphs]
    tables = [table for grid in ruled if (table := _table(grid, glyphs)) is not None]
    outside = [glyph for glyph in glyphs if not any(table.grid.cell(glyph) for table in tables)]
    return Paper(rows(outside), tables, found.askew, count, pictured)


def _table(grid: Grid, glyphs: Sequence[Glyph]) -> Table | None:
    """The characters between the rules; None where no rows stand in two columns: that is a frame around text."""
    inside: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if (cell := grid.cell(glyph)) is not None:
            inside.setdefault(cell, []).append(glyph)
    width = len(grid.columns) - 1
    cells = [[rows(inside.get((row, column), ())) for column in range(width)] for row in range(len(grid.rows) - 1)]
    parted = any(sum(map(bool, row)) > 1 for row in cells)
    further = sum(bool(cell) for row in cells for cell in row[1:])
    return Table(grid, cells) if parted and further > 1 else None


def _seen(glyph: Glyph) -> Glyph:
    text = visible(glyph.text)
    return glyph if text == glyph.text else glyph._replace(text=text)


def _has_picture(raw: Any, page: Any) -> bool:
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    return any(_holds_picture(raw, raw.FPDFPage_GetObject(page, number)) for number in range(count))


def _holds_picture(raw: Any, thing: Any) -> bool:
    """Whether an object of a page is a picture, or a form that holds one."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        return bool(kind == raw.FPDF_PAGEOBJ_IMAGE)
    count = min(raw.FPDFFormObj_CountObjects(thing), _MOST_OBJECTS)
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(thing, number)) == raw.FPDF_PAGEOBJ_IMAGE
        for number in range(count)
    )

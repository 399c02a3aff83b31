"""Merged cells: what a cell that reaches over several rows says stands in each of them, and is reported as repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stdplan_tui.importing.lines import Line, Piece

_LONGEST = 60  # characters; a longer cell is a text, which is not said again


def with_merged(cells: Sequence[Line], above: Mapping[int, Line]) -> list[Line]:
    """The cells of a row, with those of `above`, by column, again where they reach down into it.

    A row with nothing of its own stays as it is.
    """
    at = next((cell.start for cell in cells if not cell.blank), None)
    if at is None:
        return list(cells)
    found: list[Line] = []
    for column, cell in enumerate(cells):
        if cell.blank and column in above:
            found.append(_again(above[column], at))
            continue
        found.append(cell)
        at = max([at, *(piece.end for piece in cell.pieces)])
    return found


def _again(cell: Line, at: int) -> Line:
    """The cell once more, taking no characters of the source at offset `at`; empty where it is long."""
    words = cell.trimmed()
    if words.blank or len(words.raw) > _LONGEST:
        return Line()
    first, last = words.pieces[0], words.pieces[-1]
    return replace(words, pieces=(Piece(words.raw, at, at, (first.start, last.end)),))

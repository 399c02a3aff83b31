"""What stays in its place while the document around it is set anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from stdplan_tui.tui.layout.sheet import Sheet
from stdplan_tui.tui.layout.window import clamped

_CONTEXT: Final = 2
"""Rows kept in sight below an anchor, where the window has become lower."""


class Aim(NamedTuple):
    """Where a character of a clause should come to stand: `row` rows below the window's top."""

    number: int
    character: int
    row: int


class Held(NamedTuple):
    """An aim that was met: the sheet's row `first` came to the top of the window while clause `number` was current.

    It is aimed at again until something else moves, so that a window made narrow and wide again shows what it did.
    """

    aim: Aim
    first: int
    number: int


def first_for(sheet: Sheet, aim: Aim, height: int) -> int:
    """The row of the sheet at the top of a window of `height` rows in which the aim is met, as far as it can be."""
    number, character, row = aim
    if not (number or character):
        return 0
    lowest = max(0, height - 1 - min(_CONTEXT, height // 4))
    return clamped(sheet, sheet.row_of(number, character) - min(row, lowest), height)


def in_sight(sheet: Sheet, first: int, height: int, number: int, characters: Iterable[int]) -> Aim:
    """What the eye is on in a window: the first of these characters of clause `number` that is in it, else its top."""
    for character in characters:
        row = sheet.row_of(number, character) - first
        if 0 <= row < height:
            return Aim(number, character, row)
    top, line = sheet.line(first) or (number, 0)
    pieces = sheet.block(top).lines[line] if line >= 0 and sheet.block(top).lines else ()
    return Aim(top, pieces[0].start, 0) if pieces else Aim(top, 0, max(0, -line))

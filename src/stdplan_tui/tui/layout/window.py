"""The part of a sheet, or of any stack, that is seen: which row comes first after a move."""

from __future__ import annotations

from stdplan_tui.tui.layout.sheet import L, Stack

_CONTEXT = 2
"""Rows kept in sight beyond the current clause, and of the page before."""


def settle_around(sheet: Stack[L], number: int, height: int) -> None:
    """Set clause `number` and what stands within `height` rows of it, so that moves there are exact."""
    room, at = height, number
    while at > 0 and room > 0:
        at -= 1
        room -= sheet.block(at).height
    sheet.settle(sheet.top(number), height + sheet.block(number).height)


def clamped(sheet: Stack[L], first: int, height: int) -> int:
    """`first` kept within the sheet."""
    return max(0, min(first, sheet.height - height))


def revealing(sheet: Stack[L], first: int, height: int, number: int) -> int:
    """The first row that shows clause `number` and some rows around it: as near to `first` as can be.

    A clause that is higher than the window starts at its top.
    """
    block = sheet.block(number)
    top, bottom = sheet.top(number) + block.above, sheet.top(number) + block.height
    context = min(_CONTEXT, height // 4)
    least, most = bottom + context - height, top - context
    return clamped(sheet, min(max(first, least), most), height)


def approaching(sheet: Stack[L], first: int, height: int, number: int) -> int:
    """The first row that shows clause `number` with what follows it.

    That is `first` itself where the clause starts in the upper two thirds already; else it comes to stand a quarter
    down.
    """
    top = sheet.top(number) + sheet.block(number).above
    if first <= top < first + max(1, height * 2 // 3):
        return first
    return clamped(sheet, top - height // 4, height)


def showing(sheet: Stack[L], first: int, height: int, row: int) -> int:
    """The first row that shows `row` with some around it: as near to `first` as can be."""
    context = min(_CONTEXT, height // 4)
    return clamped(sheet, min(max(first, row + context + 1 - height), row - context), height)


def paged(sheet: Stack[L], first: int, height: int, pages: int) -> int:
    """The first row after `pages` pages on (back, where negative), some rows of the page before still in sight."""
    return clamped(sheet, first + pages * max(1, height - _CONTEXT), height)


def starts_in(sheet: Stack[L], first: int, height: int, number: int) -> bool:
    """Whether the first line of clause `number` is in the window."""
    return first <= sheet.top(number) + sheet.block(number).above < first + height


def first_in(sheet: Stack[L], first: int, height: int) -> int:
    """The first clause that starts in the window; where none does, the one that fills it."""
    number = at = sheet.at(first)
    while at < len(sheet) and sheet.top(at) < first + height:
        if sheet.block(at).lines and starts_in(sheet, first, height, at):
            return at
        at += 1
    return number

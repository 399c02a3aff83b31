"""Textual's selection offsets as places in a document: y is the number of a clause, x stands for a character of it.

Textual counts one on for each character of a segment, and adds one to the end of a selection so that the character
under the pointer is in it. Beside the text there is no such character: those segments carry offsets that say "before
character n" however far the count goes on. Over the border Textual gives the pointer's own cell instead; offsets of
ours are too large to be taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection

from stdplan_tui.corpus.model import Clause, Span

_ON = 1 << 32
_BESIDE = 1 << 60
_COUNT_BITS = 12


def on_character(character: int, number: int) -> Style:
    """The style of a segment that starts with `character` of clause `number`."""
    return Style.from_meta({"offset": (_ON + character, number)})


def beside_character(character: int, number: int) -> Style:
    """The style of a segment beside the text, where a selection begins or ends before `character`."""
    return Style.from_meta({"offset": (_BESIDE + (character << _COUNT_BITS), number)})


def selection_of(number: int, span: Span) -> Selection:
    """The selection of words of clause `number`."""
    return Selection(Offset(_ON + span.start, number), Offset(_ON + span.end, number))


def words(selection: Selection, clauses: Sequence[Clause]) -> tuple[int, Span] | None:
    """The clause that a selection starts in and its words in it; a selection of several clauses is cut at the first.

    None where it holds no character, or starts and ends outside the reader.
    """
    start, end = _in_text(selection.start), _in_text(selection.end)
    if start is None and end is None:
        return None
    number = start.y if start is not None else end.y if end is not None else 0
    if not 0 <= number < len(clauses):
        return None
    length = len(clauses[number].string)
    if start is None and end is not None:
        first, last = 0, _character(end.x)
    elif start is not None and (end is None or end.y != number):
        first, last = _character(start.x), length
    elif start is not None and end is not None:
        first, last = _within(start.x, end.x)
    first, last = max(0, first), min(last, length)
    return (number, Span(first, last)) if first < last else None


def _within(start: int, end: int) -> tuple[int, int]:
    """The characters between two offsets of one clause, the one on a character first where only one is on one."""
    first, last = _character(start), _character(end)
    if start < _BESIDE <= end and last <= first:
        return last, first + 1
    return first, last


def _in_text(offset: Offset | None) -> Offset | None:
    return offset if offset is not None and offset.x >= _ON else None


def _character(x: int) -> int:
    return (x - _BESIDE) >> _COUNT_BITS if x >= _BESIDE else x - _ON

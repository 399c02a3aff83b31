"""Places in a document as what is drawn knows them: which character of a clause stands in a cell.

Each segment of a strip knows the character that it starts with; beside the text, where there is none, the one that
it stands before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.text.width import running_cells

_ON, _BEFORE = "on", "before"


def on_character(character: int) -> Style:
    """The style of a segment that starts with `character` of its clause."""
    return Style.from_meta({_ON: character})


def beside_character(character: int) -> Style:
    """The style of a segment beside the text, before `character`."""
    return Style.from_meta({_BEFORE: character})


def selection_of(number: int, span: Span) -> Selection:
    """Words of clause `number`, as the screen keeps a selection."""
    return Selection(Offset(span.start, number), Offset(span.end, number))


def words(selection: Selection, clauses: Sequence[Clause]) -> tuple[int, Span] | None:
    """The number of the clause that a selection was made of, and its words in it; None where it is none of ours."""
    start, end = selection
    if start is None or end is None or start.y != end.y or not 0 <= start.y < len(clauses):
        return None
    span = Span(max(0, start.x), min(end.x, len(clauses[start.y].string)))
    return (start.y, span) if span.start < span.end else None


def pointed(strip: Strip, cell: int, ambiguous_width: int) -> Span:
    """The character in a cell of a strip, as a span; beside the text an empty one, before the character next to it."""
    left, found = 0, Span(0, 0)
    for segment, start, on in _drawn(strip):
        found = Span(start, start)
        before = running_cells(segment.text, ambiguous_width)
        if left + before[-1] > cell:
            if on:
                index = next(n for n in range(len(segment.text)) if left + before[n + 1] > cell)
                found = Span(start + index, start + index + 1)
            break
        left += before[-1]
    return found


def with_cursor(strip: Strip, character: int) -> Strip:
    """A strip with a cursor on a character of its clause: in reverse where it was not, bold and underlined."""
    segments: list[Segment] = []
    for segment, start, on in _drawn(strip):
        index = character - start
        if not on or not 0 <= index < len(segment.text):
            segments.append(segment)
            continue
        text, style = segment.text, segment.style or Style()
        under = style + Style(reverse=not style.reverse, bold=True, underline=True)
        parts = ((text[:index], style), (text[index], under), (text[index + 1 :], style))
        segments += [Segment(part, look) for part, look in parts if part]
    return Strip(segments, strip.cell_length)


def _drawn(strip: Strip) -> Iterator[tuple[Segment, int, bool]]:
    """The segments of a strip, each with the character that it starts with, or stands before, and which of the two."""
    for segment in strip:
        meta = segment.style.meta if segment.style else {}
        yield segment, meta.get(_ON, meta.get(_BEFORE, 0)), _ON in meta

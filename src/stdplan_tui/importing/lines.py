"""Lines of raw text in which every character still knows where in the source it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from enum import StrEnum
from itertools import accumulate

from stdplan_tui.frozen import frozen
from stdplan_tui.text.labels import Label, label_at_start
from stdplan_tui.text.spacing import is_space, squeezed


@frozen
class Piece:
    """A run of text and the characters of the source that it was read from, `start` to `end` (excluded).

    Where the lengths agree a character stands for a character; else the whole text stands for the whole range, as
    “ does for `&ldquo;`. One that says again what stands elsewhere has no range of its own: `again` is where it stands.
    """

    text: str
    start: int
    end: int
    again: tuple[int, int] | None = None

    @property
    def plain(self) -> bool:
        """Whether each character of the text is one character of the source."""
        return len(self.text) == self.end - self.start

    def cut(self, start: int, end: int) -> Piece:
        """The part from `start` to `end`, offsets in the text. A piece that stands for a range is never halved."""
        if not self.plain:
            return self
        return Piece(self.text[start:end], self.start + start, self.start + end)


class Role(StrEnum):
    """What the layout made out of a line, for the outline to build on."""

    TEXT = "text"
    TITLE = "title"  # set as a title, whatever it looks like
    HEADING = "heading"  # set as a heading by the markup
    BOX = "box"  # the title of a box
    BOX_HEADING = "box_heading"  # the unnumbered heading of a box's entry
    BOX_TEXT = "box_text"  # any other line in a box
    NOTE = "note"  # a note under a table: text, whatever it looks like
    ROW = "row"  # a row of a table: its cells stand in `cells`


class Side(StrEnum):
    """Where on the page a line stands, if the source says."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@frozen
class Line:
    """One line: its pieces in order, and what source and layout know of it.

    `table` numbers the table that a row belongs to; `container` is the innermost block of the page that holds the
    line, `linked` how many of its characters are links. `page` is the printed page that it stands on, counted from 1,
    0 where the source has no pages; `full` says whether it fills its measure, so that the next may go on with it,
    None where the source cannot tell.
    """

    pieces: tuple[Piece, ...] = ()
    role: Role = Role.TEXT
    side: Side = Side.LEFT
    cells: tuple[Line, ...] = ()
    table: int = 0
    container: int = 0
    linked: int = 0
    page: int = 0
    full: bool | None = None
    raw: str = field(init=False, compare=False)
    blank: bool = field(init=False, compare=False, repr=False)  # whether there is nothing on it but white space
    # What is asked for again and again, found out once; empty until then.
    _text: tuple[str, ...] = field(default=(), init=False, compare=False, repr=False)
    _label: tuple[Label | None, ...] = field(default=(), init=False, compare=False, repr=False)
    _starts: tuple[int, ...] = field(default=(), init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        pieces = self.pieces
        raw = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        object.__setattr__(self, "raw", raw)
        object.__setattr__(self, "blank", not self.cells and _is_blank(raw))

    @classmethod
    def of(cls, text: str, start: int) -> Line:
        """A line that stands in the source as it is, from offset `start` on."""
        return cls((Piece(text, start, start + len(text)),))

    @property
    def text(self) -> str:
        """The words, with white space as the canonical form has it and none at the ends."""
        if not self._text:
            object.__setattr__(self, "_text", (squeezed(self.raw),))
        return self._text[0]

    @property
    def label(self) -> Label | None:
        """The label that the line starts with, as `label_at_start(self.raw)` gives it."""
        if not self._label:
            object.__setattr__(self, "_label", (label_at_start(self.raw),))
        return self._label[0]

    @property
    def start(self) -> int:
        """The offset in the source of the first character; -1 for a line without any."""
        return next((piece.start for piece in self.parts()), -1)

    def parts(self) -> Iterator[Piece]:
        """The pieces of the line, those of its cells included."""
        yield from self.pieces
        for cell in self.cells:
            yield from cell.parts()

    def cut(self, start: int, end: int | None = None) -> Line:
        """The part of the line from `start` to `end` (excluded), offsets in `raw`."""
        whole = len(self.raw)
        end = whole if end is None else end
        if len(self.pieces) == 1 and whole and start <= 0 and end >= whole:
            return self
        found: list[Piece] = []
        starts = self._offsets()
        for number in range(max(bisect_right(starts, start) - 1, 0), len(self.pieces)):
            piece, at = self.pieces[number], starts[number]
            if at >= end:
                break
            first, last = max(start - at, 0), min(end - at, len(piece.text))
            if first < last:
                found.append(piece.cut(first, last))
        return replace(self, pieces=tuple(found))

    def _offsets(self) -> tuple[int, ...]:
        """Where in `raw` each piece starts."""
        if not self._starts:
            lengths = (len(piece.text) for piece in self.pieces[:-1])
            object.__setattr__(self, "_starts", tuple(accumulate(lengths, initial=0)))
        return self._starts

    def trimmed(self) -> Line:
        """The line without white space at its ends."""
        first, last = 0, len(self.raw)
        while first < last and is_space(self.raw[first]):
            first += 1
        while last > first and is_space(self.raw[last - 1]):
            last -= 1
        return self.cut(first, last)

    def as_role(self, role: Role) -> Line:
        """The same line, known to be of that role."""
        return replace(self, role=role)


def joined(lines: Sequence[Line]) -> Line:
    """The lines as one, nothing between them; what is known of the first holds for all."""
    if len(lines) == 1:
        return lines[0]
    return replace(lines[0], pieces=tuple(piece for line in lines for piece in line.pieces))


def _is_blank(raw: str) -> bool:
    """Whether there is nothing in it but white space."""
    visible = raw.lstrip()
    return not visible or (is_space(visible[0]) and all(map(is_space, visible)))

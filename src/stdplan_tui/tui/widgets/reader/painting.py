"""The lines of a set clause as strips of styled segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.typeset import HANG
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.lines import Block, Line, Piece
from stdplan_tui.tui.widgets.gutter import GUTTER_WIDTH, Chrome
from stdplan_tui.tui.widgets.reader.coordinates import beside_character, on_character

_LEAST_TEXT: Final = 8
_OVER: Final = ("cited", "noted", "lit", "selected")
_MET: Final = "lit-selected"
"""The look of lit words that are selected: the hit that has been reached, and any that a selection takes in."""


class Dress(NamedTuple):
    """What lies over a clause: if it is current or taken, its signs, and its noted, lit, selected and cited words."""

    current: bool = False
    sign: str = " "
    noted: tuple[Span, ...] = ()
    lit: tuple[Span, ...] = ()
    selected: Span | None = None
    cited: tuple[Span, ...] = ()
    done: str = " "

    def over(self, line: Line) -> Dress:
        """What of it is seen on a line. A clause may have thousands of lit words: a line is told by its own."""
        if not (self.noted or self.lit or self.selected or self.cited):
            return self
        start, end = min((piece.start for piece in line), default=0), max((piece.end for piece in line), default=0)
        noted, lit, cited = (_meeting(spans, start, end) for spans in (self.noted, self.lit, self.cited))
        selected = Span(max(start, self.selected.start), min(end, self.selected.end)) if self.selected else None
        taken = selected if selected and selected.start < selected.end else None
        return self._replace(noted=noted, lit=lit, selected=taken, cited=cited)


@frozen
class Geometry:
    """Cells of the pane: its whole `width`, the margin `left` of the gutter, and the `text` between its edges."""

    width: int
    left: int
    text: int
    ambiguous_width: int

    @property
    def right(self) -> int:
        """The cells from the text's left edge to the pane's right one, but for those that marks hang into."""
        return self.width - self.left - GUTTER_WIDTH - HANG


def geometry(width: int, measure: int, ambiguous_width: int) -> Geometry:
    """The cells of a pane of `width`: in the middle, `measure` Chinese characters, or as many as there is room for.

    Room for marks that hang is left beside them.
    """
    text = max(_LEAST_TEXT, min(2 * measure, (width - GUTTER_WIDTH - HANG) // 2 * 2))
    return Geometry(width, max(0, (width - GUTTER_WIDTH - text - HANG) // 2), text, ambiguous_width)


class Painter:
    """Draws lines. `styles` has a style for each name of `Look` and for the names in COMPONENTS."""

    COMPONENTS = ("current", "sign", "rule", *_OVER, _MET)

    def __init__(self, styles: Mapping[str, Style], geometry: Geometry, chrome: Chrome) -> None:
        self._styles = styles
        self._geometry = geometry
        self._chrome = chrome
        self._mixed: dict[tuple[str, tuple[bool, ...]], Style] = {}

    def strip(self, block: Block, line: int, dress: Dress) -> Strip:
        """Line `line` of a clause; a negative one is an empty row above it."""
        pieces = block.lines[line] if line >= 0 else ()
        start, end = (pieces[0].start, pieces[-1].end) if pieces else (0, 0)
        segments = list(self._gutter(block, line, pieces, dress, self._beside(start)))
        column, before = 0, -1
        for piece in pieces:
            if piece.column > column:
                inside = before == piece.start
                style = self._style(block, dress, before - 1, before) if inside else self._styles["text"]
                segments.append(Segment(" " * (piece.column - column), style + beside_character(piece.start)))
            segments += self._piece(block, piece, dress)
            column = piece.column + self._cells(piece.literal or block.shown[piece.start : piece.end])
            before = piece.end
        taken = sum(self._cells(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, self._geometry.width - taken), self._beside(end)))
        return Strip([segment for segment in segments if segment.text], self._geometry.width)

    def _gutter(self, block: Block, line: int, pieces: Line, dress: Dress, beside: Style) -> Iterator[Segment]:
        """Margin, mark of the current clause, sign, and the rule of a box."""
        current = dress.current and line >= 0
        yield Segment(" " * self._geometry.left, beside)
        yield Segment(self._chrome.current if current else " ", beside + self._styles["current"])
        yield Segment(self._sign(line, pieces, dress), beside + self._styles["sign"])
        yield Segment(dress.done if line == 0 else " ", beside + self._styles["sign"])
        if block.ruled and line >= 0:
            yield Segment(self._chrome.rule, beside + self._styles["rule"])
            yield Segment(" ", beside)

    def _sign(self, line: int, pieces: Line, dress: Dress) -> str:
        """The clause's sign on its first line, a dot where annotated words start on another."""
        if line <= 0:
            return dress.sign if line == 0 else " "
        starts = any(piece.start <= span.start < piece.end for piece in pieces for span in dress.noted)
        return self._chrome.note if starts else " "

    def _piece(self, block: Block, piece: Piece, dress: Dress) -> Iterator[Segment]:
        if piece.literal:
            yield Segment(piece.literal, self._styles["quiet"] + beside_character(piece.start))
        for start, end in self._cuts(block, piece, dress):
            style = self._style(block, dress, start, start)
            yield Segment(block.shown[start:end], style + on_character(start))

    def _style(self, block: Block, dress: Dress, first: int, last: int) -> Style:
        """The style of what covers both the `first` character and the `last`."""
        return self._mix(
            block.caption_look if last < block.caption_end else block.text_look,
            _cover(dress.cited, first, last),
            _cover(dress.noted, first, last),
            _cover(dress.lit, first, last),
            dress.selected is not None and dress.selected.start <= first and last < dress.selected.end,
        )

    def _cuts(self, block: Block, piece: Piece, dress: Dress) -> Iterator[tuple[int, int]]:
        """The piece in parts, each of one style."""
        spans = (*dress.cited, *dress.noted, *dress.lit, *((dress.selected,) if dress.selected else ()))
        cuts = {piece.start, piece.end, block.caption_end}
        for span in spans:
            cuts |= {span.start, span.end}
        places = sorted(cut for cut in cuts if piece.start <= cut <= piece.end)
        return pairwise(places)

    def _mix(self, look: str, *over: bool) -> Style:
        key = (look, over)
        style = self._mixed.get(key)
        if style is None:
            worn = [name for name, wanted in zip(_OVER, over, strict=True) if wanted]
            if worn[-2:] == ["lit", "selected"]:
                worn[-2:] = [_MET]
            style = self._mixed[key] = Style.combine([self._styles[look], *(self._styles[name] for name in worn)])
        return style

    def _beside(self, character: int) -> Style:
        return self._styles["text"] + beside_character(character)

    def _cells(self, text: str) -> int:
        """Cells as the terminal will draw them: as Rich has it, unless ambiguous characters are wide."""
        ambiguous_width = self._geometry.ambiguous_width
        return cell_len(text) if ambiguous_width == 1 else cells(text, ambiguous_width)


def _meeting(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    return tuple([span for span in spans if span.start < end and start < span.end]) if spans else spans


def _cover(spans: tuple[Span, ...], first: int, last: int) -> bool:
    return any(span.start <= first and last < span.end for span in spans)

"""The lines of a set clause as strips of styled segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stdplan_tui.corpus.model import Span
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.lines import Block, Line, Piece
from stdplan_tui.tui.widgets.gutter import Chrome
from stdplan_tui.tui.widgets.reader.coordinates import beside_character, on_character


class Dress(NamedTuple):
    """What lies over a clause: whether it is current, its sign, its annotated, lit and selected words."""

    current: bool = False
    sign: str = " "
    noted: tuple[Span, ...] = ()
    lit: tuple[Span, ...] = ()
    selected: Span | None = None


@dataclass(frozen=True, slots=True)
class Geometry:
    """Cells of the pane: its whole `width`, the margin `left` of the gutter, and the `text` between its edges."""

    width: int
    left: int
    text: int
    ambiguous_width: int


class Painter:
    """Draws lines. `styles` has a style for each name of `Look` and for the names in COMPONENTS."""

    COMPONENTS = ("current", "sign", "rule", "noted", "lit", "selected")

    def __init__(self, styles: Mapping[str, Style], geometry: Geometry, chrome: Chrome) -> None:
        self._styles = styles
        self._geometry = geometry
        self._chrome = chrome
        self._mixed: dict[tuple[str, bool, bool, bool], Style] = {}

    def strip(self, block: Block, line: int, number: int, dress: Dress) -> Strip:
        """Line `line` of clause `number`; a negative one is an empty row above it."""
        pieces = block.lines[line] if line >= 0 else ()
        start, end = (pieces[0].start, pieces[-1].end) if pieces else (0, 0)
        segments = list(self._gutter(block, line, pieces, dress, self._beside(start, number)))
        column = 0
        for piece in pieces:
            if piece.column > column:
                segments.append(Segment(" " * (piece.column - column), self._beside(piece.start, number)))
            segments += self._piece(block, piece, number, dress)
            column = piece.column + self._cells(piece.literal or block.shown[piece.start : piece.end])
        taken = sum(self._cells(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, self._geometry.width - taken), self._beside(end, number)))
        return Strip([segment for segment in segments if segment.text], self._geometry.width)

    def _gutter(self, block: Block, line: int, pieces: Line, dress: Dress, beside: Style) -> Iterator[Segment]:
        """Margin, mark of the current clause, sign, and the rule of a box."""
        current = dress.current and line >= 0
        yield Segment(" " * self._geometry.left, beside)
        yield Segment(self._chrome.current if current else " ", beside + self._styles["current"])
        yield Segment(self._sign(line, pieces, dress), beside + self._styles["sign"])
        yield Segment(" ", beside)
        if block.ruled and line >= 0:
            yield Segment(self._chrome.rule, beside + self._styles["rule"])
            yield Segment(" ", beside)

    def _sign(self, line: int, pieces: Line, dress: Dress) -> str:
        """The clause's sign on its first line, a dot where annotated words start on another."""
        if line <= 0:
            return dress.sign if line == 0 else " "
        starts = any(piece.start <= span.start < piece.end for piece in pieces for span in dress.noted)
        return self._chrome.note if starts else " "

    def _piece(self, block: Block, piece: Piece, number: int, dress: Dress) -> Iterator[Segment]:
        if piece.literal:
            yield Segment(piece.literal, self._styles["quiet"] + beside_character(piece.start, number))
        for start, end in self._cuts(block, piece, dress):
            caption = start < block.caption_end
            look = block.caption_look if caption else block.text_look
            style = self._mix(
                look,
                _covers(dress.noted, start),
                _covers(dress.lit, start),
                dress.selected is not None and dress.selected.start <= start < dress.selected.end,
            )
            yield Segment(block.shown[start:end], style + on_character(start, number))

    def _cuts(self, block: Block, piece: Piece, dress: Dress) -> Iterator[tuple[int, int]]:
        """The piece in parts, each of one style."""
        spans = (*dress.noted, *dress.lit, *((dress.selected,) if dress.selected else ()))
        cuts = {piece.start, piece.end, block.caption_end}
        for span in spans:
            cuts |= {span.start, span.end}
        places = sorted(cut for cut in cuts if piece.start <= cut <= piece.end)
        return pairwise(places)

    def _mix(self, look: str, noted: bool, lit: bool, selected: bool) -> Style:
        key = (look, noted, lit, selected)
        style = self._mixed.get(key)
        if style is None:
            style = self._styles[look]
            for name, wanted in (("noted", noted), ("lit", lit), ("selected", selected)):
                style = style + self._styles[name] if wanted else style
            self._mixed[key] = style
        return style

    def _beside(self, character: int, number: int) -> Style:
        return self._styles["text"] + beside_character(character, number)

    def _cells(self, text: str) -> int:
        """Cells as the terminal will draw them: as Rich has it, unless ambiguous characters are wide."""
        ambiguous_width = self._geometry.ambiguous_width
        return cell_len(text) if ambiguous_width == 1 else cells(text, ambiguous_width)


def _covers(spans: tuple[Span, ...], character: int) -> bool:
    return any(span.start <= character < span.end for span in spans)

"""The line that is being written: its pieces, how much of it is linked, how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from stdplan_tui.importing.lines import Line, Piece, Role, Side
from stdplan_tui.importing.sources.html import styles
from stdplan_tui.importing.sources.html.scanner import Kind, Token
from stdplan_tui.importing.sources.page import Drop
from stdplan_tui.language import N_

FURNITURE = N_("page furniture")
_GAP = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_LINE_END = re.compile(r"\r\n?|\n")
_BLANK = " \t\r\n\f"
_VOID = frozenset(["area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_MOST_HIDDEN = 64  # tags in a tag that is not shown


@dataclass(slots=True)
class Writing:
    """A line on its way: `role`, `side` and `indented` as its block is set, `verbatim` in <pre>.

    `shown` is false in a block that the page does not show; `seen` says whether there is anything on the line.
    """

    role: Role = Role.TEXT
    side: Side = Side.LEFT
    indented: bool = False
    verbatim: bool = False
    shown: bool = True
    seen: bool = False
    _pieces: list[Piece] = field(default_factory=list)
    _unseen: list[Piece] = field(default_factory=list)
    _links: int = 0
    _linked: int = 0
    _hidden: list[str] = field(default_factory=list)

    def reset(self, role: Role, side: Side) -> None:
        """Start a block that is set so, with nothing special about it."""
        self.role, self.side = role, side
        self.indented, self.verbatim, self.shown = False, False, True
        self._hidden.clear()

    def inline(self, token: Token) -> None:
        """Enter or leave an inline tag: a link, or a run that the page does not show."""
        entering = token.kind is Kind.OPEN
        if token.name == "a":
            self._links = self._links + 1 if entering else max(self._links - 1, 0)
        if entering and token.name not in _VOID and (self._hidden or styles.hidden(token.attributes)):
            if len(self._hidden) < _MOST_HIDDEN:
                self._hidden.append(token.name)
        elif token.name in self._hidden:
            while self._hidden.pop() != token.name:
                pass

    def pieces(self, source: str, start: int, end: int) -> Iterator[tuple[bool, Piece]]:
        """The text between two offsets, its gaps as one space each; in <pre>, with a mark where a line ends before."""
        line_end, at = False, start
        for gap in (_LINE_END if self.verbatim else _GAP).finditer(source, start, end):
            if self.verbatim:
                yield line_end, Piece(source[at : gap.start()], at, gap.start())
                line_end = True
            elif gap.start() > at:
                yield False, Piece(source[at : gap.start()], at, gap.start())
            if not self.verbatim:
                yield False, Piece(" ", gap.start(), gap.end())
            at = gap.end()
        if at < end or line_end:
            yield line_end, Piece(source[at:end], at, end)

    def write(self, piece: Piece) -> None:
        """Add a piece to the line, or to what the page does not show."""
        if self._hidden or not self.shown:
            self._unseen.append(piece)
            return
        self._pieces.append(piece)
        words = piece.text.strip(_BLANK)  # a no-break space shows on the page, white space between two tags does not
        self.seen = self.seen or bool(words)
        if self._links:
            self._linked += len(words)

    def line(self, container: int) -> Line:
        """The line as it stands."""
        return Line(tuple(self._pieces), self.role, self.side, container=container, linked=self._linked)

    def end_line(self) -> list[Drop]:
        """Start the next line of the block; gives what was not shown on the one before."""
        unseen = [Drop(piece.start, piece.end, FURNITURE) for piece in self._unseen]
        self._pieces, self._unseen, self._linked, self.seen, self.indented = [], [], 0, False, False
        return unseen

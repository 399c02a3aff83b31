"""Tokens of HTML as lines: block tags and <br> end a line, inline tags vanish without a space."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from stdplan_tui.importing.lines import Line, Piece, Role, Side
from stdplan_tui.importing.sources.html.scanner import Kind, Token, tokens
from stdplan_tui.importing.sources.html.tables import Table
from stdplan_tui.importing.sources.page import Drop
from stdplan_tui.language import N_

MARKUP = N_("markup")
_CONTAINERS = frozenset(
    re.findall(
        r"\w+",
        "article aside blockquote body center dd div dl dt fieldset figure footer form head header html li main nav ol"
        " section table tbody td tfoot th thead tr ul",
    )
)
_BLOCKS = _CONTAINERS | frozenset(
    re.findall(r"\w+", "address br caption figcaption h1 h2 h3 h4 h5 h6 hr legend option p pre")
)
_HEADINGS = {"h1": Role.TITLE} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Role.HEADING)
_SIDE = re.compile(r"(?:text-align\s*:\s*|\balign\s*=\s*[\"']?)(center|right)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SIDES = {"center": Side.CENTRE, "right": Side.RIGHT}


@dataclass(slots=True)
class Blocks:
    """A page being read: its lines so far, the tags that are open, and the tree of containers.

    `parents` has for each container, by its number, the number of the one around it; 0 is the page. `hidden` are
    those that the page does not show at first.
    """

    source: str
    lines: list[Line] = field(default_factory=list)
    dropped: list[Drop] = field(default_factory=list)
    readings: list[Piece] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    hidden: set[int] = field(default_factory=set)
    _open: list[tuple[str, int]] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _tables_seen: int = 0
    _links: int = 0
    _linked: int = 0
    _side: Side = Side.LEFT
    _role: Role = Role.TEXT

    def take(self, token: Token) -> None:
        """Read the next token."""
        if token.kind is Kind.TEXT:
            self._write(Piece(self.source[token.start : token.end], token.start, token.end))
        elif token.kind is Kind.ENTITY:
            self.readings.append(Piece(token.name, token.start, token.end))
            self._write(self.readings[-1])
        else:
            self.dropped.append(Drop(token.start, token.end, MARKUP))
            if token.kind is Kind.OPEN:
                self._enter(token)
            elif token.kind is Kind.CLOSE:
                self._leave(token.name)

    def close(self) -> None:
        """End the last line and every table that is still open."""
        self._end_line()
        while self._tables:
            self._end_table()

    def _write(self, piece: Piece) -> None:
        self._pieces.append(piece)
        if self._links:
            self._linked += len(piece.text.strip())

    def _enter(self, token: Token) -> None:
        name = token.name
        if name == "a":
            self._links += 1
        if name not in _BLOCKS:
            return
        if name == "br" and not any(map(_seen, self._pieces)):
            self._put([Line(container=self._container)])
        self._end_line()
        side = _SIDE.search(token.attributes)
        self._side = _SIDES[side[1].lower()] if side else Side.CENTRE if name == "center" else Side.LEFT
        self._role = _HEADINGS.get(name, Role.TEXT)
        if name in _CONTAINERS:
            self._open_container(token)
        self._enter_table(token)

    def _open_container(self, token: Token) -> None:
        number, around = len(self.parents), self._container
        self.parents.append(around)
        self._open.append((token.name, number))
        if around in self.hidden or _HIDDEN.search(token.attributes):
            self.hidden.add(number)

    def _enter_table(self, token: Token) -> None:
        if token.name == "table":
            self._tables_seen += 1
            self._tables.append(Table(self._tables_seen))
        elif self._tables and token.name == "tr":
            self._tables[-1].open_row()
        elif self._tables and token.name in ("td", "th"):
            self._tables[-1].open_cell(token.attributes)

    def _leave(self, name: str) -> None:
        if name == "a":
            self._links = max(self._links - 1, 0)
        if name not in _BLOCKS:
            return
        self._end_line()
        if name == "table" and self._tables:
            self._end_table()
        if name in _CONTAINERS and any(name == tag for tag, _number in self._open[-64:]):
            while self._open.pop()[0] != name:
                pass

    @property
    def _container(self) -> int:
        return self._open[-1][1] if self._open else 0

    def _end_line(self) -> None:
        if any(map(_seen, self._pieces)):
            line = Line(tuple(self._pieces), self._role, self._side, container=self._container, linked=self._linked)
            self._put([line])
        self._pieces, self._linked = [], 0
        self._role, self._side = Role.TEXT, Side.LEFT

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._put([replace(line, container=line.container or self._container) for line in table.lines()])

    def _put(self, lines: list[Line]) -> None:
        if not self._tables:
            self.lines += lines
            return
        for line in lines:
            self._tables[-1].add(line)


def _seen(piece: Piece) -> bool:
    """Whether the piece shows on the page: white space between two tags does not, a no-break space does."""
    return bool(piece.text.strip(" \t\r\n\f"))


def blocks(text: str, start: int, end: int) -> Blocks:
    """The page between two offsets of `text`, read to its end."""
    page = Blocks(text)
    for token in tokens(text, start, end):
        page.take(token)
    page.close()
    return page

"""Tokens of HTML as lines: block tags and <br> end a line, inline tags vanish without a space."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line, Piece, Role, Side
from stdplan_tui.importing.sources.html import styles
from stdplan_tui.importing.sources.html.inline import Writing
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
_HANDS_SIDE_DOWN = frozenset({"center", "div", "section", "blockquote", "article"})
_BREAKS = frozenset({"br", "hr"})


@frozen
class _Container:
    """A block that is open: its tag, its number, and the side that its lines stand on."""

    tag: str
    number: int
    side: Side = Side.LEFT


_PAGE = _Container("", 0)


@dataclass(slots=True)
class Blocks:
    """A page being read: its lines so far, the tags that are open, and the tree of containers.

    `parents` has for each container, by its number, the number of the one around it; 0 is the page. `hidden` are
    those that the page does not show at first. `heads` are the tags <meta> and <title>.
    """

    source: str
    lines: list[Line] = field(default_factory=list)
    dropped: list[Drop] = field(default_factory=list)
    readings: list[Piece] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    hidden: set[int] = field(default_factory=set)
    heads: list[Token] = field(default_factory=list)
    _open: list[_Container] = field(default_factory=list)
    _tags: Counter[str] = field(default_factory=Counter)
    _tables: list[Table] = field(default_factory=list)
    _tables_seen: int = 0
    _writing: Writing = field(default_factory=Writing)
    _caption: bool = False

    def take(self, token: Token) -> None:
        """Read the next token."""
        if token.kind is Kind.TEXT:
            for line_end, piece in self._writing.pieces(self.source, token.start, token.end):
                if line_end:
                    self._end_line()
                self._writing.write(piece)
        elif token.kind is Kind.ENTITY:
            self.readings.append(Piece(token.name, token.start, token.end))
            self._writing.write(self.readings[-1])
        else:
            self.dropped.append(Drop(token.start, token.end, MARKUP))
            self._tag(token)

    def _tag(self, token: Token) -> None:
        if token.name in ("meta", "title") and token.kind is not Kind.CLOSE:
            self.heads.append(token)
        if token.kind is Kind.SKIP:
            return
        if token.name not in _BLOCKS:
            self._writing.inline(token)
        elif token.kind is Kind.OPEN:
            self._enter(token)
        else:
            self._leave(token.name)

    def close(self) -> None:
        """End the last line and every table that is still open."""
        self._end_line()
        while self._tables:
            self._end_table()

    @property
    def _inner(self) -> _Container:
        return self._open[-1] if self._open else _PAGE

    def _enter(self, token: Token) -> None:
        name = token.name
        if name in _BREAKS:
            if not self._writing.seen:
                self._put(Line(container=self._inner.number))
            self._end_line()
            return
        self._end_line()
        if name in _CONTAINERS:
            self._open_container(token)
        self._set(token)
        self._enter_table(token)

    def _set(self, token: Token) -> None:
        """Set the next lines as the tag wants them: role, side, indentation, shown or not."""
        side = styles.side(token.attributes)
        if side is None and token.name not in _CONTAINERS and styles.centred_by_class(token.attributes):
            side = Side.CENTRE
        writing = self._writing
        writing.reset(_HEADINGS.get(token.name, Role.TEXT), self._inner.side if side is None else side)
        writing.indented = styles.indented(token.attributes)
        writing.verbatim = token.name == "pre"
        writing.shown = token.name in _CONTAINERS or not styles.hidden(token.attributes)
        self._caption = token.name == "caption"

    def _open_container(self, token: Token) -> None:
        number, around = len(self.parents), self._inner
        self.parents.append(around.number)
        side = Side.LEFT
        if token.name in _HANDS_SIDE_DOWN:
            side = styles.side(token.attributes) or (Side.CENTRE if token.name == "center" else around.side)
        self._open.append(_Container(token.name, number, side))
        self._tags[token.name] += 1
        if around.number in self.hidden or styles.hidden(token.attributes):
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
        if name in _BREAKS:
            return
        self._end_line()
        if name == "table" and self._tables:
            self._end_table()
        if name in _CONTAINERS and self._tags[name]:
            while (closed := self._open.pop().tag) != name:
                self._tags[closed] -= 1
            self._tags[name] -= 1
        self._writing.reset(Role.TEXT, self._inner.side)
        self._caption = False

    def _end_line(self) -> None:
        writing = self._writing
        if writing.seen:
            if writing.indented:
                self._end_paragraph_before()
            self._put(writing.line(self._inner.number))
        self.dropped += writing.end_line()

    def _end_paragraph_before(self) -> None:
        """An indented line starts a paragraph: the line before it is the last of its own."""
        lines = self._tables[-1].last_lines() if self._tables else self.lines
        if lines and lines[-1].pieces:
            lines[-1] = replace(lines[-1], full=False)

    def _end_table(self) -> None:
        table = self._tables.pop()
        for line in table.lines():
            self._put(line if line.container else replace(line, container=self._inner.number))

    def _put(self, line: Line) -> None:
        if not self._tables:
            self.lines.append(line)
        elif self._caption:
            self._tables[-1].above.append(line)
        else:
            self._tables[-1].add(line)


def blocks(text: str, start: int, end: int) -> Blocks:
    """The page between two offsets of `text`, read to its end."""
    page = Blocks(text)
    for token in tokens(text, start, end):
        page.take(token)
    page.close()
    return page

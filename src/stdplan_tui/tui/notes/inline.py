"""The words inside a paragraph, with their emphasis: what markdown-it found, as content without any markup left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual.content import Content, Span

from stdplan_tui.text.display import shown
from stdplan_tui.tui.words import MUTED

if TYPE_CHECKING:
    from markdown_it.token import Token

CODE: Final = "$secondary on $panel"
_STYLES: Final = {"strong_open": "bold", "em_open": "italic", "s_open": "strike", "link_open": "underline"}


def inline(tokens: Iterable[Token]) -> Content:
    """The words of inline tokens; lines end where they were written to end. Nothing in them can be clicked."""
    writer = _Writer()
    for token in tokens:
        writer.take(token)
    return Content("".join(writer.pieces), spans=writer.spans)


class _Writer:
    """Puts the words together, and remembers where each emphasis began."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.spans: list[Span] = []
        self._length = 0
        self._begun: list[tuple[int, Token]] = []

    def take(self, token: Token) -> None:
        """Add what a token stands for."""
        if token.nesting > 0:
            self._begun.append((self._length, token))
        elif token.nesting < 0:
            self._end()
        elif token.type == "image":
            self._write(f"[{token.content}]")
            self._address(token.attrGet("src"))
        elif token.type in ("softbreak", "hardbreak"):
            self._write("\n")
        elif token.type == "code_inline":
            self._write(token.content, CODE)
        else:
            self._write(token.content)

    def _end(self) -> None:
        if not self._begun:
            return
        start, opened = self._begun.pop()
        if style := _STYLES.get(opened.type):
            self.spans.append(Span(start, self._length, style))
        if opened.type == "link_open" and opened.markup != "autolink":
            self._address(opened.attrGet("href"))

    def _address(self, address: object) -> None:
        if address:
            self._write(f" <{address}>", MUTED)

    def _write(self, text: str, style: str = "") -> None:
        text = shown(text).replace("\t", " ")
        if text and style:
            self.spans.append(Span(self._length, self._length + len(text), style))
        self.pieces.append(text)
        self._length += len(text)

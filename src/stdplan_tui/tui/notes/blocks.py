"""A note's Markdown as values: paragraphs, headings, lists, quotes, code, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from textual.content import Content

from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown
from stdplan_tui.tui.notes.inline import inline

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST: Final = 20
"""Blocks within blocks from which markdown-it reads no further."""
_TASKS: Final = frozenset({"[ ] ", "[x] ", "[X] "})


@frozen
class Paragraph:
    """Words; `heading` is the depth of a heading, 0 for other paragraphs."""

    words: Content
    heading: int = 0


@frozen
class Code:
    """Lines that stand as they were written."""

    text: str


@frozen
class Rule:
    """A line across."""


@frozen
class Quote:
    """What was quoted."""

    parts: tuple[Part, ...]


@frozen
class Entry:
    """An entry of a list, and what stands before it: `- `, `3. `, `- [x] `."""

    mark: str
    parts: tuple[Part, ...]


@frozen
class Listed:
    """The entries of a list, and of each whether a blank line stands above it."""

    entries: tuple[tuple[Entry, bool], ...]


@frozen
class Table:
    """Rows of cells, the first of them the header."""

    rows: tuple[tuple[Content, ...], ...]


Block = Paragraph | Code | Rule | Quote | Listed | Table


@frozen
class Part:
    """A block, and whether a blank line stands above it."""

    block: Block
    apart: bool


def parts(text: str) -> tuple[Part, ...] | None:
    """The blocks of a text; None where they lie so deep within each other that some of it would be lost."""
    tokens = _parser().parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return None
    return tuple(_Reading(tokens, text.split("\n")).parts())


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    from stdplan_tui.tui.notes.emphasis import tokenize

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.inline.ruler.at("emphasis", tokenize)
    return parser


class _Reading:
    """Tokens, read one after another, and the lines that they were made of."""

    def __init__(self, tokens: Sequence[Token], lines: Sequence[str]) -> None:
        self._tokens = iter(tokens)
        self._lines = lines

    def parts(self, closing: str = "") -> Iterator[Part]:
        """The blocks up to the token that closes what holds them."""
        for token in self._until(closing):
            for block in self._blocks(token):
                yield Part(block, self._is_apart(token))

    def _blocks(self, token: Token) -> Iterator[Block]:
        """The block that begins with a token; none where it has nothing to show, as the target of a link."""
        match token.type:
            case "paragraph_open":
                yield Paragraph(self._words("paragraph_close"))
            case "heading_open":
                yield Paragraph(self._words("heading_close"), int(token.tag[1:]))
            case "fence" | "code_block":
                yield Code(shown(token.content.rstrip("\n")).expandtabs(4))
            case "hr":
                yield Rule()
            case "blockquote_open":
                yield Quote(tuple(self.parts("blockquote_close")))
            case "bullet_list_open" | "ordered_list_open":
                yield Listed(tuple(self._entries(token.type.replace("open", "close"))))
            case "table_open":
                yield Table(tuple(self._rows()))

    def _entries(self, closing: str) -> Iterator[tuple[Entry, bool]]:
        for token in self._until(closing):
            found = tuple(self.parts("list_item_close"))
            mark = f"{token.info}{token.markup} " if token.info else "- "
            match found:
                case (Part(Paragraph(words, 0), apart), *others) if words.plain[:4] in _TASKS:
                    mark += words.plain[:4].lower()
                    found = (Part(Paragraph(words[4:]), apart), *others)
            yield Entry(mark, found), self._is_apart(token)

    def _rows(self) -> Iterator[tuple[Content, ...]]:
        cells: list[Content] = []
        for token in self._until("table_close"):
            if token.type == "inline":
                cells.append(inline(token.children or ()))
            elif token.type == "tr_close":
                yield tuple(cells)
                cells = []

    def _words(self, closing: str) -> Content:
        return Content("\n").join(inline(token.children or ()) for token in self._until(closing))

    def _until(self, closing: str) -> Iterator[Token]:
        """The tokens up to the one that closes, which is taken as well."""
        for token in self._tokens:
            if token.type == closing:
                return
            yield token

    def _is_apart(self, token: Token) -> bool:
        first = token.map[0] if token.map else 0
        return first > 0 and not self._lines[first - 1].strip("> \t")

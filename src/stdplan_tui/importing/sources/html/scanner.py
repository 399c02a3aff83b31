"""HTML as tokens that keep their offsets, in one pass, however broken the markup is.

The parsers at hand (lexbor, libxml2) tell no offsets, and import must say which characters it left out.
"""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from stdplan_tui.frozen import frozen


class Kind(StrEnum):
    """What a token of HTML is."""

    TEXT = "text"
    ENTITY = "entity"
    OPEN = "open"
    CLOSE = "close"
    SKIP = "skip"  # comments, declarations, scripts, styles


@frozen
class Token:
    """A token from `start` to `end` (excluded); `name` is the tag's, or the characters that an entity stands for."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: str = ""


_NEXT = re.compile("[<&]")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));?")
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)([^>]*)>")
_UNREAD = {
    name: re.compile(rf"</{name}(?=[\s/>])[^<>]*>", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "template", "iframe", "noscript", "svg", "select", "button")
}
_TO_THE_END = frozenset({"script", "style", "textarea", "title"})  # they end with the page where no tag ends them
_MOST_OPEN_QUOTES = 8  # tags whose quotes never close, each looked for to the end of the page
_SPACES = frozenset({9, 10, 12, 13})


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `text` between two offsets, in order and without gaps."""
    return _Scanner(text, end, text.rfind(">", start, end)).tokens(start)


@dataclass(slots=True)
class _Scanner:
    """What is known of the page so far: where its last tag ends, which closing tags do not come any more."""

    text: str
    end: int
    last_tag_end: int
    open_quotes: int = 0
    unclosed: set[str] = field(default_factory=set)

    def tokens(self, at: int) -> Iterator[Token]:
        while at < self.end:
            found = _NEXT.search(self.text, at, self.end)
            stop = found.start() if found else self.end
            if stop > at:
                yield Token(Kind.TEXT, at, stop)
            if not found:
                return
            token = self._entity(stop) if found[0] == "&" else self._markup(stop)
            yield token
            at = token.end

    def _entity(self, at: int) -> Token:
        match = _ENTITY.match(self.text, at, self.end)
        if match is None:
            return Token(Kind.TEXT, at, at + 1)
        characters = _characters(match)
        kind = Kind.ENTITY if characters else Kind.TEXT
        return Token(kind, at, match.end(), characters)

    def _markup(self, at: int) -> Token:
        if self.text.startswith("<!--", at):
            close = self.text.find("-->", at + 4, self.end)
            return Token(Kind.SKIP, at, self.end if close < 0 else close + 3)
        if at > self.last_tag_end:
            return Token(Kind.TEXT, at, at + 1)
        if self.text.startswith(("<!", "<?"), at):
            return Token(Kind.SKIP, at, self.text.find(">", at, self.end) + 1)
        match = self._tag(at)
        return self._tagged(match) if match else Token(Kind.TEXT, at, at + 1)

    def _tag(self, at: int) -> re.Match[str] | None:
        if not self.text[at + 1 : at + 2].isascii() or not (self.text[at + 1 : at + 2].isalpha() or self._closes(at)):
            return None
        if self.open_quotes < _MOST_OPEN_QUOTES:
            if match := _TAG.match(self.text, at, self.end):
                return match
            self.open_quotes += 1
        return _LOOSE_TAG.match(self.text, at, self.end)

    def _closes(self, at: int) -> bool:
        return self.text.startswith("/", at + 1) and self.text[at + 2 : at + 3].isalpha()

    def _tagged(self, match: re.Match[str]) -> Token:
        at, name = match.start(), match[2].lower()
        if match[1]:
            return Token(Kind.CLOSE, at, match.end(), name)
        if name in _UNREAD and not match[3].endswith("/"):
            end = self._unread(name, match.end())
            if end:
                return Token(Kind.SKIP, at, end, name, match[3])
        return Token(Kind.OPEN, at, match.end(), name, match[3])

    def _unread(self, name: str, at: int) -> int:
        """Where an element whose text is not read ends; 0 where nothing ends it and its text is read after all."""
        close = None if name in self.unclosed else _UNREAD[name].search(self.text, at, self.end)
        if close is not None:
            return close.end()
        self.unclosed.add(name)
        return self.end if name in _TO_THE_END else 0


def _characters(match: re.Match[str]) -> str:
    """What an entity stands for; "" where it is none, or would change the characters before it."""
    decimal, hexadecimal, name = match.groups()
    if name:
        found = html.entities.html5.get(f"{name};", "")
    else:
        code = int(decimal or hexadecimal, 10 if decimal else 16)
        found = " " if code in _SPACES else html.unescape(f"&#{code};")
    found = unicodedata.normalize("NFC", found)
    return "" if any(c == "\ufffd" or c < " " or unicodedata.combining(c) for c in found) else found

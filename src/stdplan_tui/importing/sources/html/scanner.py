"""HTML as tokens that keep their offsets, in one pass, however broken the markup is.

The parsers at hand (lexbor, libxml2) tell no offsets, and import must say which characters it left out.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token of HTML is."""

    TEXT = "text"
    ENTITY = "entity"
    OPEN = "open"
    CLOSE = "close"
    SKIP = "skip"  # comments, declarations, scripts, styles


@dataclass(frozen=True, slots=True)
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
_HIDDEN = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "template", "iframe", "noscript", "svg", "select", "button")
}


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `text` between two offsets, in order and without gaps."""
    at = start
    last_tag_end = text.rfind(">", start, end)
    while at < end:
        found = _NEXT.search(text, at, end)
        stop = found.start() if found else end
        if stop > at:
            yield Token(Kind.TEXT, at, stop)
        if not found:
            return
        token = _entity(text, stop, end) if found[0] == "&" else _markup(text, stop, end, last_tag_end)
        yield token
        at = token.end


def _entity(text: str, at: int, end: int) -> Token:
    match = _ENTITY.match(text, at, end)
    if match is None:
        return Token(Kind.TEXT, at, at + 1)
    decimal, hexadecimal, name = match.groups()
    if name:
        characters = html.entities.html5.get(f"{name};", "")
    else:
        code = int(decimal or hexadecimal, 10 if decimal else 16)
        characters = chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if not characters:
        return Token(Kind.TEXT, at, match.end())
    return Token(Kind.ENTITY, at, match.end(), characters)


def _markup(text: str, at: int, end: int, last_tag_end: int) -> Token:
    if text.startswith("<!--", at):
        close = text.find("-->", at + 4, end)
        return Token(Kind.SKIP, at, end if close < 0 else close + 3)
    if at <= last_tag_end and text.startswith(("<!", "<?"), at):
        return Token(Kind.SKIP, at, text.find(">", at, end) + 1)
    match = (_TAG.match(text, at, end) or _LOOSE_TAG.match(text, at, end)) if at <= last_tag_end else None
    return _tag(text, match, end) if match else Token(Kind.TEXT, at, at + 1)


def _tag(text: str, match: re.Match[str], end: int) -> Token:
    at, name = match.start(), match[2].lower()
    if match[1]:
        return Token(Kind.CLOSE, at, match.end(), name)
    if name in _HIDDEN and not match[3].endswith("/"):
        close_tag = _HIDDEN[name].search(text, match.end(), end)
        return Token(Kind.SKIP, at, close_tag.end() if close_tag else end)
    return Token(Kind.OPEN, at, match.end(), name, match[3])

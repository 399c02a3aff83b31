"""The shapes that phrases, expressions, fields and groups have in a query; white space around them decides."""

from __future__ import annotations

import re
from typing import Final

from stdplan_tui.search.query.names import FIELD, UNTAGGED
from stdplan_tui.search.query.wildcards import wild

_END: Final = r"(?=\)*(?:\s|\Z))"

SPACE: Final = re.compile(r"\s*")
MINUS: Final = re.compile(rf"-(?!-|{_END})")
LONE: Final = re.compile(r"\((?=\s|\Z)")
CLOSED: Final = re.compile(rf"\)+{_END}")
REGEX: Final = re.compile(rf"/(?!\s)((?:[^\\/]|\\.|/(?!{_END})|(?<=\s)/)*+)(?<!\s)/{_END}", re.DOTALL)
WORD_END: Final = re.compile(_END)
"""Where a word may end: before white space, parentheses that close a group between them."""

_RUN: Final = re.compile(r"\S+")
_PHRASES: Final = {
    '"': re.compile(r'"((?:[^\\"]|\\.)*+)"', re.DOTALL),
    "“": re.compile(r"“((?:[^\\”]|\\.)*+)”", re.DOTALL),
}
_ESCAPED: Final = re.compile(r'\\([\\"“”])')


def phrase(text: str, at: int) -> tuple[str, int] | None:
    """What is in quotation marks at `at`, and where they end; None where they do not enclose whole words."""
    sign = text[at : at + 1]
    found = _PHRASES[sign].match(text, at) if sign in _PHRASES else None
    if found is None or not WORD_END.match(text, found.end()):
        return None
    return _ESCAPED.sub(r"\1", found[1]), found.end()


def unclosed(text: str, at: int) -> bool:
    """Whether a quotation mark is opened at `at`, and nowhere closed."""
    sign = text[at : at + 1]
    return sign in _PHRASES and not _PHRASES[sign].match(text, at)


def run(text: str, at: int) -> tuple[int, int]:
    """Where the characters from `at` on end at white space, and how many of their last close what they did not open."""
    found = _RUN.match(text, at)
    end = found.end() if found else at
    depth = surplus = 0
    for character in text[at:end]:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            depth, surplus = 0, surplus + 1
    return end, min(surplus, end - at - len(text[at:end].rstrip(")")))


def groups(word: str) -> bool:
    """Whether the parenthesis that a word begins with is a group's: an operator is in it, or it goes on behind."""
    depth = 0
    for at, character in enumerate(word):
        depth += (character == "(") - (character == ")")
        if not depth:
            return at == len(word) - 1 and _operates(word.lstrip("(").rstrip(")"))
    return True


def _operates(inside: str) -> bool:
    return inside in UNTAGGED or wild(inside) or bool(FIELD.match(inside.removeprefix("-")))

"""White space as the file formats define it: `str.isspace()`, U+200B and U+FEFF."""

from __future__ import annotations

import re

IDEOGRAPHIC_SPACE = "\u3000"
SPACE = r"[\s\u200b\ufeff]"
_RUN = re.compile(rf"{SPACE}+")
_LATIN_LIMIT = "\u0250"


def is_space(character: str) -> bool:
    """Whether one character is white space."""
    return character.isspace() or character in "\u200b\ufeff"


def bare(text: str) -> str:
    """`text` without any white space."""
    return _RUN.sub("", text)


def squeezed(text: str) -> str:
    """`text` with each run of white space as the canonical form has it.

    One space between two characters below U+0250, nothing elsewhere (formats.md).
    """

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        latin = start > 0 and end < len(text) and text[start - 1] < _LATIN_LIMIT and text[end] < _LATIN_LIMIT
        return " " if latin else ""

    return _RUN.sub(gap, text)


def spaced_names(text: str) -> str:
    """`text` with each run of white space as one U+3000, or one space between Latin letters; none at the ends.

    For signatures, lists of names and table cells, where the gap separates names.
    """
    text = text.strip("\u200b\ufeff \t\r\n\u3000")

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        if start == 0 or end == len(text):
            return ""
        latin = text[start - 1] < _LATIN_LIMIT and text[end] < _LATIN_LIMIT
        return " " if latin else IDEOGRAPHIC_SPACE

    return _RUN.sub(gap, text)

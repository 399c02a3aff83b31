"""White space as the file formats define it: `str.isspace()`, U+200B and U+FEFF."""

from __future__ import annotations

import re
from collections.abc import Iterator

IDEOGRAPHIC_SPACE = "\u3000"
SPACE = r"[\s\u200b\ufeff]"
_RUN = re.compile(rf"{SPACE}+")
_LATIN_LIMIT = "\u0250"


def is_space(character: str) -> bool:
    """Whether one character is white space."""
    return character.isspace() or character in "\u200b\ufeff"


def bare(text: str) -> str:
    """`text` without any white space."""
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")


def squeezed(text: str) -> str:
    """`text` with each run of white space as the canonical form has it.

    One space between two characters below U+0250, nothing elsewhere (formats.md).
    """
    if "\u200b" not in text and "\ufeff" not in text:
        # Nearly every line: splitting is several times as fast as a pattern, which has to ask of each character.
        words = text.split()
        return words[0] if len(words) == 1 else "".join(_with_gaps(words))

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        latin = start > 0 and end < len(text) and text[start - 1] < _LATIN_LIMIT and text[end] < _LATIN_LIMIT
        return " " if latin else ""

    return _RUN.sub(gap, text)


def _with_gaps(words: list[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if before and before[-1] < _LATIN_LIMIT and word[0] < _LATIN_LIMIT:
            yield " "
        yield word
        before = word


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

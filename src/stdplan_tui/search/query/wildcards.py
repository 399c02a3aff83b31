"""Words with wildcards: what they ask for, as a regular expression over folded text."""

from __future__ import annotations

import re
from typing import Final

from stdplan_tui.language import _
from stdplan_tui.search.query.model import Pattern, Words
from stdplan_tui.search.query.trouble import Trouble
from stdplan_tui.text.fold import fold
from stdplan_tui.text.spacing import bare

MOST: Final = 20
REACH: Final = 40
"""How many characters `*` may stand for."""

_WILD: Final = re.compile(r"(?<!\\)(\*+|\?)")
_ESCAPED: Final = re.compile(r"\\([*?])")
_ENDING: Final = re.compile(r"(?<!\\)\?(?=\?*\Z)")
_BOUNDARIES: Final = r"\n\t\x1e"  # between lines, cells, and the parts of a record
_ANY: Final = rf"[^{re.escape(fold('。；！？'))}{_BOUNDARIES}]{{0,{REACH}}}?"
_ONE: Final = rf"[^{_BOUNDARIES}]"


def wild(word: str) -> bool:
    """Whether a wildcard stands in `word`; a word of nothing but wildcards has none."""
    return bool(_WILD.search(word)) and bool(bare(_WILD.sub("", word)))


def as_question(text: str) -> str:
    """`text` with a backslash before each `?` that ends it, which makes them question marks."""
    return _ENDING.sub(r"\\?", text)


def worded(word: str, column: int) -> Words | Pattern:
    """What a word asks for; `column` is its place in the query. Raises Trouble.

    `*` stands for at most REACH characters inside a sentence, as few as will do; `?` for one. At an end of the word
    `*` changes nothing: words are found inside longer ones anyway.
    """
    if not wild(word):
        return Words(_ESCAPED.sub(r"\1", word))
    pieces = _trimmed(_WILD.split(word))
    stretches = [_ESCAPED.sub(r"\1", stretch) for stretch in pieces[::2]]
    if len(stretches) == 1:
        return Words(stretches[0])
    if len(stretches) > MOST + 1:
        raise Trouble(_("more than {most} wildcards in one word").format(most=MOST), column)
    regex = re.escape(fold(stretches[0]))
    for sign, stretch in zip(pieces[1::2], stretches[1:], strict=True):
        regex += (_ONE if sign == "?" else _ANY) + re.escape(fold(stretch))
    return Pattern(regex, tuple(stretch for stretch in stretches if bare(stretch)))


def _trimmed(pieces: list[str]) -> list[str]:
    """Stretches and wildcards by turns, without a `*` at either end."""
    first, last = 0, len(pieces) - 1
    while last > first and not pieces[first] and pieces[first + 1].startswith("*"):
        first += 2
    while last > first and not pieces[last] and pieces[last - 1].startswith("*"):
        last -= 2
    return pieces[first : last + 1]

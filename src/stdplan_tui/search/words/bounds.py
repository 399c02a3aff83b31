"""Where the words of a text begin and end, for moving and selecting by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdplan_tui.corpus.model import Span
from stdplan_tui.search.words.cutting import cut
from stdplan_tui.text.display import shown_in_place

_WIDE = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_RUN = re.compile(
    "[A-Z]{2,}(?:[/／][A-Z]+)* ?[0-9]+(?:[.-][0-9]+)*"  # the number of a standard: GB/T 1.1-2020
    rf"|[{_WIDE}]+(?:[./_%+&:@~'／．＆＋－-][{_WIDE}]+)*[+%％‰℃°]*"
)
_TITLE = re.compile("《[^《》\n]{1,80}》")


def words(text: str) -> tuple[Span, ...]:
    """The words of `text` in their order; marks and blanks belong to none.

    A run of Latin letters and figures is one word (GB/T 1.1-2020, 3.5%, 5G); the rest is cut as a dictionary has it,
    which the first call takes a tenth of a second to load.
    """
    found: list[Span] = []
    shown = shown_in_place(text)  # a lone surrogate has no place in a dictionary
    at = 0
    for run in _RUN.finditer(shown):
        found += _cut(shown, at, run.start())
        found.append(Span(run.start(), run.end()))
        at = run.end()
    found += _cut(shown, at, len(shown))
    return tuple(found)


def titles(text: str) -> tuple[Span, ...]:
    """The titles in `text`, each with its 《》."""
    return tuple(Span(match.start(), match.end()) for match in _TITLE.finditer(text))


def seen_from(words: Sequence[Span], titles: Sequence[Span], character: int) -> tuple[Span, ...]:
    """The words as they are met from `character`: a title is one word, unless the character is between its 《》."""
    whole = [title for title in titles if not title.start < character < title.end - 1]
    inside = [word for word in words if not any(title.start <= word.start < title.end for title in whole)]
    return tuple(sorted([*inside, *whole], key=lambda span: span.start))


def word_at(text: str, character: int) -> Span:
    """The word that a character belongs to; from the marks of a title the title; a mark or blank by itself."""
    met = seen_from(words(text), titles(text), character)
    return next((word for word in met if word.start <= character < word.end), Span(character, character + 1))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for piece in cut(text[start:end]) if start < end else ():
        if any(map(str.isalnum, piece)):
            yield Span(at, at + len(piece))
        at += len(piece)

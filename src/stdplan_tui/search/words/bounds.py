"""Where the words of a text begin and end, for moving and selecting by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from stdplan_tui.corpus.model import Span
from stdplan_tui.search.words.cutting import cut
from stdplan_tui.text.display import shown_in_place

_WIDE = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_RUN = re.compile(
    "[A-Z]{2,}(?:[/／][A-Z]+)* ?[0-9]+(?:[.-][0-9]+)*"  # the number of a standard: GB/T 1.1-2020
    rf"|[{_WIDE}]+(?:[./_%+&:@~'／．＆＋－-][{_WIDE}]+)*[+%％‰℃°]*"
)
_TITLE = re.compile("《[^《》\n]{1,80}》")
_LONGEST_TITLE: Final = 82
_MARK = re.compile("[，。；：、！？（）《》“”\n]")
"""No word goes over one of these, and what stands on one side of it does not change how the other side is cut."""

_REACH: Final = 400
"""So many characters on either side are looked at first; the nearest word is nearly always among them."""


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
    ends = {title.start: title.end for title in whole}
    starts = list(ends)
    before = [bisect_right(starts, word.start) for word in words]
    inside = [word for word, n in zip(words, before, strict=True) if not n or ends[starts[n - 1]] <= word.start]
    return tuple(sorted([*inside, *whole], key=lambda span: span.start))


def words_after(text: str, character: int) -> Iterator[Span]:
    """The words as they are met from `character`, in their order, from the first on that ends behind it.

    The text is cut only as far as they are asked for.
    """
    done = character
    for window in _windows(text, character):
        for word in _met_in(text, window, character):
            if word.end > done:
                done = word.end
                yield word
        if window.end == len(text):
            return


def words_before(text: str, character: int) -> Iterator[Span]:
    """The words as they are met from `character`, backwards, from the last on that starts before it.

    The text is cut only as far as they are asked for.
    """
    done = character
    for window in _windows(text, character):
        for word in reversed(_met_in(text, window, character)):
            if word.start < done:
                done = word.start
                yield word
        if window.start == 0:
            return


def word_at(text: str, character: int) -> Span:
    """The word that a character belongs to; from the marks of a title the title; a mark or blank by itself."""
    met = _met_in(text, next(_windows(text, character)), character)
    return next((word for word in met if word.start <= character < word.end), Span(character, character + 1))


def _met_in(text: str, window: Span, character: int) -> list[Span]:
    """The words of a part of the text as they are met from a character in it."""
    part, start = text[window.start : window.end], window.start
    met = seen_from(words(part), titles(part), character - start)
    return [Span(start + word.start, start + word.end) for word in met]


def _windows(text: str, character: int) -> Iterator[Span]:
    """Parts of the text around a character, each wider than the last; cut by itself each gives what the whole does."""
    reach = _REACH
    while True:
        yield Span(_mark_before(text, character - reach), _mark_after(text, character + reach))
        reach *= 4


def _mark_before(text: str, at: int) -> int:
    """The last place up to `at` before which the text can be cut off."""
    low = at = max(0, at)
    found = 0
    while low and not found:
        low = max(0, low - _REACH)
        found = max((match.end() for match in _MARK.finditer(text, low, at)), default=0)
    title = _title_over(text, found)
    return title.start if title else found


def _mark_after(text: str, at: int) -> int:
    """The first place from `at` on behind which the text can be cut off."""
    match = _MARK.search(text, at)
    found = match.end() if match else len(text)
    title = _title_over(text, found)
    return title.end if title else found


def _title_over(text: str, at: int) -> Span | None:
    """The title that goes on over a place between two characters."""
    opening = text.rfind("《", max(0, at - _LONGEST_TITLE), at)
    title = _TITLE.match(text, opening) if opening >= 0 else None
    return Span(opening, title.end()) if title and title.end() > at else None


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for piece in cut(text[start:end]) if start < end else ():
        if any(map(str.isalnum, piece)):
            yield Span(at, at + len(piece))
        at += len(piece)

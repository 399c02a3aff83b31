"""Which words may begin with what was typed, the best of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import nlargest

from stdplan_tui.search.words.sounds import GAP, has_han
from stdplan_tui.search.words.terms import Terms
from stdplan_tui.search.words.typed import Typed, fits

WHOLE, INITIALS, LONG_INITIALS, BEGINNING = range(4)
"""How a word answers to what was typed: it is that, those are its initials (zh as z, or as zh), or it begins so."""

_LONGEST = 6  # zhuang
_HAN_RUNS = re.compile("[^a-z']+")

Ranked = dict[int, int]
"""How, by the number of the word."""


def begun(terms: Terms, typed: Typed, limit: int) -> Ranked:
    """The words that may be meant, at least the `limit` best of them."""
    found: Ranked = {}
    for rank, numbers in _groups(terms, typed):
        for number in most_frequent(terms, numbers, limit):
            found.setdefault(number, rank)
    if not found and typed.is_latin:
        found = dict.fromkeys(most_frequent(terms, _cut_short(terms, typed), limit), BEGINNING)
    return found


def best(terms: Terms, ranked: Ranked, limit: int) -> list[int]:
    """The words of the best ranks, the most frequent first; of spellings that fold alike only one."""
    order = sorted(ranked, key=lambda number: (ranked[number], -terms.counts[number], terms.texts[number]))
    one_each = {terms.keys[number]: number for number in reversed(order)}
    return [number for number in order if one_each[terms.keys[number]] == number][:limit]


def most_frequent(terms: Terms, numbers: Iterable[int], limit: int) -> list[int]:
    """The most frequent of these words; those that are gone never."""
    counts = terms.counts
    return [number for number in nlargest(limit, numbers, key=counts.__getitem__) if counts[number]]


def _groups(terms: Terms, typed: Typed) -> Iterator[tuple[int, Iterable[int]]]:
    if typed.literal:
        yield WHOLE, terms.written(typed.literal, whole=True)
        yield BEGINNING, terms.written(typed.literal)
    if typed.is_latin:
        yield WHOLE, _divided(terms, typed, terms.spoken(typed.letters, whole=True))
        yield INITIALS, terms.abbreviated(typed.letters, whole=True, short=True)
        yield LONG_INITIALS, terms.abbreviated(typed.letters, whole=True)
        yield BEGINNING, _divided(terms, typed, terms.spoken(typed.letters))
        if len(typed.letters) > 1:  # else all of them have been found by their pinyin
            yield BEGINNING, terms.abbreviated(typed.letters)
    elif typed.is_mixed:
        yield BEGINNING, _mixed(terms, typed)


def _divided(terms: Terms, typed: Typed, numbers: Iterable[int]) -> Iterable[int]:
    """Those that have a syllable end wherever one was typed: xi'an is not xian."""
    if GAP not in typed.spoken:
        return numbers
    return [number for number in numbers if terms.sounds[number].startswith(typed.spoken)]


def _cut_short(terms: Terms, typed: Typed) -> Iterator[int]:
    """Those of which some syllables were typed whole and others cut short (guojbz, biaozh'h)."""
    letters = typed.letters
    groups = [terms.abbreviated(letters[:1] + letters[at : at + 1], short=True) for at in (1, 2)]
    sizes = range(min(_LONGEST, len(letters)), 1, -1)
    groups += [found for size in sizes if (found := terms.spoken(letters[:size]))][:1]
    for number in dict.fromkeys(number for numbers in groups for number in numbers):
        if fits(typed.spoken, terms.keys[number], terms.sounds[number].split(GAP)):
            yield number


def _mixed(terms: Terms, typed: Typed) -> Iterator[int]:
    """Those of which some characters were typed, and others as pinyin (标zhun, b准)."""
    head = typed.head
    groups = [terms.written(head)] if has_han(head) else [terms.spoken(head), terms.abbreviated(head)]
    keys, longest = terms.keys, max(_HAN_RUNS.findall(typed.spoken), key=len)
    for number in dict.fromkeys(number for numbers in groups for number in numbers if longest in keys[number]):
        if (sound := terms.sounds[number]) and fits(typed.spoken, keys[number], sound.split(GAP)):
            yield number

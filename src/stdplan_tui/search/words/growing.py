"""Words come and go: counts are changed in place, new words put where they belong in every order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stdplan_tui.search.words.orders import with_more
from stdplan_tui.search.words.sounds import GAP, has_han, initials, long_initials, sounds
from stdplan_tui.search.words.terms import Terms
from stdplan_tui.text.fold import fold

_MOST = 2**32 - 1
_GONE = 1_000

Row = tuple[str, str, int]
"""A word, how it is read, and its count."""


def changed(terms: Terms, changes: Mapping[str, int]) -> Terms:
    """The same with these counts added; only words that were not there before are looked up for their pinyin."""
    counts, new = terms.counts[:], list[Row]()
    for text, change in sorted(changes.items()):
        if (number := terms.number(text)) is not None:
            counts[number] = min(max(counts[number] + change, 0), _MOST)
        elif change > 0:
            new.append((text, _reading(fold(text)), min(change, _MOST)))
    return _with(_packed(replace(terms, counts=counts)), new)


def added(terms: Terms, before: Terms) -> Iterator[tuple[str, Sequence[str]]]:
    """The words of `terms`, folded, and how their characters are read; those of `before` perhaps left out."""
    first = len(before.texts) if terms.texts[: len(before.texts)] == before.texts else 0
    return ((terms.keys[number], terms.sounds[number].split(GAP)) for number in range(first, len(terms.texts)))


def _reading(key: str) -> str:
    """How a folded word is read, GAP between its characters; "" where it is not Chinese."""
    return GAP.join(sounds(key)) if has_han(key) else ""


def _packed(terms: Terms) -> Terms:
    """The same without words that are gone, where those are many."""
    gone = terms.counts.count(0)
    if gone < _GONE + (len(terms.counts) - gone) // 4:
        return terms
    rows = zip(terms.texts, terms.sounds, terms.counts, strict=True)
    return _with(Terms(), [row for row in rows if row[2]])


def _with(terms: Terms, rows: Iterable[Row]) -> Terms:
    """The same with more words."""
    rows = tuple(rows)
    if not rows:
        return terms
    texts, spoken, counts = zip(*rows, strict=True)
    new = range(len(terms.texts), len(terms.texts) + len(rows))
    keys = ((number, fold(text)) for number, text in zip(new, texts, strict=True))
    grown = Terms(
        [*terms.texts, *texts],
        [*terms.sounds, *spoken],
        {**terms.other_keys, **{number: key for number, key in keys if key != texts[number - new.start]}},
        terms.counts + array("I", counts),
    )
    read = [number for number in new if grown.sounds[number]]
    long = [number for number in read if initials(grown.sounds[number]) != long_initials(grown.sounds[number])]
    return replace(
        grown,
        by_key=with_more(terms.by_key, new, grown.spelled_key),
        by_sound=with_more(terms.by_sound, read, grown.spelled_sound),
        by_initials=with_more(terms.by_initials, read, grown.spelled_initials),
        by_long=with_more(terms.by_long, long, grown.spelled_long),
    )

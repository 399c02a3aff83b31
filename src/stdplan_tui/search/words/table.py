"""The table of words: everything that completion and corrections offer, and how it is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import zip_longest

from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.search.words.beginnings import Ranked, begun, best
from stdplan_tui.search.words.contribution import Contribution
from stdplan_tui.search.words.growing import added, changed
from stdplan_tui.search.words.likeness import alike
from stdplan_tui.search.words.lines import learn
from stdplan_tui.search.words.places import Places
from stdplan_tui.search.words.sections import joined, mapping, parted
from stdplan_tui.search.words.tags import Tags
from stdplan_tui.search.words.terms import Terms
from stdplan_tui.search.words.typed import Typed
from stdplan_tui.text.display import shown_line

_SECTIONS = ("words", "tags", "tag_words", "readings", "places")
_REMEMBERED = 256
_Suggest = Callable[[str, int, frozenset[Kind]], tuple[Suggestion, ...]]


class WordTable:
    """The words, tags, titles and headings of a workspace, with how often each stands there. Never changed.

    Titles and headings may be given as they are kept: they are parsed when they are first asked for.
    """

    def __init__(self, words: Terms, tags: Tags, readings: Mapping[str, str], places: Places | bytes) -> None:
        self._words = words
        self._tags = tags
        self._readings = readings
        self._kept_places = places

    @classmethod
    def empty(cls) -> WordTable:
        """A table without words."""
        return cls(Terms(), Tags(), {}, Places())

    def changed(self, gone: Iterable[Contribution], come: Iterable[Contribution]) -> WordTable:
        """The table without what some documents added, and with what others add."""
        gone, come = tuple(gone), tuple(come)
        words = changed(self._words, _changes((one.words for one in gone), (one.words for one in come)))
        tags = self._tags.changed(_changes((one.tags for one in gone), (one.tags for one in come)))
        readings = dict(self._readings)
        for text, read in added(words, self._words):
            learn(readings, text, read)
        return WordTable(words, tags, readings, self._places.changed(gone, come, readings))

    def suggest(
        self, typed: str, limit: int = 8, kinds: Collection[Kind] = (Kind.WORD, Kind.TAG)
    ) -> tuple[Suggestion, ...]:
        """What may begin with what was typed, the best first, of each kind some; where nothing does, what is near."""
        return self._answers(typed, limit, frozenset(kinds))

    def to_bytes(self) -> bytes:
        """The table as it is kept."""
        places = self._kept_places
        sections = (
            self._words.to_bytes(),
            json.dumps(self._tags.counts, ensure_ascii=False).encode(),
            self._tags.terms.to_bytes(),
            json.dumps(self._readings, ensure_ascii=False).encode(),
            places if isinstance(places, bytes) else places.to_bytes(),
        )
        return joined(dict(zip(_SECTIONS, sections, strict=True)))

    @classmethod
    def from_bytes(cls, kept: bytes) -> WordTable:
        """What `to_bytes` wrote. Raises ValueError."""
        words, tags, tag_words, readings, places = parted(kept, *_SECTIONS)
        counts, read = mapping(tags, int), mapping(readings, str)
        return cls(Terms.from_bytes(words), Tags(counts, Terms.from_bytes(tag_words)), read, places)

    @cached_property
    def _answers(self) -> _Suggest:
        return lru_cache(_REMEMBERED)(self._suggested)

    @cached_property
    def _places(self) -> Places:
        places = self._kept_places
        if isinstance(places, Places):
            return places
        try:
            return Places.from_bytes(places)
        except ValueError:  # the checksum holds, so they were never whole: there are no headings until the next time
            return Places()

    def _suggested(self, text: str, limit: int, kinds: frozenset[Kind]) -> tuple[Suggestion, ...]:
        typed = Typed.read(text)
        if limit < 1 or not typed.literal:
            return ()
        return _in_turn(self._beginning(typed, limit, kinds), limit) or _in_turn(self._near(typed, limit, kinds), limit)

    def _beginning(self, typed: Typed, limit: int, kinds: Collection[Kind]) -> Iterator[list[Suggestion]]:
        if Kind.WORD in kinds:
            yield self._of_words(begun(self._words, typed, limit), limit)
        if Kind.TAG in kinds:
            yield self._of_tags(begun(self._tags.terms, typed, limit), limit)
        if Kind.DOCUMENT in kinds:
            yield self._places.titles(typed, self._readings, limit)
        if Kind.HEADING in kinds:
            yield self._places.headings(typed, self._readings, limit)

    def _near(self, typed: Typed, limit: int, kinds: Collection[Kind]) -> Iterator[list[Suggestion]]:
        if Kind.WORD in kinds:
            yield self._of_words(alike(self._words, typed, self._readings, limit), limit, near=True)
        if Kind.TAG in kinds:
            yield self._of_tags(alike(self._tags.terms, typed, self._readings, limit), limit, near=True)

    def _of_words(self, ranked: Ranked, limit: int, *, near: bool = False) -> list[Suggestion]:
        words = self._words
        found = best(words, ranked, limit)
        return [Suggestion(words.texts[number], Kind.WORD, words.counts[number], near) for number in found]

    def _of_tags(self, ranked: Ranked, limit: int, *, near: bool = False) -> list[Suggestion]:
        tags = self._tags.of(best(self._tags.terms, ranked, limit))
        return [Suggestion(tag, Kind.TAG, self._tags.counts[tag], near) for tag in tags]


def _in_turn(by_kind: Iterable[list[Suggestion]], limit: int) -> tuple[Suggestion, ...]:
    """As many of each kind as there is room for, if there are so many; those of a kind together, in their order."""
    kinds = [found for found in by_kind if found]
    turns = [one for turn in zip_longest(*kinds) for one in turn if one is not None][:limit]
    return tuple(one for found in kinds for one in found if one in turns)


def _changes(gone: Iterable[Mapping[str, int]], come: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """By how much each count changes; what would not stand on one line of a screen is left out."""
    changes: Counter[str] = Counter()
    for counts in come:
        changes.update(counts)
    for counts in gone:
        changes.subtract(counts)
    return {text: change for text, change in changes.items() if change and text and _is_plain(text)}


def _is_plain(text: str) -> bool:
    return text.isprintable() or shown_line(text) == text

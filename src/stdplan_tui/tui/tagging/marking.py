"""Which tags are to be set and which taken away, for one place or for many that are tagged together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum

from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.errors import VocabularyError
from stdplan_tui.frozen import frozen


class Mark(StrEnum):
    """How a tag is marked: on all places, on some of them as it was, on none."""

    ALL = "[x]"
    SOME = "[-]"
    NONE = "[ ]"


@frozen
class Marking:
    """The tags on all places and on some of them, by their present names, and what was marked otherwise since."""

    vocabulary: Vocabulary
    on_all: tuple[str, ...] = ()
    on_some: tuple[str, ...] = ()
    wanted: Mapping[str, bool] = field(default_factory=dict, hash=False)

    def of(self, tag: str) -> Mark:
        """How a tag is marked."""
        if tag in self.wanted:
            return Mark.ALL if self.wanted[tag] else Mark.NONE
        return self._before(tag)

    @property
    def retagging(self) -> Retagging:
        """What is to be done so that every place is as it is marked."""
        added = (tag for tag, on in self.wanted.items() if on and tag not in self.on_all)
        removed = (tag for tag, on in self.wanted.items() if not on and tag in (*self.on_all, *self.on_some))
        return Retagging(tuple(added), tuple(removed))

    @property
    def odd(self) -> tuple[str, ...]:
        """Tags that are set or were marked, but could not be offered: strangers, and retired ones."""
        there = dict.fromkeys((*self.on_all, *self.on_some, *self.wanted))
        return tuple(tag for tag in there if (known := self.vocabulary.find(tag)) is None or known.retired)

    def toggled(self, name: str) -> Marking:
        """The next mark for a tag: set or not; where it was only on some places, as it was comes third.

        What a tag that is set excludes is not. Raises VocabularyError for a tag that cannot be given.
        """
        tag = self.vocabulary.known_as(name)
        before, mark = self._before(tag), self.of(tag)
        if mark is Mark.ALL:
            return self._with(tag, None if before is Mark.NONE else False)
        if mark is Mark.NONE and before is not Mark.NONE:
            return self._with(tag, None, excluding=before is Mark.ALL)
        try:
            tag = self.vocabulary.resolve(name)
        except VocabularyError:
            if mark is Mark.SOME:
                return self._with(tag, False)
            raise
        return self._with(tag, True, excluding=True)

    def under(self, vocabulary: Vocabulary) -> Marking:
        """The same marks under a vocabulary that has other tags too."""
        return replace(self, vocabulary=vocabulary)

    def _before(self, tag: str) -> Mark:
        return Mark.ALL if tag in self.on_all else Mark.SOME if tag in self.on_some else Mark.NONE

    def _with(self, tag: str, wanted: bool | None, *, excluding: bool = False) -> Marking:
        """With another wish for a tag; None for none, so that it is as it was; without what it excludes."""
        rest = {known: on for known, on in self.wanted.items() if known != tag}
        for other in self._excluded(tag) if excluding else ():
            rest.pop(other, None)
            if self._before(other) is not Mark.NONE:
                rest[other] = False
        return replace(self, wanted=rest if wanted is None else rest | {tag: wanted})

    def _excluded(self, tag: str) -> Iterator[str]:
        """The tags set or marked that cannot stand beside `tag`."""
        dimension = self.vocabulary.dimension_of(tag)
        if dimension is not None and dimension.exclusive:
            for other in dict.fromkeys((*self.on_all, *self.on_some, *self.wanted)):
                if other != tag and self.vocabulary.dimension_of(other) == dimension:
                    yield other

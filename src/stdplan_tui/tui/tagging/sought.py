"""Tags found by what is typed: part of a name, a title or an alias, pinyin or its initials, or a quick key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stdplan_tui.annotations.vocabulary import Tag, Vocabulary
from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.names import Found, Names

_KEY, _BEGINS, _LEVEL_BEGINS, _HAS, _SPOKEN = range(5)
"""How well a tag fits, the best first."""


@frozen
class Fitting:
    """The tags that fit, in the order of the vocabulary; the best of them, and the characters of names that fit."""

    tags: tuple[Tag, ...]
    best: str = ""
    spans: Mapping[str, tuple[Span, ...]] | None = None


class Sought:
    """The tags of a vocabulary in use, by everything that they are called."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.tags = tuple(tag for tag in vocabulary.tags if not tag.retired)
        called = [(name, number) for number, tag in enumerate(self.tags) for name in _called(tag)]
        self._owners = [number for _name, number in called]
        self._names = Names([name for name, _number in called])

    @property
    def learned(self) -> bool:
        """Whether it is known how the names are read."""
        return self._names.learned

    def learn(self) -> None:
        """Learn how the names are read; not for the event loop."""
        self._names.learn()

    def fitting(self, typed: str) -> Fitting:
        """The tags that fit what was typed; all of them for nothing."""
        if not typed:
            return Fitting(self.tags)
        ranks: dict[int, tuple[int, int]] = {}
        spans: dict[str, tuple[Span, ...]] = {}
        for rank, found in self._ranked(typed):
            number = self._owners[found.line]
            ranks[number] = min(ranks.get(number, (rank, found.start)), (rank, found.start))
            if self._names[found.line] == self.tags[number].name:
                spans.setdefault(self.tags[number].name, found.spans)
        keyed = {number: (_KEY, 0) for number, tag in enumerate(self.tags) if tag.key == typed}
        ranks |= keyed
        best = min(ranks, key=lambda number: (ranks[number], number)) if ranks else None
        found_tags = tuple(tag for number, tag in enumerate(self.tags) if number in ranks)
        return Fitting(found_tags, "" if best is None else self.tags[best].name, spans)

    def _ranked(self, typed: str) -> Iterator[tuple[int, Found]]:
        for found in self._names.written(typed):
            yield self._rank(found), found
        for found in self._names.spoken(typed):
            yield _SPOKEN, found

    def _rank(self, found: Found) -> int:
        name, tag = self._names[found.line], self.tags[self._owners[found.line]]
        if found.start == 0:
            return _BEGINS if name == tag.name else _LEVEL_BEGINS
        return _LEVEL_BEGINS if name[found.start - 1] == "/" else _HAS


def _called(tag: Tag) -> Iterator[str]:
    """What a tag is called, each once: its name says its levels too."""
    yield tag.name
    yield from dict.fromkeys(
        name for name in (tag.title.zh, tag.title.en, *tag.aliases) if name and name not in (tag.name, tag.levels[-1])
    )

"""Names found by any words of them and, once that is learned, by how they are read: pinyin, initials, or mixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.fold import fold, folded

if TYPE_CHECKING:
    from stdplan_tui.search.words.lines import Lines


@frozen
class Found:
    """A name by its place in the list, and the characters of it that answer to what was typed."""

    line: int
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """The first of those characters."""
        return self.spans[0].start


class Names:
    """A list of names that does not change."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._lines: Lines | None = None

    def __len__(self) -> int:
        return len(self._names)

    def __getitem__(self, line: int) -> str:
        return self._names[line]

    @property
    def learned(self) -> bool:
        """Whether it is known how the names are read."""
        return self._lines is not None

    def learn(self) -> None:
        """Learn how the names are read; not for the event loop, the first list takes a quarter of a second."""
        from stdplan_tui.search.words.lines import lines_of

        if self._lines is None:
            self._lines = lines_of(self._names)

    def found(self, query: str) -> list[Found]:
        """The names that have all the words of the query, in their order, then those that are read so, best first."""
        written = list(self.written(query))
        known = {found.line for found in written}
        return [*written, *(found for found in self.spoken(query) if found.line not in known)]

    def written(self, query: str) -> Iterator[Found]:
        """The names that have all the words of the query; blanks divide them, and nothing is not found."""
        words = [word for word in map(fold, query.split()) if word]
        if not words:
            return
        for line, name in enumerate(self._folded):
            if all(word in name for word in words):
                yield Found(line, self._spans(line, words))

    def spoken(self, query: str) -> list[Found]:
        """The names that are read so, the best first; none while that is not known."""
        if self._lines is None:
            return []
        from stdplan_tui.search.words.typed import Typed

        typed = Typed.read(query)
        if not (typed.is_latin or typed.is_mixed):
            return []
        matches = self._lines.found(typed, len(self._names))
        return [Found(match.line, (self._original(match.line, match.start, match.end),)) for match in matches]

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(name).replace("\n", "") for name in self._names]

    def _spans(self, line: int, words: Sequence[str]) -> tuple[Span, ...]:
        starts = ((self._folded[line].find(word), len(word)) for word in words)
        return tuple(sorted((self._original(line, at, at + size) for at, size in starts), key=lambda span: span.start))

    def _original(self, line: int, start: int, end: int) -> Span:
        return Span(*folded(self._names[line]).original(start, end))

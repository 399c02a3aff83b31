"""What a filter of the outline looks through: the titles of the documents, and the headings of some of them at a time.

The rows of a portion stand folded in one text, a line each: looking through that is quick, and no row needs words of
its own kept twice.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Final

from stdplan_tui.corpus import addressing
from stdplan_tui.corpus.addressing.saying import steps
from stdplan_tui.corpus.addressing.steps import Worded
from stdplan_tui.corpus.model import Document, Level, Span
from stdplan_tui.text.fold import fold, folded
from stdplan_tui.tui.names import Names
from stdplan_tui.tui.outline.folding import Key, title_of
from stdplan_tui.tui.outline.headings import has_row, row_text
from stdplan_tui.tui.shelf import Titled

Spans = tuple[Span, ...]
Fit = tuple[Key, Spans | None]
"""A row that fits, and which of its characters do: None for those that `spans_of` finds, when somebody looks."""

_OFFSET: Final = "L"


class Part(ABC):
    """Something to look through: rows, of which some are names that may be looked for by how they are read."""

    @cached_property
    @abstractmethod
    def names(self) -> Names:
        """The names in it."""

    @property
    def learned(self) -> bool:
        """Whether it is known how they are read."""
        return self.names.learned

    def learn(self) -> None:
        """Learn that; not for the event loop."""
        self.names.learn()

    @abstractmethod
    def fits(self, query: str) -> Iterator[Fit]:
        """The rows that fit; the same one may come again."""


class Titles(Part):
    """The titles of the documents."""

    def __init__(self, titled: Sequence[Titled]) -> None:
        self._titled = tuple(titled)

    @cached_property
    def names(self) -> Names:
        """The titles."""
        return Names([title_of(one) for one in self._titled])

    def fits(self, query: str) -> Iterator[Fit]:
        """Those that have the words, or are read so."""
        for found in self.names.found(query):
            yield (self._titled[found.line].id, None), found.spans


class Portion(Part):
    """The headings of some documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents: Sequence[Document] = tuple(documents)
        listed = [tuple(filter(has_row, document.flat)) for document in self.documents]
        self._ends = tuple(accumulate(map(len, listed)))
        self._clauses = tuple(chain.from_iterable(listed))
        lines = [fold(row_text(clause)).replace("\n", " ") for clause in self._clauses]
        self._text = "\n".join(lines)
        self._starts = array(_OFFSET, accumulate((len(line) + 1 for line in lines), initial=0))

    def fits(self, query: str) -> Iterator[Fit]:
        """The rows of which the query is the number or the label, that have its words, or whose heading is read so."""
        yield from self._said(query)
        for line in self._written(query):
            yield self._key(line), None
        for found in self.names.spoken(query):
            yield self._key(self._named[found.line]), found.spans

    def _said(self, query: str) -> Iterator[Fit]:
        """Those of which the query is the number or the label; all of the label fits."""
        if all(isinstance(step, Worded) for step in steps(query)):
            return
        for document in self.documents:
            for clause in addressing.meant(document, query):
                if has_row(clause):
                    yield (document.id, clause.id), (Span(0, len(clause.label)),)

    def _written(self, query: str) -> Iterator[int]:
        """The lines that have all the words."""
        words = _words(query)
        if not words:
            return
        text, starts = self._text, self._starts
        longest = max(words, key=len)
        at = text.find(longest)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            start, end = starts[line], starts[line + 1] - 1
            if len(words) == 1 or all(text.find(word, start, end) >= 0 for word in words):
                yield line
            at = text.find(longest, end)

    @cached_property
    def _named(self) -> array[int]:
        """The lines that have a heading: only names are looked for by how they are read."""
        named = (line for line, clause in enumerate(self._clauses) if clause.heading or clause.level is Level.NOTICE)
        return array(_OFFSET, named)

    @cached_property
    def names(self) -> Names:
        """The headings."""
        return Names([row_text(self._clauses[line]) for line in self._named])

    def _key(self, line: int) -> Key:
        return self.documents[bisect_right(self._ends, line)].id, self._clauses[line].id


def spans_of(text: str, query: str) -> Spans:
    """The characters of `text` that the words of the query are, in order."""
    known = folded(text)
    places = sorted((known.text.find(word), len(word)) for word in _words(query))
    return tuple(Span(*known.original(start, start + size)) for start, size in places if start >= 0)


def _words(query: str) -> list[str]:
    """The words to be found, folded; blanks divide them."""
    return [word for word in map(fold, query.split()) if word]

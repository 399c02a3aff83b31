"""A filter of the outline: what there is to look through, and what of it fits so far.

Rows come as they are found, part after part: what is at hand at once, the headings of documents that nobody has opened
as they are read. None of it outlives the filter.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import chain
from time import monotonic, perf_counter, sleep
from typing import Final

from stdplan_tui.corpus.model import Document, DocumentId, Span
from stdplan_tui.tui.outline.folding import Folding, Key, Row, fitting
from stdplan_tui.tui.outline.portions import Part, Portion, Spans, Titles, spans_of

_MOMENT: Final = 0.08
"""Seconds that a key may take until what it does is seen."""
_REST: Final = 0.004
_PATIENCE: Final = 0.5
"""Seconds that a thread waits at most: somebody may hold a key down."""


class Filter:
    """The titles of the documents, the headings that are known, and those that come; as when it was begun."""

    def __init__(self, folding: Folding, here: DocumentId | None = None) -> None:
        self.titled = {titled.id: titled for titled in folding.documents}
        self.documents = {id_: document for id_, document in folding.known.items() if id_ in self.titled}
        known = sorted(self.documents.values(), key=lambda document: document.id != here)
        self.parts: list[Part] = [*(Portion([document]) for document in known), Titles(folding.documents)]
        self.unread = tuple(one.id for one in folding.documents if one.id not in self.documents and not one.problem)
        self.dropped = False
        self.is_behind = False
        self._typed = 0.0

    def add(self, portion: Portion) -> None:
        """Take in documents that have been read."""
        self.documents |= {document.id: document for document in portion.documents}
        self.parts.append(portion)

    def drop(self) -> None:
        """Forget everything, and let threads end."""
        self.dropped = True
        self.parts, self.documents, self.titled = [], {}, {}

    def unlearned(self) -> Iterator[Part]:
        """The parts of which it is not known how their names are read."""
        return (part for part in self.parts if not part.learned)

    def typed(self) -> None:
        """Somebody types: threads give way for a moment."""
        self._typed = monotonic()

    def give_way(self) -> None:
        """Wait while somebody types, and while what was read is still being looked through; for threads."""
        end = monotonic() + _PATIENCE
        while not self.dropped and (self.is_behind or monotonic() < self._typed + _MOMENT) and monotonic() < end:
            sleep(_REST)


class Sought:
    """What fits `query`, as far as has been looked: a collection of the keys of rows."""

    def __init__(self, within: Filter, query: str) -> None:
        self.query = query
        self.within = within
        self._left = deque(within.parts)
        self._fits: dict[Key, Spans | None] = {}
        self._rows: dict[DocumentId, tuple[Row, ...]] = {}

    def __len__(self) -> int:
        return len(self._fits)

    def __contains__(self, key: object) -> bool:
        return key in self._fits

    @property
    def is_done(self) -> bool:
        """Whether all that is at hand has been looked through."""
        return not self._left

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that fit and those above them, from the top."""
        return tuple(chain.from_iterable(self._rows.get(id_, ()) for id_ in self.within.titled))

    def spans(self, row: Row) -> tuple[Span, ...] | None:
        """The characters of a row that fit; None for one that is only there for those under it."""
        if row.key not in self._fits:
            return None
        spans = self._fits[row.key]
        return spans_of(row.text, self.query) if spans is None else spans

    def also(self, part: Part) -> None:
        """Look through a part too that has come, or that is known better now."""
        if part not in self._left:
            self._left.append(part)

    def look(self, seconds: float) -> None:
        """Look through the next part, and on for so long."""
        end = perf_counter() + seconds
        while self._left:
            self._look_through(self._left.popleft())
            if perf_counter() > end:
                break

    def _look_through(self, part: Part) -> None:
        new = {key: spans for key, spans in part.fits(self.query) if key not in self._fits}
        self._fits |= new
        for id_ in {id_ for id_, _clause in new}:
            self._rows[id_] = tuple(fitting(self.within.titled[id_], self._document(id_), self._fits))

    def _document(self, id_: DocumentId) -> Document | None:
        return self.within.documents.get(id_)

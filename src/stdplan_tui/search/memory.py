"""Search without an index: what a folder would hold is kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from stdplan_tui.search.changes import outdated
from stdplan_tui.search.engine import Cancelled, Progress
from stdplan_tui.search.finding import Finder
from stdplan_tui.search.model import Facets, Holding, Kind, Order, RefreshReport, Results, Suggestion
from stdplan_tui.search.refresh import brought_up_to_date
from stdplan_tui.search.steps import Steps
from stdplan_tui.search.volume import MemoryWriting, Writing
from stdplan_tui.search.volume_shelf import VolumeShelf
from stdplan_tui.search.wording import Wording, table_of

if TYPE_CHECKING:
    from stdplan_tui.search.words.table import WordTable


class MemoryStore:
    """A `Store` in memory. `shelf` is replaced as a whole, so a search goes on with the one that it has."""

    def __init__(self) -> None:
        self.shelf = VolumeShelf(())
        self._words: tuple[VolumeShelf, WordTable] | None = None

    def refresh(self, holdings: Iterable[Holding], steps: Steps) -> RefreshReport:
        """Keep these holdings and no others."""
        wanted = {str(holding.document): holding for holding in holdings}
        if not outdated(self.shelf, wanted):
            steps.end()
            return RefreshReport()
        return brought_up_to_date(self, wanted, steps)

    def table(self) -> WordTable:
        """The words of what is kept, put together when they are first asked for."""
        shelf, known = self.shelf, self._words
        if known is None or known[0] is not shelf:
            known = self._words = shelf, table_of(shelf)
        return known[1]

    def wording(self) -> Wording:
        """Nothing is done about words before they are asked for."""
        return Wording(self.shelf, b"")

    def writing(self, steps: Steps) -> MemoryWriting:  # noqa: ARG002 (the protocol's)
        """A new volume."""
        return MemoryWriting()

    def commit(self, writing: Writing, wording: Wording) -> None:  # noqa: ARG002
        """Put the volume on the shelf."""
        if isinstance(writing, MemoryWriting):
            gone = self.shelf.by_volume(writing.deleted)
            kept = [(volume, deleted | gone.get(n, set())) for n, (volume, deleted) in enumerate(self.shelf.volumes)]
            self.shelf = VolumeShelf((*kept, (writing.finished(), frozenset())))

    def keep_words(self, wording: Wording) -> None:
        """Nothing: the table is put together when it is asked for."""

    def merge(self, chosen: Collection[int], steps: Steps) -> None:
        """Make one volume of several."""
        writing = MemoryWriting()
        volumes = list(enumerate(self.shelf.volumes))
        for index, (volume, deleted) in volumes:
            if index in chosen:
                writing.absorb(volume, deleted, steps.breathe)
        kept = [volume for index, volume in volumes if index not in chosen]
        self.shelf = VolumeShelf((*kept, (writing.finished(), frozenset())))

    def abandon(self, writing: Writing) -> None:
        """Nothing was kept of it."""


class MemoryEngine:
    """A `SearchEngine` that writes no file."""

    def __init__(self) -> None:
        self._refreshing = threading.Lock()
        self._searching = threading.Lock()
        self._store = MemoryStore()
        self._finder = Finder(self._store.shelf)
        self._fresh = False

    def refresh(
        self, holdings: Iterable[Holding], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> RefreshReport:
        """Make these documents and their notes, and no others, what is searched."""
        with self._refreshing:
            self._fresh = False
            report = self._store.refresh(holdings, Steps(progress, cancelled))
            self._fresh = not report.cancelled
            return report

    def search(
        self, query: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
    ) -> Results:
        """The hits for `query`."""
        with self._searching:
            complete = self._fresh
            return replace(self._found().found(query, limit, literal=literal, order=order), complete=complete)

    def facets(self, query: str, *, literal: bool = False) -> Facets:
        """By what the hits can be narrowed."""
        with self._searching:
            return self._found().counted(query, literal=literal)

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: Collection[Kind] = (Kind.WORD, Kind.TAG)
    ) -> tuple[Suggestion, ...]:
        """What `typed` may be the beginning of."""
        with self._searching:
            return self._store.table().suggest(typed, limit, kinds)

    def close(self) -> None:
        """Forget everything."""
        with self._refreshing, self._searching:
            self._store, self._fresh = MemoryStore(), False

    def _found(self) -> Finder:
        if self._finder.shelf is not self._store.shelf:
            self._finder = Finder(self._store.shelf)
        return self._finder

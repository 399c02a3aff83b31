"""Search without an index: everything is kept in memory and looked through."""

from __future__ import annotations

from collections.abc import Iterable

from stdplan_tui.corpus.model import Document
from stdplan_tui.search import hits
from stdplan_tui.search.engine import Cancelled, Progress
from stdplan_tui.search.model import Note, RefreshReport, Results
from stdplan_tui.search.shelf import MemoryShelf, Shelf


class MemoryEngine:
    """A `SearchEngine` that writes no file; a search reads one frozen shelf, so threads need no lock."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None

    def refresh(
        self,
        documents: Iterable[Document],
        notes: Iterable[Note],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RefreshReport:
        """Take these documents and notes for what is searched."""
        if cancelled and cancelled():
            return RefreshReport(cancelled=True)
        shelved, noted = tuple(documents), tuple(notes)
        shelf = MemoryShelf(shelved, noted)
        self._shelf = shelf
        if progress:
            progress(len(shelf), len(shelf))
        return RefreshReport(documents=len(shelved), notes=len(noted))

    def search(self, query: str, limit: int | None = None, *, literal: bool = False) -> Results:
        """The hits for `query`, best first."""
        shelf = self._shelf
        return hits.search(shelf, query, limit, literal=literal) if shelf is not None else Results(complete=False)

    def close(self) -> None:
        """Forget everything."""
        self._shelf = None

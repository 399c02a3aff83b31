"""The search engine of a workspace: an index in the user's cache folder, or memory where there can be none.

Whoosh itself is imported when an engine is first used, not with this module.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.corpus.model import Document
from stdplan_tui.language import _
from stdplan_tui.search import hits
from stdplan_tui.search.engine import Cancelled, Progress
from stdplan_tui.search.model import Note, RefreshReport, Results
from stdplan_tui.search.shelf import MemoryShelf, Shelf

if TYPE_CHECKING:
    from stdplan_tui.search.index import WhooshShelf
    from stdplan_tui.search.upkeep import Upkeep


class WhooshEngine:
    """A `SearchEngine` that keeps its index in `cache_folder`, for the workspace that is called `workspace`.

    Threads: refreshes wait for each other, and so do searches, but a search does not wait for a refresh: `_searching`
    guards the shelf in use and is held for a search or for a change of shelves, never while writing.

    Until the first index is written, while another process writes, and where the folder cannot be used, a search looks
    through the documents of the last refresh in memory: slower in a large workspace, as complete. Before the first
    refresh it reads the index that the last run left, and says that results may be incomplete.
    """

    def __init__(self, cache_folder: Path, workspace: str = "") -> None:
        self._cache_folder = cache_folder
        self._workspace = workspace
        self._refreshing = threading.Lock()
        self._searching = threading.RLock()
        self._shelf: WhooshShelf | None = None
        self._memory: MemoryShelf | None = None
        self._known: tuple[tuple[Document, ...], tuple[Note, ...]] | None = None
        self._fresh = False

    def refresh(
        self,
        documents: Iterable[Document],
        notes: Iterable[Note],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RefreshReport:
        """Make these documents and notes, and no others, what is searched.

        Raises nothing for the index's sake: `RefreshReport.notice` says why search works in memory.
        """
        with self._refreshing:
            known = tuple(documents), tuple(notes)
            with self._searching:
                self._known, self._memory, self._fresh = known, None, False
            try:
                return self._brought_up_to_date(known, progress, cancelled)
            except OSError as error:
                return self._in_memory(error.strerror or str(error))
            except Exception as error:  # even a new index broke; search must go on
                return self._in_memory(str(error) or type(error).__name__)

    def search(self, query: str, limit: int | None = None, *, literal: bool = False) -> Results:
        """The hits for `query`, best first, at most `limit` of them (None: all)."""
        with self._searching:
            shelf = self._in_use()
            if shelf is None:
                return Results(complete=False)
            complete = self._fresh or shelf is self._memory
            try:
                return hits.search(shelf, query, limit, literal=literal, complete=complete)
            except Exception:
                if shelf is not self._shelf:
                    raise
            self._upkeep.distrust()
            self._use(None)
            return self.search(query, limit, literal=literal)

    def close(self) -> None:
        """Let go of the index's files and of the documents."""
        with self._refreshing, self._searching:
            self._use(None)
            self._known = self._memory = None

    @cached_property
    def _upkeep(self) -> Upkeep:
        from stdplan_tui.search.upkeep import Upkeep  # imports Whoosh

        return Upkeep(self._cache_folder, self._workspace)

    def _brought_up_to_date(
        self,
        known: tuple[tuple[Document, ...], tuple[Note, ...]],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> RefreshReport:
        from stdplan_tui.search.upkeep import Steps  # imports Whoosh

        report = self._upkeep.refresh(*known, Steps(progress, cancelled), self._shelf, self._use)
        with self._searching:
            self._fresh = self._shelf is not None and not (report.cancelled or report.busy)
        return report

    def _in_use(self) -> Shelf | None:
        if self._shelf is None and self._known is None:
            self._use(self._upkeep.shelf())
        if self._shelf is None and self._memory is None and self._known is not None:
            self._memory = MemoryShelf(*self._known)
        return self._shelf if self._shelf is not None else self._memory

    def _use(self, shelf: WhooshShelf | None) -> None:
        with self._searching:
            if self._shelf is not None and self._shelf is not shelf:
                self._shelf.close()
            self._shelf = shelf
            if shelf is not None:
                self._memory = None

    def _in_memory(self, reason: str) -> RefreshReport:
        self._use(None)
        return RefreshReport(
            notice=_("no search index can be kept, so search works in memory: {reason}").format(reason=reason)
        )

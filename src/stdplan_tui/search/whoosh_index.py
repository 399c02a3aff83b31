"""The search engine of a workspace: an index in the user's cache folder, or memory where there can be none.

Whoosh itself is imported when an engine is first used, not with this module.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from stdplan_tui.language import _
from stdplan_tui.search.engine import Cancelled, Progress
from stdplan_tui.search.finding import Finder
from stdplan_tui.search.memory import MemoryStore
from stdplan_tui.search.model import Facets, Holding, Kind, Order, RefreshReport, Results, Suggestion
from stdplan_tui.search.steps import Steps
from stdplan_tui.search.volume_shelf import VolumeShelf

if TYPE_CHECKING:
    from stdplan_tui.search.index import IndexShelf
    from stdplan_tui.search.upkeep import Upkeep
    from stdplan_tui.search.words.table import WordTable

Found = TypeVar("Found")


class WhooshEngine:
    """A `SearchEngine` that keeps its index in `cache_folder`, for the workspace that is called `workspace`.

    Threads: refreshes wait for each other, and so do searches, but a search does not wait for a refresh: `_searching`
    guards the shelf in use and is held for a search or for a change of shelves, never while writing.

    While another process writes, and where the folder cannot be used, a refresh keeps everything in memory instead.
    Before the first refresh a search reads the index that the last run left, and says that results may be incomplete.
    """

    def __init__(self, cache_folder: Path, workspace: str = "") -> None:
        self._cache_folder = cache_folder
        self._workspace = workspace
        self._refreshing = threading.Lock()
        self._searching = threading.RLock()
        self._shelf: IndexShelf | None = None
        self._memory: MemoryStore | None = None
        self._finder: Finder | None = None
        self._words: tuple[str, WordTable] | None = None
        self._wanted: Mapping[str, Holding] | None = None
        self._fresh = False

    def refresh(
        self, holdings: Iterable[Holding], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> RefreshReport:
        """Make these documents and their notes, and no others, what is searched.

        Raises nothing for the index's sake: `RefreshReport.notice` says why search works in memory.
        """
        with self._refreshing:
            wanted = {str(holding.document): holding for holding in holdings}
            self._wanted, self._fresh = wanted, False
            steps = Steps(progress, cancelled)
            try:
                report = self._upkeep.refresh(wanted, steps, self._shelf, self._use)
            except OSError as error:
                return self._in_memory(steps, reason=error.strerror or str(error))
            except Exception as error:  # even a new index broke; search must go on
                return self._in_memory(steps, reason=str(error) or type(error).__name__)
            if report.busy:
                return self._in_memory(steps)
            with self._searching:
                self._fresh = not report.cancelled
                self._memory = None
            return report

    def search(
        self, query: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
    ) -> Results:
        """The hits for `query`, at most `limit` of them (None: all)."""
        with self._searching:
            found = self._asked(lambda finder: finder.found(query, limit, literal=literal, order=order), Results())
            return replace(found, complete=self._fresh)

    def facets(self, query: str, *, literal: bool = False) -> Facets:
        """By what the hits can be narrowed."""
        with self._searching:
            return self._asked(lambda finder: finder.counted(query, literal=literal), {})

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: Collection[Kind] = (Kind.WORD, Kind.TAG)
    ) -> tuple[Suggestion, ...]:
        """What `typed` may be the beginning of."""
        with self._searching:
            table = self._table()
            return () if table is None else table.suggest(typed, limit, kinds)

    def close(self) -> None:
        """Let go of the index's files, and of what is in memory."""
        with self._refreshing, self._searching:
            self._use(None)
            self._wanted = self._memory = self._finder = self._words = None

    @cached_property
    def _upkeep(self) -> Upkeep:
        from stdplan_tui.search.upkeep import Upkeep  # imports Whoosh

        return Upkeep(self._cache_folder, self._workspace)

    def _asked(self, ask: Callable[[Finder], Found], nothing: Found) -> Found:
        """What the shelf in use answers; where it is an index that breaks, what memory answers."""
        shelf = self._in_use()
        if shelf is None:
            return nothing
        if self._finder is None or self._finder.shelf is not shelf:
            self._finder = Finder(shelf)
        try:
            return ask(self._finder)
        except Exception:
            if shelf is not self._shelf:
                raise
        self._upkeep.distrust()
        self._use(None)
        self._memory = MemoryStore()
        self._memory.refresh((self._wanted or {}).values(), Steps())
        return self._asked(ask, nothing)

    def _in_use(self) -> VolumeShelf | None:
        """Memory where it is right, or all there is; else the index, be it of the last run."""
        if self._shelf is None and self._memory is None and self._wanted is None:
            self._use(self._upkeep.shelf())
        if self._memory is not None and (self._fresh or self._shelf is None):
            return self._memory.shelf
        return self._shelf

    def _use(self, shelf: IndexShelf | None) -> None:
        with self._searching:
            if self._shelf is not None and self._shelf is not shelf:
                self._shelf.close()
            self._shelf = shelf

    def _table(self) -> WordTable | None:
        """The words of the shelf in use; those before, while it has none."""
        shelf = self._in_use()
        if self._memory is not None and shelf is self._memory.shelf:
            return self._memory.table()
        if self._shelf is not None and (self._words is None or self._words[0] != self._shelf.stamp):
            from stdplan_tui.search.words.table import WordTable

            if (kept := self._upkeep.words()) is not None:
                self._words = self._shelf.stamp, WordTable.from_bytes(kept)
        return None if self._words is None else self._words[1]

    def _in_memory(self, steps: Steps, *, reason: str = "") -> RefreshReport:
        """Keep everything in memory: for `reason`, or since another process writes."""
        if reason:
            self._use(None)
        memory = self._memory = self._memory or MemoryStore()
        report = memory.refresh((self._wanted or {}).values(), steps)
        self._fresh = not report.cancelled
        if not reason:
            return RefreshReport(busy=True, cancelled=report.cancelled)
        notice = _("no search index can be kept, so search works in memory: {reason}").format(reason=reason)
        return RefreshReport(cancelled=report.cancelled, notice=notice)

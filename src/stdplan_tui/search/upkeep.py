"""Keeping the index of one workspace: opened where it is trusted, made anew where not, written by one process.

Importing this module imports Whoosh.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from whoosh.index import FileIndex

from stdplan_tui import __version__
from stdplan_tui.corpus.model import Document
from stdplan_tui.search.engine import Cancelled, Progress
from stdplan_tui.search.index import WHOOSH_VERSION, WhooshShelf, created, opened
from stdplan_tui.search.location import IndexFolder
from stdplan_tui.search.model import Note, RefreshReport
from stdplan_tui.search.refresh import Change, Stopped, batches, changes, write

FORMAT = "1"
_EVERY = 64

Use = Callable[[WhooshShelf | None], None]
"""Takes a shelf for searching from now on and closes the one before; None: that one must not be used any more."""


class Steps:
    """Progress and cancelling of one refresh."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = self._total = 0

    def begin(self, total: int) -> None:
        """There are `total` rows to write."""
        self._done, self._total = 0, total

    def step(self) -> None:
        """Before each row. Raises Stopped."""
        self.stop_if_cancelled()
        self._done = min(self._done + 1, self._total)
        if self._progress and self._done % _EVERY == 0:
            self._progress(self._done, self._total)

    def stop_if_cancelled(self) -> None:
        """Raises Stopped where the refresh was cancelled."""
        if self._cancelled and self._cancelled():
            raise Stopped

    def end(self) -> None:
        """All is written."""
        if self._progress:
            self._progress(self._total, self._total)


class Upkeep:
    """Opens and refreshes the index of the workspace of that name in `cache_folder`."""

    def __init__(self, cache_folder: Path, workspace: str) -> None:
        identity = {
            "format": FORMAT,
            "stdplan": __version__,
            "whoosh": WHOOSH_VERSION,
            "unicode": unicodedata.unidata_version,
            "workspace": workspace,
        }
        self._folder = IndexFolder(cache_folder, identity)

    def shelf(self, current: WhooshShelf | None = None) -> WhooshShelf | None:
        """The index as last committed, `current` itself where that is it; None where it cannot be trusted or read."""
        stamp = self._folder.trusted()
        if stamp is None:
            return None
        if current is not None and current.stamp == stamp:
            return current
        try:
            return WhooshShelf(self._folder.path, stamp)
        except Exception:  # a broken index breaks in any way
            return None

    def distrust(self) -> None:
        """The index turned out to be broken: the next refresh makes it anew."""
        self._folder.distrust()

    def refresh(
        self,
        documents: Sequence[Document],
        notes: Sequence[Note],
        steps: Steps,
        current: WhooshShelf | None,
        use: Use,
    ) -> RefreshReport:
        """Bring the index up to date and have it used, after each commit; one that breaks is made anew once.

        Raises OSError where the folder cannot be written.
        """
        try:
            return self._refresh(documents, notes, steps, current, use)
        except OSError:
            raise
        except Exception:  # as above
            self.distrust()
            use(None)
            return self._refresh(documents, notes, steps, None, use)

    def _refresh(
        self,
        documents: Sequence[Document],
        notes: Sequence[Note],
        steps: Steps,
        current: WhooshShelf | None,
        use: Use,
    ) -> RefreshReport:
        steps.begin(0)
        shelf = self.shelf(current)
        if shelf is not None and not changes(shelf.seals, documents, notes):
            use(shelf)
            steps.end()
            return RefreshReport()
        with self._folder.locked() as alone:
            if not alone:
                use(None)
                return RefreshReport(busy=True)
            shelf = self.shelf(shelf)
            use(shelf)
            if shelf is None:
                index, seals = created(self._folder.emptied()), {}
            else:
                index, seals = opened(self._folder.path), shelf.seals
            return self._write(index, changes(seals, documents, notes), steps, use)

    def _write(self, index: FileIndex, planned: Sequence[Change], steps: Steps, use: Use) -> RefreshReport:
        steps.begin(sum(change.size for change in planned))
        written: list[Change] = []
        try:
            for batch in batches(planned) if planned else ((),):
                steps.stop_if_cancelled()
                write(index, batch, steps.step)
                use(WhooshShelf(self._folder.path, self._folder.seal()))
                written += batch
        except Stopped:
            return _report(written, cancelled=True)
        steps.end()
        return _report(written)


def _report(written: Sequence[Change], *, cancelled: bool = False) -> RefreshReport:
    return RefreshReport(
        documents=sum(change.document is not None for change in written),
        notes=sum(len(change.notes) for change in written),
        removed=sum(change.seal is None for change in written),
        cancelled=cancelled,
    )

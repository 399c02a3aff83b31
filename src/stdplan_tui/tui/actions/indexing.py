"""Keeping what is searched up to date: one refresh at a time in a thread, one more where something changed since."""

from __future__ import annotations

from asyncio import to_thread
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from textual.timer import Timer

    from stdplan_tui.search.model import RefreshReport
    from stdplan_tui.workspace.folder import Workspace

_AFTER: Final = 1.5
_BUSY: Final = 5.0
"""Seconds: how long after a change the index is refreshed, and how long after another process was found writing it."""
_SHOWN_AFTER: Final = 0.5
"""Seconds that a refresh may take before it is told how far it is."""


class Indexing(Acting):
    """Refreshes the index; a refresh that is under way is not stopped for a newer one, so that it gets done.

    Until somebody searches, or there is something to write, the search engine is not even loaded.
    """

    _indexing = False
    _again = False
    _started = False
    _noticed = ""
    _since = 0.0
    _waiting: Timer | None = None

    async def on_unmount(self) -> None:
        """Let go of the index's files; a refresh that is under way is stopped first."""
        if self._started:
            from stdplan_tui.workspace import searching

            self.workers.cancel_node(self)
            await to_thread(searching.close, self.workspace)

    def index_later(self) -> None:
        """Something to search has changed: refresh the index when it has been quiet for a moment."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_AFTER, self.index)

    def layers_changed(self, before: Workspace) -> None:
        """Something else is to be found: what is indexed for what was seen before is let go."""
        super().layers_changed(before)
        self.workers.cancel_group(self, "index")
        self._indexing = self.indexed = False
        self._leave_index(before)
        self.index()

    def index_awaited(self) -> None:
        """Somebody is about to search: do not wait for a quiet moment."""
        if self._waiting is not None:
            self.index()

    def index(self) -> None:
        """Refresh the index, now or as soon as the refresh under way is done."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self._again = self._indexing
        if not self._indexing:
            self._indexing = self._started = True
            self._since = monotonic()
            self._refresh()

    @work(thread=True, group="index-left")
    def _leave_index(self, before: Workspace) -> None:
        from stdplan_tui.workspace import searching

        searching.close(before)

    @work(thread=True, group="index")
    def _refresh(self) -> None:
        from stdplan_tui.search.model import RefreshReport
        from stdplan_tui.workspace import searching

        worker = get_current_worker()

        def progress(done: int, whole: int) -> None:
            if not worker.is_cancelled:
                self.later(self._progressed, done * 100 // max(whole, 1))

        report: RefreshReport | None = None
        try:
            if not searching.is_loaded(self.workspace) and searching.is_current(self.workspace):
                report = RefreshReport()
            else:
                report = searching.refresh(self.workspace, progress, lambda: worker.is_cancelled)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
        if not worker.is_cancelled:
            self.later(self._refreshed, report)

    def _progressed(self, percent: int) -> None:
        """Say so, and search again where a search is open: more has been committed perhaps."""
        if monotonic() - self._since > _SHOWN_AFTER:
            self._say(_("indexing {percent}%").format(percent=percent))
        self.index_grew()

    def _say(self, news: str) -> None:
        if news != self.news:
            self.news = news

    def _refreshed(self, report: RefreshReport | None) -> None:
        self._indexing = False
        self._say("")
        if self._again:
            self.index()
        if report is None:
            return
        if report.busy:
            self.set_timer(_BUSY, self.index)
        self.indexed = True
        if report.notice and report.notice != self._noticed:
            self._noticed = report.notice
            self.tell(report.notice)
        self.index_refreshed()

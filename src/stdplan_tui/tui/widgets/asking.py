"""What the search pane asks of the workspace: in threads, one question after another, stale answers dropped."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Mapping

from textual.containers import Vertical
from textual.worker import Worker, get_current_worker

from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Facets, Results
from stdplan_tui.tui.finding.asked import Asked
from stdplan_tui.tui.finding.completing import Completion, completions
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import searching
from stdplan_tui.workspace.folder import Workspace

RECALLED = 40
"""Past searches that are shown."""


@frozen
class Remembered:
    """The searches that were saved, by name, and past ones, the last first."""

    saved: Mapping[str, str]
    past: tuple[str, ...]


def remembered_in(workspace: Workspace) -> Remembered:
    """The searches that are remembered, for this workspace and for all; what cannot be read is none."""
    from stdplan_tui.workspace import saved_searches, search_history

    try:
        saved = saved_searches.saved_searches()
    except StdplanError:
        saved = {}  # saving a search says what is wrong
    return Remembered(saved, search_history.past(workspace)[:RECALLED])


class Asking(Vertical):
    """Puts questions to the search engine; the answers come back by the methods that a subclass has for them."""

    def __init__(self, workspace: Workspace, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self.workspace = workspace

    def found(self, asked: Asked, results: Results) -> None:
        """These are the hits."""

    def may_become(self, asked: Asked, typed: str, offered: tuple[Completion, ...]) -> None:
        """This is what the word at the cursor may become; `typed` is the query as it stands in the field."""

    def counted(self, asked: Asked, facets: Facets) -> None:
        """By this the hits can be narrowed."""

    def failed(self, asked: Asked, reason: str) -> None:
        """It could not be searched."""

    def recalled(self, remembered: Remembered) -> None:
        """These searches are remembered."""

    @work(thread=True, exclusive=True, group="search")
    def search(self, asked: Asked, typed: str, cursor: int) -> None:
        """Find the hits, then what the word at the cursor may become, then the facets; until another is asked."""
        worker = get_current_worker()
        try:
            self._tell(worker, self.found, asked, self._results(asked))
            if not worker.is_cancelled:
                self._tell(worker, self.may_become, asked, typed, self._completions(asked, typed, cursor))
            if not worker.is_cancelled and asked.query:
                facets = searching.facets(self.workspace, asked.query, literal=asked.literal)
                self._tell(worker, self.counted, asked, facets)
        except (StdplanError, OSError) as error:
            self._tell(worker, self.failed, asked, str(error))

    @work(exclusive=True, group="recall")
    async def recall(self) -> None:
        """Read the searches that are remembered."""
        self.recalled(await to_thread(remembered_in, self.workspace))

    @work(thread=True, group="remember")
    def remember(self, query: str) -> None:
        """Keep a query among the past ones."""
        from stdplan_tui.workspace import search_history

        search_history.remember(self.workspace, query)

    def _results(self, asked: Asked) -> Results:
        if not asked.query:
            return Results()
        return searching.search(self.workspace, asked.query, asked.limit, literal=asked.literal, order=asked.order)

    def _completions(self, asked: Asked, typed: str, cursor: int) -> tuple[Completion, ...]:
        if asked.literal:
            return ()
        suggest = searching.suggest
        return completions(typed, cursor, lambda word, kinds: suggest(self.workspace, word, kinds=kinds))

    def _tell(self, worker: Worker[object], tell: Callable[..., None], *answer: object) -> None:
        if not worker.is_cancelled:
            self.call_later(tell, *answer)

"""Searching: the documents and annotations of a workspace, handed to the search engine in its own terms."""

from __future__ import annotations

import threading
from collections.abc import Collection

from stdplan_tui.search.engine import Cancelled, Progress, SearchEngine
from stdplan_tui.search.model import Facets, Kind, Order, RefreshReport, Results, Suggestion
from stdplan_tui.workspace import last_refresh
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.holdings import holdings

SUGGESTED = (Kind.WORD, Kind.TAG)
_MAKING = threading.Lock()
_ENGINE = "engine"  # the cached property of the workspace


def new_engine(ws: Workspace) -> SearchEngine:
    """A search engine for a workspace: its index in the user's cache folder, in memory where there is none.

    What is hidden is in no index that is asked: there is one beside the other, made anew for other layers.
    """
    folder = ws.index_folder
    if folder is None:
        from stdplan_tui.search.memory import MemoryEngine

        return MemoryEngine()
    from stdplan_tui.search.whoosh_index import WhooshEngine

    return WhooshEngine(folder, str(ws.root.resolve()) + last_refresh.layers_told(ws))


def engine(ws: Workspace) -> SearchEngine:
    """The search engine of the workspace, the same at every call and in every thread.

    Where nothing has changed since the last refresh, it is ready: it need not be refreshed first.
    """
    with _MAKING:
        first, found = not is_loaded(ws), ws.engine
        if first and last_refresh.is_current(ws, wanted := holdings(ws)):
            found.refresh(wanted)
        return found


def is_loaded(ws: Workspace) -> bool:
    """Whether anybody has used the search engine yet; it takes a fifth of the memory of the whole program."""
    return _ENGINE in vars(ws)


def close(ws: Workspace) -> None:
    """Let go of the files of the search engine, if it was loaded."""
    if is_loaded(ws):
        ws.engine.close()


def refresh(ws: Workspace, progress: Progress | None = None, cancelled: Cancelled | None = None) -> RefreshReport:
    """Bring what is searched up to the documents and notes as they stand; broken ones are left out."""
    wanted = holdings(ws)
    with _MAKING:
        found = ws.engine
    report = found.refresh(wanted, progress, cancelled)
    if not (report.cancelled or report.busy or report.notice):
        last_refresh.remember(ws, wanted)
    return report


def is_current(ws: Workspace) -> bool:
    """Whether a refresh would find nothing to do, as far as the files' times and sizes tell; no engine is loaded."""
    return last_refresh.is_current(ws, holdings(ws))


def search(
    ws: Workspace, query: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
) -> Results:
    """The clauses and notes that `query` finds, at most `limit` of them (None: all), as of the last refresh.

    `literal` takes the whole query as the words to find. To search one document, narrow the query
    (`search.query.parsing.narrowed`). Raises SearchError.
    """
    return engine(ws).search(query, limit, literal=literal, order=order)


def facets(ws: Workspace, query: str, *, literal: bool = False) -> Facets:
    """By what the hits of `query` can be narrowed, and how many each value has. Raises SearchError."""
    return engine(ws).facets(query, literal=literal)


def suggest(
    ws: Workspace, typed: str, limit: int = 8, *, kinds: Collection[Kind] = SUGGESTED
) -> tuple[Suggestion, ...]:
    """What `typed` (characters, pinyin or its initials) may be the beginning of; else what is much like it."""
    return engine(ws).suggest(typed, limit, kinds=kinds)

"""The protocol behind which a search engine stands, so that another one, or a server, can take its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from stdplan_tui.corpus.model import Document
from stdplan_tui.search.model import Note, RefreshReport, Results

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do, in records; from the thread that refreshes."""

Cancelled = Callable[[], bool]
"""Asked often while refreshing; True stops it."""


class SearchEngine(Protocol):
    """Finds words in clauses and notes.

    Every method may be called from any thread; a search does not wait for a refresh that is under way.
    """

    def refresh(
        self,
        documents: Iterable[Document],
        notes: Iterable[Note],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RefreshReport:
        """Make these documents and notes, and no others, what is searched; only what changed is written again."""

    def search(self, query: str, limit: int | None = None, *, literal: bool = False) -> Results:
        """The hits for `query`, best first, at most `limit` of them (None: all); see `search.query` for its language.

        A query of white space has no hits. `literal` takes the whole query as the words to find.
        """

    def close(self) -> None:
        """Let go of files; a search after it finds nothing until the next refresh."""

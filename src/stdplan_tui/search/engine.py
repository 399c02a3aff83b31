"""The protocol behind which a search engine stands, so that another one, or a server, can take its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from stdplan_tui.search.model import Facets, Holding, Kind, Order, RefreshReport, Results, Suggestion

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
        holdings: Iterable[Holding],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RefreshReport:
        """Make these documents and their notes, and no others, what is searched; only what changed is read again."""

    def search(
        self, query: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
    ) -> Results:
        """The hits for `query`, at most `limit` of them (None: all); see `search.query` for its language.

        A query of white space has no hits. `literal` takes the whole query as the words to find.
        """

    def facets(self, query: str, *, literal: bool = False) -> Facets:
        """By what the hits of `query`, all of them, can be narrowed, and how many each value has."""

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: Collection[Kind] = (Kind.WORD, Kind.TAG)
    ) -> tuple[Suggestion, ...]:
        """What `typed` (characters, pinyin or its initials) may be the beginning of; else what is much like it."""

    def close(self) -> None:
        """Let go of files; a search after it finds nothing until the next refresh."""

"""Asking a workspace one query after the other, as the options of a call say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Order, Results
from stdplan_tui.search.query.parsing import narrowed, parsed, quoted
from stdplan_tui.workspace import searching

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import DocumentId
    from stdplan_tui.search.model import Facets
    from stdplan_tui.workspace.folder import Workspace


@frozen
class Finder:
    """Searches one workspace, within one document where `document` is set."""

    ws: Workspace
    document: DocumentId | None = None
    literal: bool = False
    order: Order = Order.RELEVANCE

    def query(self, typed: str) -> str:
        """A query for the same that needs no options beside it."""
        query = quoted(typed.strip()) if self.literal else typed
        return query if self.document is None else narrowed(query, "doc", self.document)

    def search(self, typed: str, limit: int | None = None) -> Results:
        """The hits; notices are about what was typed."""
        if self.document is None:
            return searching.search(self.ws, typed, limit, literal=self.literal, order=self.order)
        results = searching.search(self.ws, self.query(typed), limit, order=self.order)
        # Narrowing makes words of what does not parse: the reason must come from what was typed.
        return replace(results, notices=(*parsed(typed, literal=self.literal).notices, *results.notices))

    def counted(self, typed: str) -> Results:
        """How many hits there are, without them; what is only near does not count."""
        results = self.search(typed, 1)
        return replace(results, hits=(), total=0 if results.related else results.total, related=False)

    def facets(self, typed: str) -> Facets:
        """What the hits have in common."""
        if self.document is None:
            return searching.facets(self.ws, typed, literal=self.literal)
        return searching.facets(self.ws, self.query(typed))

    def meant(self, typed: str) -> tuple[str, ...]:
        """Words much like those that were typed, where they are words and nothing else."""
        if not parsed(typed, literal=self.literal).plain:
            return ()
        return tuple(found.text for found in searching.suggest(self.ws, typed.strip(), 3) if found.near)

"""From a query and a shelf to results: what is found, in which order, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdplan_tui.search.evaluation.counting import counted
from stdplan_tui.search.evaluation.leaves import Leaves
from stdplan_tui.search.evaluation.lighting import light
from stdplan_tui.search.evaluation.ranking import ranked
from stdplan_tui.search.evaluation.related import Related, Relevance
from stdplan_tui.search.evaluation.showing import hit
from stdplan_tui.search.evaluation.tree import Meant, Trees
from stdplan_tui.search.model import Facets, Order, Results
from stdplan_tui.search.query.model import Query
from stdplan_tui.search.query.parsing import parsed
from stdplan_tui.search.shelf import Shelf


@dataclass
class Finder:
    """Finds on one shelf, and remembers postings and the last query. Not for two threads at once."""

    shelf: Shelf
    _trees: Trees = field(init=False)
    _relevance: Relevance = field(init=False)
    _last: tuple[Query, Meant] | None = None

    def __post_init__(self) -> None:
        leaves = Leaves(self.shelf)
        self._trees, self._relevance = Trees(self.shelf, leaves), Relevance(leaves)

    def found(
        self, text: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
    ) -> Results:
        """What the query `text` finds, at most `limit` hits; whether the shelf is complete is for others to say."""
        query = parsed(text, literal=literal)
        meant = self._meant(query)
        if not meant.total and not literal and (near := self._relevance.related(query)):
            return self._nearest(near, limit, query)
        lit = light(query)
        hits = tuple(
            hit(self.shelf, number, score, lit) for score, number in ranked(self._trees.leaves, meant, limit, order)
        )
        return Results(hits, meant.total, notices=(*query.notices, *meant.notices))

    def counted(self, text: str, *, literal: bool = False) -> Facets:
        """By what the hits of the query `text` can be narrowed."""
        meant = self._meant(parsed(text, literal=literal))
        return counted(self.shelf, self._trees.conditions, meant.bits)

    def _nearest(self, near: Related, limit: int | None, query: Query) -> Results:
        best = near.best[:limit]
        hits = tuple(hit(self.shelf, number, score, near.light) for score, number in best)
        return Results(hits, len(near.best), related=True, notices=query.notices)

    def _meant(self, query: Query) -> Meant:
        if self._last is None or self._last[0] != query:
            self._last = query, self._trees.meant(query)
        return self._last[1]

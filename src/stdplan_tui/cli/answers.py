"""What is printed for a query: its hits, their number, or what they have in common."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from stdplan_tui.cli.facet_pages import facets_object, say_facets
from stdplan_tui.cli.hit_pages import hit_object, say_hits
from stdplan_tui.cli.output import Strong, complain, say, say_json, say_json_listing
from stdplan_tui.cli.search_notices import tell_meant, tell_notices, tell_of, tell_rest
from stdplan_tui.frozen import frozen

if TYPE_CHECKING:
    from stdplan_tui.cli.asked import Asked
    from stdplan_tui.cli.finder import Finder
    from stdplan_tui.search.model import Results


@frozen
class Answers:
    """Prints what a call asked for; `ambiguous_width` is that of the person's terminal."""

    finder: Finder
    asked: Asked
    ambiguous_width: int = 1

    def one(self, query: str) -> bool:
        """Answer the only query; whether anything was found."""
        results = self._results(query)
        self.tell(query, results)
        if self.asked.count:
            self._say_count(query, results)
        elif self.asked.facets:
            self._say_facets(query, results)
        else:
            say_hits(results.hits, as_json=self.asked.as_json, context=self.asked.context)
            tell_rest(results)
        if not results.total and not (self.asked.as_json or self.asked.count):
            tell_meant(self.finder.meant(query))
        return bool(results.total)

    def each(self, queries: Iterable[str]) -> bool:
        """Answer one query after the other as it comes; whether any of them found anything."""
        found = False
        for query in queries:
            results = self._results(query)
            found |= bool(results.total)
            self._say_one_of_many(query, results)
            sys.stdout.flush()
        return found

    def tell(self, query: str, results: Results) -> None:
        """Tell a person what the hits do not; who reads JSON is spared the picture of the query."""
        if self.asked.as_json:
            for notice in results.notices:
                complain(notice.message)
        else:
            tell_notices(query, results.notices, self.ambiguous_width)
        tell_of(results)

    def _results(self, query: str) -> Results:
        if self.asked.count or self.asked.facets:
            return self.finder.counted(query)
        return self.finder.search(query, self.asked.most)

    def _say_count(self, query: str, results: Results) -> None:
        if self.asked.as_json:
            say_json({"query": query, "total": results.total})
        else:
            say(f"{results.total}  {query}" if self.asked.batch else str(results.total))

    def _say_facets(self, query: str, results: Results) -> None:
        facets = self.finder.facets(query)
        if self.asked.as_json:
            say_json({"query": query, "total": results.total, "facets": facets_object(facets)})
        else:
            say_facets(facets)

    def _say_one_of_many(self, query: str, results: Results) -> None:
        """An object on one line for each query, or a page with the query above it."""
        if self.asked.count:
            self._say_count(query, results)
        elif not self.asked.as_json:
            self._say_page(query, results)
        elif self.asked.facets:
            self._say_facets(query, results)
        else:
            self._say_listing(query, results)

    def _say_page(self, query: str, results: Results) -> None:
        say(Strong(f"{query}  ({results.total})"))
        self.tell(query, results)
        if self.asked.facets:
            self._say_facets(query, results)
        else:
            say_hits(results.hits, as_json=False, context=self.asked.context)
        say()

    def _say_listing(self, query: str, results: Results) -> None:
        head = {"query": query, "total": results.total, "related": results.related}
        notices = [{"message": notice.message, "column": notice.column} for notice in results.notices]
        hits = (hit_object(hit, self.asked.context) for hit in results.hits)  # one by one: there may be very many
        say_json_listing(head, "hits", hits, {"notices": notices})

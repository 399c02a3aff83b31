"""Finding: the search pane, its hits previewed and opened, and the hits of the last search in the open document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from stdplan_tui.corpus.model import DocumentId, Span
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Desk, Lit
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.spot import Spot

if TYPE_CHECKING:
    from stdplan_tui.search.model import Hit, Results
    from stdplan_tui.tui.widgets.hits import Hits
    from stdplan_tui.tui.widgets.search_pane import SearchPane

SEARCHING = "-searching"


class Finding(Desk):
    """The commands that search."""

    _pane: SearchPane | None = None
    _found: Sequence[Hit] = ()
    _before: Place = Place()

    @property
    def searching(self) -> bool:
        """Whether the search pane is open."""
        return self.has_class(SEARCHING)

    async def action_search(self) -> None:
        """Open the search, ready to be typed into when this returns."""
        if not self.searching:
            self._before = self.place
        if self._pane is None:
            from stdplan_tui.tui.widgets.search_pane import SearchPane

            self._pane = SearchPane(id="search")
            await self.query_one("#panes").mount(self._pane, before=0)
        self.remove_class("-zen", "-outline-over", "-notes-over")
        self.add_class(SEARCHING)
        self.set_focus(self._pane.field)
        self._pane.ask()

    def on_search_pane_wanted(self, event: SearchPane.Wanted) -> None:
        """Search for what was typed."""
        event.stop()
        self._search(event.query)

    def on_hits_reached(self, event: Hits.Reached) -> None:
        """Show the hit that the list is at in the reader."""
        event.stop()
        if self.searching:
            self._show(event.hit)

    def on_hits_chosen(self, event: Hits.Chosen) -> None:
        """Open a hit: close the search and read on there."""
        event.stop()
        before = self._before
        self.close_search()
        if before.document is not None:
            self.jumps = self.jumps.left(Spot(before.document.id, before.clause))
        self._show(event.hit)
        if self._pane is not None:
            self._search_all(self._pane.words)

    def close_search(self) -> None:
        """Close the search pane and give the keyboard to the reader."""
        self.remove_class(SEARCHING)
        self.set_focus(self.reader)

    def leave_search(self) -> None:
        """Close the search and be where it was opened."""
        self.close_search()
        self.workers.cancel_group(self, "open")
        self.place = self._before

    def choose_hit(self) -> None:
        """Open the hit that the list is at."""
        if self._pane is not None:
            self._pane.choose()

    def forget_found(self) -> None:
        """Put the lit words out: the last search is over."""
        self._found = ()

    def index_refreshed(self) -> None:
        """Search again for what stands in the field: there may be more to find now."""
        if self.searching and self._pane is not None:
            self._search(self._pane.words)

    def action_next_hit(self) -> None:
        """Go to the next hit in this document."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before in this document."""
        self._to_hit(-1)

    def lit_in(self, document: DocumentId) -> Lit:
        """The words found in a document, in the order in which they were found."""
        return tuple(
            (hit.clause, span)
            for hit in self._found
            if hit.document == document and hit.clause is not None and hit.annotation is None
            for span in hit.spans
        )

    def _show(self, hit: Hit) -> None:
        span = hit.spans[0] if hit.spans and hit.annotation is None else None
        self.go(Spot(hit.document, hit.clause), span=span, lit=self.lit_in(hit.document))

    def _to_hit(self, step: int) -> None:
        document, clause = self.place.document, self.place.clause
        lit = self.lit_in(document.id) if document else ()
        if document is None or clause is None or not lit:
            self.tell(_("Nothing found in this document: / searches"))
            return
        order = {found.id: index for index, found in enumerate(document.flat)}
        hits = sorted((order[id_], span.start, id_, span) for id_, span in lit if id_ in order)
        start = (
            self.place.span.start if self.place.span else (-1 if step > 0 else len(document.by_id[clause].string) + 1)
        )
        here = (order[clause], start)
        beyond = [hit for hit in hits if (hit[:2] > here if step > 0 else hit[:2] < here)]
        if not beyond:
            self.tell(_("On from the start") if step > 0 else _("On from the end"))
        chosen = (beyond or hits)[0 if step > 0 else -1]
        self.place = Place(document, chosen[2], Span(chosen[3].start, chosen[3].end), lit)
        self.news = _("hit {number} of {count}").format(number=hits.index(chosen) + 1, count=len(hits))

    @work(thread=True, exclusive=True, group="search")
    def _search(self, query: str) -> None:
        from stdplan_tui.search.model import Results
        from stdplan_tui.tui.widgets.hits import SHOWN
        from stdplan_tui.workspace import searching

        worker = get_current_worker()
        try:
            results = searching.search(self.workspace, query, SHOWN) if query else Results()
        except (StdplanError, OSError) as error:
            self.later(self._not_found, str(error))
            return
        if not worker.is_cancelled:
            self.later(self._listed, query, results)

    @work(thread=True, exclusive=True, group="search")
    def _search_all(self, query: str) -> None:
        """Find all there is, beyond what the list shows, for `n` and the lit words."""
        from stdplan_tui.workspace import searching

        worker = get_current_worker()
        try:
            results = searching.search(self.workspace, query)
        except (StdplanError, OSError):
            return  # what the list shows is found already
        if not worker.is_cancelled:
            self.later(self._all_found, results)

    def _listed(self, query: str, results: Results) -> None:
        if self._pane is not None:
            self._found = results.hits
            self._pane.show(query, results)
            if query and not (self.indexed and results.complete):
                self._pane.say(_("The index is still being built; there may be more to find"))

    def _not_found(self, reason: str) -> None:
        if self._pane is not None:
            self._pane.say(reason)

    def _all_found(self, results: Results) -> None:
        self._found = results.hits
        place = self.place
        if place.document is not None and not self.searching:
            self.place = Place(place.document, place.clause, place.span, self.lit_in(place.document.id))

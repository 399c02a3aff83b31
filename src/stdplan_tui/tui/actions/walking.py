"""Walking: from one hit of the last search to the next in the open document, all of them lit."""

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
    from stdplan_tui.tui.finding.asked import Asked
    from stdplan_tui.tui.widgets.answers import Answers


class Walking(Desk):
    """The commands that go from hit to hit."""

    _found: Sequence[Hit] = ()
    _lit: dict[DocumentId, Lit]

    def action_next_hit(self) -> None:
        """Go to the next hit in this document."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before in this document."""
        self._to_hit(-1)

    def on_answers_found(self, event: Answers.Found) -> None:
        """These hits are the last that were found."""
        event.stop()
        self._take(event.results)

    def forget_found(self) -> None:
        """Put the lit words out: the last search is over."""
        self._found = ()
        self._lit = {}

    def lit_in(self, document: DocumentId) -> Lit:
        """The words found in a document, in the order in which they were found."""
        if not self._found:
            return ()
        if document not in self._lit:
            self._lit[document] = tuple(
                (hit.clause, span)
                for hit in self._found
                if hit.document == document and hit.clause is not None and hit.annotation is None
                for span in hit.spans
            )
        return self._lit[document]

    def show_hit(self, hit: Hit) -> None:
        """Go to a hit, the others in its document lit."""
        span = hit.spans[0] if hit.spans and hit.annotation is None else None
        self.go(Spot(hit.document, hit.clause), span=span, lit=self.lit_in(hit.document))

    def search_on(self, asked: Asked) -> None:
        """Find all there is, beyond what a list shows, for `n` and the lit words."""
        self._find_all(asked)

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

    @work(thread=True, exclusive=True, group="walk")
    def _find_all(self, asked: Asked) -> None:
        from stdplan_tui.search.model import Order
        from stdplan_tui.workspace import searching

        worker = get_current_worker()
        try:
            results = searching.search(self.workspace, asked.query, literal=asked.literal, order=Order.READING)
        except (StdplanError, OSError):
            return  # what the list shows is found already
        if not worker.is_cancelled:
            self.later(self._all_found, results)

    def _all_found(self, results: Results) -> None:
        self._take(results)
        place = self.place
        if place.document is not None and not self.has_class("-searching"):
            self.place = Place(place.document, place.clause, place.span, self.lit_in(place.document.id))

    def _take(self, results: Results) -> None:
        self._found = results.hits
        self._lit = {}

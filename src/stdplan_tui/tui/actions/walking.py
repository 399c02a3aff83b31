"""Walking: from one hit of the last search to the next in the open document, all of them lit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import Document
    from stdplan_tui.search.model import Hit, Results
    from stdplan_tui.tui.finding.asked import Asked
    from stdplan_tui.tui.finding.found import FoundHits, FoundWords, Lit
    from stdplan_tui.tui.finding.trail import Reached, Trail
    from stdplan_tui.tui.widgets.answers import Answers


class Walking(Acting):
    """The commands that go from hit to hit. `found` is what they walk: of the searches, here and of all, the last.

    Its words are lit until they are put out; to walk lights them again.
    """

    found: FoundHits | FoundWords | None = None
    _put_out: FoundHits | FoundWords | None = None
    _walked: tuple[Document, Lit, Trail] | None = None
    _said: tuple[ClauseId, Span] | None = None

    def action_next_hit(self) -> None:
        """Go to the next hit in this document."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before in this document."""
        self._to_hit(-1)

    def on_answers_found(self, event: Answers.Found) -> None:
        """These hits are the last that were found."""
        event.stop()
        self._found_hits(event.results)

    @property
    def is_put_out(self) -> bool:
        """Whether what was found is lit no longer."""
        return self.found is not None and self.found is self._put_out

    def put_out(self) -> None:
        """Let nothing be lit; what was found is still known, to be gone to."""
        self._put_out = self.found
        if self.place.lit or self.place.span:
            self.place = replace(self.place, lit=(), span=None)

    def take_over(self, found: FoundWords) -> None:
        """Have the words that are known found in another text: lit there, unless they have been put out."""
        if self.is_put_out:
            self._put_out = found
        self.found = found
        self.place = replace(self.place, lit=self.lit_in(found.document))
        self.show_keys()

    def lit_in(self, document: DocumentId) -> Lit:
        """The words to be lit in a document."""
        return () if self.is_put_out else self.found_in(document)

    def found_in(self, document: DocumentId) -> Lit:
        """The words found in a document, lit or not."""
        return self.found.lit_in(document) if self.found is not None else ()

    def show_hit(self, hit: Hit) -> None:
        """Go to a hit, the others in its document lit."""
        span = hit.spans[0] if hit.spans and hit.annotation is None else None
        self.go(Spot(hit.document, hit.clause, span))

    def search_on(self, asked: Asked) -> None:
        """Find all there is, beyond what a list shows, for `n` and the lit words."""
        self._find_all(asked)

    def trail(self) -> Trail | None:
        """The words found in the open document, to be walked; None where there are none."""
        document = self.place.document
        lit = self.found_in(document.id) if document else ()
        if document is None or not lit:
            return None
        if self._walked is None or self._walked[0] is not document or self._walked[1] is not lit:
            from stdplan_tui.tui.finding.trail import Trail

            self._walked = document, lit, Trail(document, lit)
        return self._walked[2]

    def show_reached(self, reached: Reached) -> None:
        """Be at a place of the trail, all its words lit."""
        document = self.place.document
        if self.is_put_out:
            self._put_out = None
        if document is not None:
            self.place = Place(document, reached.clause, reached.span, self.lit_in(document.id))

    def say_reached(self, reached: Reached, count: int, step: int = 1) -> None:
        """Say in the status line which hit this is, for as long as the reader is there."""
        self._said = reached.clause, reached.span
        self.hit = _hit_of(reached, count, step)

    def hit_left(self, place: Place) -> None:
        """The reader has moved: where that is away from the hit that was said, say it no longer."""
        if self._said is not None and (self._said != (place.clause, place.span) or not place.lit):
            self.hit, self._said = "", None

    def _to_hit(self, step: int) -> None:
        # The reader is where the last key brought it; what it told the screen of that may still be on its way.
        clause, span = self.reader.current, self.reader.selected
        trail = self.trail()
        reached = trail.next(clause, span, step) if trail and clause is not None else None
        if trail is None or clause is None or reached is None:
            self.tell(_("Nothing found in this document: f finds, / searches"))
            return
        if not trail.number_of(clause, span):
            self.leave_spot()
        self.show_reached(reached)
        self.say_reached(reached, len(trail), step)

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

    def _found_hits(self, results: Results) -> None:
        from stdplan_tui.tui.finding.found import FoundHits

        self.found = FoundHits(results.hits)

    def _all_found(self, results: Results) -> None:
        was_put_out = self.is_put_out
        self._found_hits(results)
        if was_put_out:
            self._put_out = self.found
        place = self.place
        if place.document is not None and not self.has_class("-searching"):
            self.place = Place(place.document, place.clause, place.span, self.lit_in(place.document.id))


def _hit_of(reached: Reached, count: int, step: int) -> str:
    said = _("hit {number} of {count}").format(number=reached.number, count=count)
    if not reached.around:
        return said
    around = _("On from the start: {hit}") if step > 0 else _("On from the end: {hit}")
    return around.format(hit=said)

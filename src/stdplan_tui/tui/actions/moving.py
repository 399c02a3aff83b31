"""Moving: by clause, heading, sentence, page, jump, annotated clause and document."""

from __future__ import annotations

from dataclasses import replace

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.spot import Spot


class Moving(Desk):
    """The commands that move the reader."""

    def action_next_clause(self) -> None:
        """Go to the next clause."""
        self.reader.next_clause(1)
        self._follow()

    def action_previous_clause(self) -> None:
        """Go to the clause before."""
        self.reader.next_clause(-1)
        self._follow()

    def action_next_heading(self) -> None:
        """Go to the next heading."""
        self.reader.next_heading(1)
        self._follow()

    def action_previous_heading(self) -> None:
        """Go to the heading before."""
        self.reader.next_heading(-1)
        self._follow()

    def action_next_sentence(self) -> None:
        """Select the next sentence."""
        self.reader.next_sentence(1)
        self._follow()

    def action_previous_sentence(self) -> None:
        """Select the sentence before."""
        self.reader.next_sentence(-1)
        self._follow()

    def action_page_down(self) -> None:
        """Read on by a page."""
        self.reader.page(1)
        self._follow()

    def action_page_up(self) -> None:
        """Go back by a page."""
        self.reader.page(-1)
        self._follow()

    def action_to_top(self) -> None:
        """Go to the start of the document."""
        self._leave_mark()
        self.reader.to_top()
        self._follow()

    def action_to_end(self) -> None:
        """Go to the end of the document."""
        self._leave_mark()
        self.reader.to_end()
        self._follow()

    def action_back(self) -> None:
        """Go back to where the last jump was made."""
        if self.spot and (found := self.jumps.back(self.spot)):
            spot, self.jumps = found
            self.go(spot)

    def action_forward(self) -> None:
        """Undo going back."""
        if self.spot and (found := self.jumps.forward(self.spot)):
            spot, self.jumps = found
            self.go(spot)

    def action_next_annotated(self) -> None:
        """Go to the next clause with a note or a tag."""
        self._to_annotated(1)

    def action_previous_annotated(self) -> None:
        """Go to the annotated clause before."""
        self._to_annotated(-1)

    def action_next_document(self) -> None:
        """Open the next document."""
        self._to_document(1)

    def action_previous_document(self) -> None:
        """Open the document before."""
        self._to_document(-1)

    def _follow(self) -> None:
        """Be where the reader went, so that all panes are drawn at once; its report comes a frame too late for that."""
        clause, span = self.reader.current, self.reader.selected
        if clause is not None and (clause, span) != (self.place.clause, self.place.span):
            self.place = replace(self.place, clause=clause, span=span)

    def _leave_mark(self) -> None:
        if self.spot is not None:
            self.jumps = self.jumps.left(self.spot)

    def _to_annotated(self, step: int) -> None:
        document, clause = self.place.document, self.place.clause
        if document is None or clause is None:
            return
        ids = [found.id for found in document.flat]
        here = ids.index(clause)
        ahead = ids[here + 1 :] if step > 0 else ids[:here][::-1]
        target = next((id_ for id_ in ahead if self.notes.get(id_)), None)
        if target is None:
            self.tell(_("No annotated clause below") if step > 0 else _("No annotated clause above"))
        else:
            self.jump(Spot(document.id, target))

    def _to_document(self, step: int) -> None:
        ids = [titled.id for titled in self.documents if not titled.problem]
        if self.spot is None or self.spot.document not in ids or len(ids) < 2:
            return
        self.jump(Spot(ids[(ids.index(self.spot.document) + step) % len(ids)]))

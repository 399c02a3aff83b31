"""Moving: by clause, heading, sentence, page, jump, annotated clause and document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.jumps import Jumps
from stdplan_tui.tui.spot import Spot

_HERE: Final = ">"
_ELSEWHERE: Final = " "
"""What stands before a place of the jump list."""


class Moving(Acting):
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
        self.leave_spot()
        self.reader.to_top()
        self._follow()

    def action_to_end(self) -> None:
        """Go to the end of the document."""
        self.leave_spot()
        self.reader.to_end()
        self._follow()

    def action_back(self) -> None:
        """Go back to where the last jump was made."""
        self._walk_jumps(Jumps.back)

    def action_forward(self) -> None:
        """Undo going back."""
        self._walk_jumps(Jumps.forward)

    async def action_jumps(self) -> None:
        """Choose from the places jumped from, the last first."""
        from stdplan_tui.tui.finding import spots

        here = self.spot
        listed = self.jumps.listed(here) if here is not None else ()
        if here is None or len(listed) < 2:
            self.tell(_("No jumps yet"))
            return
        signs = (_HERE if spot is here else _ELSEWHERE for spot in listed)
        said = (_("comparison") if spot.compared else "" for spot in listed)
        named = [(f"{sign} {name}".rstrip() or " ", spot) for sign, name, spot in zip(signs, said, listed, strict=True)]
        await spots.choose(self, _("Jump list"), named, start=min(listed.index(here) + 1, len(listed) - 1))

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

    def _walk_jumps(self, way: Callable[[Jumps, Spot], tuple[Spot, Jumps] | None]) -> None:
        """Go to the nearest jump that way; those in documents that are gone are dropped."""
        if self.spot is None:
            return
        there = {titled.id for titled in self.documents} | {self.spot.document}
        kept = self.jumps.only(lambda spot: spot.document in there)
        if kept != self.jumps:
            self.jumps = kept
            self.tell(_("Places in documents that are gone were left out"))
        if found := way(kept, self.spot):
            spot, self.jumps = found
            self.go(spot)

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

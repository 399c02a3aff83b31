"""Reviewing: the places of annotations that are not certain since a text has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdplan_tui.language import ngettext
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import Document, DocumentId
    from stdplan_tui.tui.screens.review import ReviewScreen
    from stdplan_tui.tui.spot import Spot


class Reviewing(Acting):
    """The command that opens the review, and the notice that there is something in it."""

    _left_for_now: frozenset[str] = frozenset()
    _reviewed_last: frozenset[str] = frozenset()
    _told_to_look: frozenset[DocumentId] = frozenset()

    async def action_review(self) -> None:
        """Show the places that are not certain, as they were left."""
        from stdplan_tui.tui.screens.review import ReviewScreen

        screen = ReviewScreen(self.workspace, self._left_for_now, self._reviewed_last or self._here())
        self.hand_keys(screen)
        await self.app.push_screen(screen, lambda spot: self._reviewed(screen, spot))

    def on_mount(self) -> None:
        """Look at the notes of each document when they are read."""
        self.watch(self, "notes", self._notes_read, init=False)

    def _notes_read(self) -> None:
        """The notes of a document were read: say once whether some need a look."""
        document = self.place.document
        if document is not None and self.notes and document.id not in self._told_to_look:
            self._notice_waiting(document)

    def _here(self) -> frozenset[str]:
        """The notes of the open document that have no certain place: the review begins with one of them."""
        every = (one for notes in self.notes.values() for one in notes)
        return frozenset(one.note.id for one in every if not one.anchor.standing.is_certain)

    def _reviewed(self, screen: ReviewScreen, spot: Spot | None) -> None:
        """Go on where one was, or where one wants to read."""
        self._left_for_now, self._reviewed_last = screen.left, screen.at
        self.annotations_changed()
        if spot is not None:
            self.jump(spot)

    @work(thread=True, exclusive=True, group="waiting")
    def _notice_waiting(self, document: Document) -> None:
        from stdplan_tui.workspace.reviewing import waiting

        count = waiting(self.workspace, self.workspace.notebook.of(document))
        if count:
            self.later(self._tell_waiting, document, count)

    def _tell_waiting(self, document: Document, count: int) -> None:
        if self.place.document is document and document.id not in self._told_to_look:
            self._told_to_look |= {document.id}
            said = ngettext("{count} note needs a look: {key}", "{count} notes need a look: {key}", count)
            self.tell(said.format(count=count, key=self.key_of("review")))

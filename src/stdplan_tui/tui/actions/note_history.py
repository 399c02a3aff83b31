"""Looking back: who wrote and changed the notes here, and when, as git remembers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting

if TYPE_CHECKING:
    from stdplan_tui.annotations.noted import Noted
    from stdplan_tui.tui.past.found import About


class LookingBack(Acting):
    """The command that shows the history of the note that is marked, of the only one here, or of all on the clause."""

    async def action_note_history(self) -> None:
        """Show who changed the notes here, and when."""
        from stdplan_tui.tui.screens.note_history import NoteHistory

        screen = NoteHistory(self.workspace, self._looked_back_at())
        self.hand_keys(screen)
        await self.app.push_screen(screen)

    def _looked_back_at(self) -> About:
        from stdplan_tui.corpus.labelpath import label_path
        from stdplan_tui.tui.past.found import About
        from stdplan_tui.tui.past.telling import said

        entry = self.panel.entry if self.panel.has_focus else None
        notes: Sequence[Noted] = entry.notes if entry is not None else self.here
        ids = frozenset(one.note.id for one in notes)
        if entry is not None or len(notes) == 1:
            first = notes[0].note
            name = self.authors.get(first.author, first.author)
            return About(f"{name}: {said(first)}", ids)
        document, clause = self.place.document, self.place.clause
        if document is None or clause is None:
            return About(_("The whole document"), ids)
        return About(label_path(document, clause), ids, f"{document.id}:{clause}")

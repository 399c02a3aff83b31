"""Progress: marking clauses as done, and looking at how far the coding has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.actions.tagging import Tagging

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import Clause, Document
    from stdplan_tui.tui.spot import Spot


class Progressing(Tagging):
    """The commands that mark what is done, and show what is not."""

    def action_done(self) -> None:
        """Mark the clause and what is under it as done, or the clauses taken; or take the marks back."""
        document, clauses = self.place.document, [one.clause for one in self.passages() if one.clause is not None]
        if document is None or not clauses:
            return

        def change() -> str:
            from stdplan_tui.workspace import progress

            return self._mark(document, progress.to_mark(clauses[0]) if len(clauses) == 1 else progress.coded(clauses))

        self.save(change)

    async def action_progress(self) -> None:
        """Show how far each document and section is tagged and done."""
        from stdplan_tui.tui.screens.progress import ProgressScreen

        screen = ProgressScreen(self.workspace, self.place, self.ambiguous_width)
        await self.app.push_screen(screen, self._progress_left)

    def _progress_left(self, spot: Spot | None) -> None:
        if spot is not None:
            self.jump(spot)

    def _mark(self, document: Document, clauses: Sequence[Clause]) -> str:
        """Mark clauses as done, or take the marks back where all of them are marked; what is said of it."""
        from stdplan_tui.workspace import progress

        done = not progress.is_marked(self.workspace, document, clauses)
        changed = progress.mark_done(self.workspace, document, clauses, done)
        if done:
            said = ngettext("{n} clause done", "{n} clauses done", changed)
        else:
            said = ngettext("{n} clause no longer done", "{n} clauses no longer done", changed)
        return _("{said}; {key} takes it back").format(said=said.format(n=changed), key=self.key_of("undo"))

"""Outlining: what the outline shows of the documents, folded and unfolded as a whole, or filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from stdplan_tui.tui.actions.panes import Panes
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.tui.outline.filtering import Filter
    from stdplan_tui.tui.outline.portions import Portion


class Outlining(Panes):
    """The commands that fold the outline, and what its filter looks through."""

    def action_fold_all(self) -> None:
        """Show the documents alone, and go to the one that is open."""
        self.show_outline()
        self.outline.fold_all()

    def action_unfold_all(self) -> None:
        """Show all headings of the document that the outline is at."""
        self.show_outline()
        self.outline.action_fold_to()

    def on_outline_sought(self, event: Outline.Sought) -> None:
        """Headings are looked for in the outline: read those of all documents."""
        event.stop()
        self._gather(event.within)

    @work(thread=True, exclusive=True, group="gather")
    def _gather(self, within: Filter) -> None:
        from stdplan_tui.tui.outline.gathering import gathered

        worker = get_current_worker()
        for portion in gathered(self.workspace, within):
            if worker.is_cancelled or within.dropped:
                return
            self.later(self._gathered, within, portion)
        self.later(self._gathered, within, None)

    def _gathered(self, within: Filter, portion: Portion | None) -> None:
        self.outline.take(within, portion)

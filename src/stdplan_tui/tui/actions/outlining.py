"""Outlining: what the outline shows of the documents, folded and unfolded as a whole."""

from __future__ import annotations

from stdplan_tui.tui.actions.panes import Panes


class Outlining(Panes):
    """The commands that fold the outline."""

    def action_fold_all(self) -> None:
        """Show the documents alone, and go to the one that is open."""
        self.show_outline()
        self.outline.fold_all()

    def action_unfold_all(self) -> None:
        """Show all headings of the document that the outline is at."""
        self.show_outline()
        self.outline.action_fold_to()

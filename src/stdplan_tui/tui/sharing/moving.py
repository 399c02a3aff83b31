"""Going through the rows and the steps of the share screen."""

from __future__ import annotations

from textual.getters import query_one

from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.sharing.run import Run
from stdplan_tui.tui.sharing.share_rows import ShareRows
from stdplan_tui.tui.sharing.steps_view import StepsView


class Moving(Keyed[None]):
    """Knows the run that is shown, if any; where there is one, pages are those of its steps."""

    rows = query_one(ShareRows)
    steps = query_one(StepsView)
    run: Run | None = None

    @property
    def goes_on(self) -> bool:
        """Whether something is being shared just now."""
        return self.run is not None and not self.run.has_ended

    def action_share_next(self) -> None:
        """Go to the next row."""
        self.rows.action_move(1)

    def action_share_previous(self) -> None:
        """Go to the row before."""
        self.rows.action_move(-1)

    def action_share_first(self) -> None:
        """Go to the first row."""
        self.rows.scroll_home(animate=False, force=True)
        self.rows.action_to_row(0)

    def action_share_last(self) -> None:
        """Go to the last row."""
        self.rows.action_to_row(-1)

    def action_share_down(self) -> None:
        """Scroll the steps, or the rows where there are none."""
        if self.run is not None and self.steps.max_scroll_y:
            self.steps.scroll_page_down(animate=False, force=True)
        else:
            self.rows.action_page(1)

    def action_share_up(self) -> None:
        """Scroll back."""
        if self.run is not None and self.steps.max_scroll_y:
            self.steps.scroll_page_up(animate=False, force=True)
        else:
            self.rows.action_page(-1)

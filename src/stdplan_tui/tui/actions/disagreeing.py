"""Disagreeing: where annotators differ, and what is decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdplan_tui.tui.actions.desk import Acting

if TYPE_CHECKING:
    from stdplan_tui.tui.disagreeing.found import Key, Wanted
    from stdplan_tui.tui.screens.disagreements import DisagreementsScreen
    from stdplan_tui.tui.spot import Spot


class Disagreeing(Acting):
    """The command that opens the screen of disagreements, as it was left."""

    _disagreements_listed: Wanted | None = None
    _disagreement_last: Key | None = None

    async def action_disagreements(self) -> None:
        """Show where annotators differ, beginning with the open document."""
        from stdplan_tui.tui.disagreeing.found import Wanted
        from stdplan_tui.tui.layering.telling import compared_said
        from stdplan_tui.tui.screens.disagreements import DisagreementsScreen

        start = self.place.document.id if self.place.document is not None else None
        screen = DisagreementsScreen(
            *(self.workspace, self._disagreements_listed or Wanted(), start, self._disagreement_last),
            done_key=self.key_of("done"),
        )
        screen.hidden = compared_said(self.whose, self.key_of("layers"))
        self.hand_keys(screen)
        await self.app.push_screen(screen, lambda spot: self._disagreements_left(screen, spot))

    def _disagreements_left(self, screen: DisagreementsScreen, spot: Spot | None) -> None:
        """Go on where one was, or where one wants to read."""
        self._disagreements_listed, self._disagreement_last = screen.wanted, screen.at
        self.annotations_changed()
        if spot is not None:
            self.jump(spot)

"""Arranging: settings, jumping between panes, the tour."""

from __future__ import annotations

from stdplan_tui.tui.actions.dressing import Dressing, remember
from stdplan_tui.tui.actions.jumping import Jumping
from stdplan_tui.tui.actions.touring import Touring


class Arranging(Dressing, Jumping, Touring):
    """The commands that set the program up, and show it."""

    async def action_settings(self) -> None:
        """Open the settings: what is changed there is worn at once, and written when it is kept."""
        from stdplan_tui.tui.screens.settings import SettingsScreen

        screen = SettingsScreen(self.workspace.settings, self.wear, remember)
        self.hand_keys(screen)
        await self.app.push_screen(screen)

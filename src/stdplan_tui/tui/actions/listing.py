"""Listing: all annotations of the workspace in one list, and from it to the place of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdplan_tui.tui.actions.desk import SAID
from stdplan_tui.tui.actions.discussing import Discussing

if TYPE_CHECKING:
    from stdplan_tui.tui.screens.notes_found import Kept, Left
    from stdplan_tui.tui.screens.notes_list import NotesList
    from stdplan_tui.workspace.folder import Workspace


class ListingNotes(Discussing):
    """The command that lists; the list is found again as it was left, as long as the program runs."""

    _listed: Kept | None = None
    _open_list: NotesList | None = None

    async def action_notes_list(self) -> None:
        """Open the list of all notes."""
        from stdplan_tui.tui.screens.notes_found import Kept
        from stdplan_tui.tui.screens.notes_list import NotesList

        self.set_focus(self.reader)  # what is done to a note of the list is done to none that is marked in the pane
        screen = self._open_list = NotesList(self, self._listed or Kept())
        self.hand_keys(screen)
        await self.app.push_screen(screen, self._list_left)

    def annotations_changed(self, said: str = "") -> None:
        """The notes have changed on disk: those that are listed are read again, too."""
        if self._open_list is not None and said:
            self.notify(said, markup=False, timeout=SAID)  # the status line is out of sight
            said = ""
        super().annotations_changed(said)
        self.others_changed()

    def layers_changed(self, before: Workspace) -> None:
        """The list is read from the start the next time: it may hold what is not seen any more."""
        super().layers_changed(before)
        self._listed = None

    def _list_left(self, left: Left | None) -> None:
        self._open_list = None
        if left is not None:
            self._listed = left.kept
            if left.spot is not None:
                self.jump(left.spot)

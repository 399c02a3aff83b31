"""Sharing: what has changed goes to the others through git and theirs comes in, beside everything else."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Final

from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.actions.saving import Saving, ended
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.tui.screens.sharing import ShareScreen
    from stdplan_tui.tui.sharing.run import Run
    from stdplan_tui.workspace.sharing import Wishes

_PATIENCE: Final = 1.5
"""Seconds that the program waits, when it is left, for the step of a run that is under way to be whole."""
_LONG: Final = 10


class Sharing(Saving):
    """The command that opens the share screen, and the run, which goes on when that is left.

    When the program is left, the run is asked to stop after the step that is under way. What is said of that stands on
    the terminal afterwards.
    """

    _open_share: ShareScreen | None = None
    _share_wishes: Wishes | None = None
    _share_run: Run | None = None

    async def action_share(self) -> None:
        """Show what there is to share, and the run that goes on, if any."""
        from stdplan_tui.tui.screens.sharing import ShareScreen
        from stdplan_tui.workspace.sharing import Wishes

        run = self._share_run if self._shares else None
        wishes = self._share_wishes or Wishes()
        screen = self._open_share = ShareScreen(self.workspace, wishes, run, self._begin_sharing)
        self.hand_keys(screen)
        await self.app.push_screen(screen, lambda _nothing: self._share_left(screen))

    async def on_unmount(self) -> None:
        """Have a run that goes on stop in good order, and say how things stand: nobody sees it here any more."""
        run = self._share_run
        if run is None or not run.begun or run.has_ended:
            return
        run.stop()
        if await to_thread(run.wait, _PATIENCE):
            from stdplan_tui.tui.sharing.telling import ending

            self._say_at_the_end(ending(run))
        else:
            self._say_at_the_end(_("git is still at work; stdplan ends when the step is whole, and takes no other"))

    @property
    def _shares(self) -> bool:
        return self._share_run is not None and not self._share_run.has_ended

    def _begin_sharing(self, wishes: Wishes) -> None:
        """Share with these wishes, once what is being written has been."""
        from stdplan_tui.tui.sharing.run import Run

        if not self._shares:
            run = self._share_run = Run(self.workspace, wishes, self._share_steps)
            self._share_told(run, ended=False)
            self._share(run)

    @work(group="share")
    async def _share(self, run: Run) -> None:
        await ended(self.being_saved())
        run.begun = True
        await to_thread(run.take)

    def _share_steps(self, run: Run) -> None:
        """In the thread of the run: something has happened."""
        self.later(self._share_told, run, run.has_ended)

    def _share_told(self, run: Run, ended: bool) -> None:
        """A step was taken, or it has ended: show that, or say so where the screen was left."""
        if self._open_share is not None:
            self._open_share.call_later(self._open_share.show_run, run)
            if ended:
                self._open_share.call_later(self._open_share.end_run, run)
        elif ended:
            from stdplan_tui.tui.sharing.telling import ending

            self._share_wishes = run.wishes_left()
            if run.is_well:
                self.tell(ending(run))
            else:
                self.notify(shown(ending(run)), severity="warning", markup=False, timeout=_LONG)

    def _share_left(self, screen: ShareScreen) -> None:
        """Go on where one was; a run goes on, too."""
        self._open_share = None
        self._share_wishes = screen.wishes
        if self._shares:
            self.tell(_("Sharing goes on; {key} shows it").format(key=self.key_of("share")))

    def _say_at_the_end(self, said: str) -> None:
        from rich.text import Text

        self.app.exit(return_code=self.app.return_code or 0, message=Text(shown(said)))

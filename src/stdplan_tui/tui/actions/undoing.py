"""Undoing: taking changes of notes and tags back, doing them again, and the list of what was done."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.worker import Worker

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.saving import SAVING, Saving, ended
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.annotations.journal.changing import Turned
    from stdplan_tui.workspace.folder import Workspace

_LONG = 0.7
"""Seconds after which it is said that it takes its time: thousands of files may have to be written."""


class Undoing(Saving):
    """The commands that take back what was done, and do it again."""

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn_after(self.being_saved(), back=True)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn_after(self.being_saved(), back=False)

    async def action_undo_list(self) -> None:
        """Choose from what was done: everything since is taken back, or done again."""
        from stdplan_tui.tui.screens.history import History
        from stdplan_tui.workspace import undoing

        await ended(self.being_saved(), at_most=_LONG)
        try:
            steps = await to_thread(undoing.history, self.workspace)
        except (StdplanError, OSError) as error:
            self.complain([error])
            return
        if not steps.undoable and not steps.redoable:
            self.tell(_("Nothing to take back yet"))
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                entry, back = screen.entries[number]
                self._turn_after(self.being_saved(), back=back, to=entry.id)

        here = self.spot.document if self.spot else None
        screen = History(steps, {titled.id: titled.title for titled in self.documents if titled.id != here})
        await self.app.push_screen(screen, chosen)
        screen.set_focus(screen.field)

    @work(group=SAVING)
    async def _turn_after(self, before: Sequence[Worker[Any]], *, back: bool, to: str | None = None) -> None:
        """Take back or do again, once what was begun before is done: the last change, or all to the entry `to`."""
        await ended(before)
        slow = self.set_timer(_LONG, lambda: self.tell(_("Still taking back") if back else _("Still doing it again")))
        try:
            turned = await to_thread(_turned, self.workspace, back, to)
        except (StdplanError, OSError) as error:
            self.save_refused(error)
            return
        finally:
            slow.stop()
        if not self.stands:
            return
        if turned:
            self.annotations_changed()
            self._tell_of(turned, back=back)
        else:
            self.tell(_("Nothing to take back") if back else _("Nothing to do again"))

    def _tell_of(self, turned: Sequence[Turned], *, back: bool) -> None:
        """Say what was turned and where; where that is out of sight, going forward goes there."""
        last = turned[-1]
        spot = _spot_of(last)
        here = self.spot is not None and self.spot.document == spot.document
        place = last.entry.place if here else f"{last.entry.place} ({self._title_of(spot.document)})"
        said = _said(turned, place, back=back)
        if here and (spot.clause is None or self._in_sight(spot.clause)):
            self.tell(said)
            return
        self.jumps = replace(self.jumps, ahead=(*self.jumps.ahead, spot))
        self.show_keys()
        self.tell(_("{said}; {key} goes there").format(said=said, key=self.key_of("forward")))

    def _in_sight(self, clause: ClauseId) -> bool:
        clauses = self.reader.clauses
        return clause == self.place.clause or any(clauses[number].id == clause for number in self.reader.parts())

    def _title_of(self, document: DocumentId) -> str:
        return next((titled.title for titled in self.documents if titled.id == document), document)


def _turned(workspace: Workspace, back: bool, to: str | None) -> Sequence[Turned]:
    from stdplan_tui.workspace import undoing

    if to is not None:
        return (undoing.undo_to if back else undoing.redo_to)(workspace, to)
    turned = (undoing.undo if back else undoing.redo)(workspace)
    return (turned,) if turned else ()


def _spot_of(turned: Turned) -> Spot:
    """Where the first of what was turned is: under the id that the document has now, if anything was left to turn."""
    for change in turned.changes:
        return Spot(change.after.document, change.after.target.clause or None)
    return Spot(DocumentId(turned.entry.document), ClauseId(turned.entry.clause) if turned.entry.clause else None)


def _said(turned: Sequence[Turned], place: str, *, back: bool) -> str:
    n = len(turned)
    if n == 1:
        said = _("Taken back: {action} on {place}") if back else _("Done again: {action} on {place}")
    elif back:
        said = _("Taken back: {n} changes, the last of them {action} on {place}")
    else:
        said = _("Done again: {n} changes, the last of them {action} on {place}")
    return said.format(n=n, action=_(turned[-1].entry.action), place=place)

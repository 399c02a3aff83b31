"""Comparing: the open document beside another, or beside a version of itself."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.spot import Spot

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import Document
    from stdplan_tui.tui.comparing.candidates import Candidate
    from stdplan_tui.tui.comparing.stop import Stop


class Comparing(Acting):
    """The command that compares."""

    _way_back_told = False

    async def action_compare(self) -> None:
        """Choose what to compare the open document with, and show both side by side."""
        document = self.place.document
        if document is None:
            return
        from stdplan_tui.tui.comparing.candidates import candidates
        from stdplan_tui.tui.screens.filtered import Choice, Filtered

        try:
            found = await asyncio.to_thread(candidates, self.workspace, document)
        except (StdplanError, OSError) as error:
            self.complain([error])
            return
        if not found:
            self.tell(_("There is nothing here to compare it with"))
            return

        async def chosen(number: int | None) -> None:
            if number is not None:
                await self._show_beside(document, found[number])

        picker = Filtered(
            _("Compare with"),
            [Choice(*one.listed, one.group) for one in found],
            placeholder=_("a version, a title or a number"),
            enter=_("compare"),
        )
        await self.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    async def _show_beside(self, document: Document, other: Candidate) -> None:
        """Show the open document beside another text, the earlier one as A."""
        from stdplan_tui.tui.comparing.naming import Named
        from stdplan_tui.tui.comparing.parallel import Letter
        from stdplan_tui.tui.comparing.stop import Stop

        metadata = document.metadata
        aside = _("as it is now") if other.version else metadata.document_number or document.id
        pair = (other.name, other.named), (str(document.id), Named(metadata.short_title or document.title, aside))
        letter = Letter.B
        if not other.earlier:
            pair, letter = pair[::-1], Letter.A
        names, named = (pair[0][0], pair[1][0]), (pair[0][1], pair[1][1])
        self.compare_again(Stop(names, named, letter, self.place.clause))

    def compare_again(self, stop: Stop) -> None:
        """Show two texts side by side, as somebody left them."""
        from stdplan_tui.tui.screens.comparing import ComparingScreen

        screen = ComparingScreen(self.workspace, stop)
        self.hand_keys(screen)
        self.app.push_screen(screen, self._go_on)

    def _go_on(self, spot: Spot | None) -> None:
        """Read on at the clause that was opened there; the comparison is where one came from."""
        if spot is None:
            return
        self.leave_spot()
        self.jumps = self.jumps.left(spot)
        self.go(replace(spot, compared=None))
        if not self._way_back_told:
            self._way_back_told = True
            self.tell(_("{key} goes back to the comparison").format(key=self.key_of("back")))

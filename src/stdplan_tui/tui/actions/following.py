"""Following: from a citation in the text to the document that it names, and back to what cites it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.events import Click, MouseDown
from textual.timer import Timer
from textual.worker import get_current_worker

from stdplan_tui.corpus.model import Clause, Document
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.panes import Panes
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.corpus.citations.catalogue import Catalogue
    from stdplan_tui.corpus.citations.model import Cited, Target
    from stdplan_tui.corpus.citations.resolving import Citations
    from stdplan_tui.tui.citing import Way

_DOUBLE_CLICK: Final = 0.3
"""Seconds that a click waits for a second one, which would select the word."""


class Following(Panes):
    """The commands that follow citations, either way."""

    _catalogue: Catalogue | None = None
    _clicked: Timer | None = None

    async def action_follow(self) -> None:
        """Open what the pane is at; in the text, the document that is cited, else the outline."""
        if self.focused is self.reader and not self.has_class("-searching"):
            cited = [one for one in self._cited_here() if one.targets]
            chosen = self.reader.selected
            within = [one for one in cited if chosen and one.span.start < chosen.end and chosen.start < one.span.end]
            if cited:
                await self._lead(within or cited)
                return
        self.action_open()

    async def action_citations(self) -> None:
        """List what the current clause cites, to choose from; what is not in the workspace too."""
        cited = self._cited_here()
        if cited:
            await self._pick(_("Cited here"), cited)
        else:
            self.tell(_("This clause cites nothing"))

    def action_cited_by(self) -> None:
        """List what cites the open document or its current clause, to choose from."""
        document, clause = self.place.document, self.place.clause
        if document is not None and clause is not None:
            self.tell(_("Looking through all documents"))
            self._find_citing(document, document.clause(clause))

    def on_click(self, event: Click) -> None:
        """Follow the citation that was clicked: at once with Ctrl, else when it is clear that no word was meant."""
        character = event.style.meta.get("on") if event.widget is self.reader else None
        if character is None or event.chain > 1 or event.button != 1 or self.reader.selected:
            return
        cited = [one for one in self._cited_here() if one.targets and one.span.start <= character < one.span.end]
        if cited and event.ctrl:
            self.call_later(self._lead, cited)
        elif cited:
            self._clicked = self.set_timer(_DOUBLE_CLICK, partial(self._lead, cited))

    def on_mouse_down(self, _event: MouseDown) -> None:
        """A second click: the first followed nothing."""
        if self._clicked is not None:
            self._clicked.stop()
            self._clicked = None

    def cite(self, *, afresh: bool = False) -> None:
        """Look up what the open document cites, in all documents as they are now where that is wanted `afresh`."""
        document = self.place.document
        if self.citations is not None and self.citations.document is not document:
            self.citations = None
        if document is not None and (afresh or self._catalogue is not None):
            self._look_up(document, None if afresh else self._catalogue)

    @work(thread=True, exclusive=True, group="cite")
    def _look_up(self, document: Document, catalogue: Catalogue | None) -> None:
        from stdplan_tui.corpus.citations.resolving import Citations
        from stdplan_tui.workspace import citing

        worker = get_current_worker()
        known = catalogue or citing.catalogue(self.workspace)
        found = Citations(document, known)
        found.look_ahead()
        if not worker.is_cancelled:
            self.later(self._looked_up, known, found)

    def _looked_up(self, catalogue: Catalogue, found: Citations) -> None:
        self._catalogue = catalogue
        if found.document is self.place.document:
            self.citations = found

    def _cited_here(self) -> tuple[Cited, ...]:
        """What the current clause cites."""
        clause = self.reader.current
        known = self.citations
        return known.of(known.document.by_id[clause]) if known and clause and clause in known.document.by_id else ()

    async def _lead(self, cited: Sequence[Cited]) -> None:
        """Go where a citation leads; where there are several ways, the one chosen."""
        targets = {(target.document, target.clause, target.steps): target for one in cited for target in one.targets}
        sure = [one for one in cited if one.cites]
        if len(targets) == 1 and sure:
            self._open_cited(next(iter(targets.values())))
        else:
            await self._pick(_("Open which?"), cited)

    async def _pick(self, title: str, cited: Sequence[Cited]) -> None:
        from stdplan_tui.tui.citing import ways

        await self._offer(title, ways(cited, self.place.document, self.documents))

    async def _offer(self, title: str, offered: Sequence[Way]) -> None:
        """Choose among ways, and go."""
        from stdplan_tui.tui.screens.filtered import Filtered

        def chosen(number: int | None) -> None:
            if number is None:
                return
            if (target := offered[number].target) is not None:
                self._open_cited(target)
            else:
                self.tell(_("It is not in this workspace"))

        rows = [way.choice for way in offered]
        picker = Filtered(title, rows, placeholder=_("Type to narrow down"), enter=_("go there"))
        await self.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    def _open_cited(self, target: Target) -> None:
        if target.steps and target.clause is None:
            self._find_clause(target)
        else:
            self.jump(Spot(target.document, target.clause))

    @work(thread=True, exclusive=True, group="open")
    def _find_clause(self, target: Target) -> None:
        """Read the document that is cited, to find the clause in it."""
        from stdplan_tui.workspace import citing

        worker = get_current_worker()
        found = citing.placed(self.workspace, target)
        if not worker.is_cancelled:
            self.later(self.jump, Spot(found.document, found.clause))

    @work(thread=True, exclusive=True, group="citing")
    def _find_citing(self, document: Document, clause: Clause) -> None:
        from stdplan_tui.tui.citing import ways_back
        from stdplan_tui.workspace import citing

        worker = get_current_worker()
        try:
            found = []
            for one in citing.leading_to(self.workspace, document):
                if worker.is_cancelled:
                    return
                found.append(one)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        self.later(self._offer_back, document, ways_back(found, document, clause))

    async def _offer_back(self, document: Document, offered: Sequence[Way]) -> None:
        if self.place.document is not document or not self.is_current:
            return
        if offered:
            await self._offer(_("Cited by"), offered)
        else:
            self.tell(_("No document here cites it"))

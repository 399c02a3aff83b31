"""Finding: the search pane opened and closed, its hits shown and opened, and what else can be done from it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from stdplan_tui.tui.actions.walking import Walking
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.spot import Spot

if TYPE_CHECKING:
    from textual.await_remove import AwaitRemove

    from stdplan_tui.tui.finding.found import FoundHits, FoundWords
    from stdplan_tui.tui.widgets.hits import Hits
    from stdplan_tui.tui.widgets.search_pane import SearchPane
    from stdplan_tui.workspace.folder import Workspace

_GROWING: Final = 2.0
"""Seconds after which hits that are shown are searched for again while the index grows."""

SEARCHING = "-searching"
IN_SEARCH = frozenset(
    {
        *("narrow", "narrow_document", "narrow_level", "narrow_issuer", "narrow_tag"),
        *("search_order", "search_literal", "save_search", "tag_hits", "export_hits"),
    }
)
"""The actions that need the search pane open."""


class Finding(Walking):
    """The commands that search."""

    _pane: SearchPane | None = None
    _leaving: AwaitRemove | None = None
    _before: Place = Place()
    _found_before: FoundHits | FoundWords | None = None
    _grew = 0.0

    @property
    def searching(self) -> bool:
        """Whether the search pane is open."""
        return self.has_class(SEARCHING)

    async def action_search(self) -> None:
        """Open the search, ready to be typed into when this returns."""
        await self._opened()
        self.index_awaited()

    async def action_past_searches(self) -> None:
        """Choose from past and saved searches."""
        from stdplan_tui.tui.finding import offers

        await offers.recall(await self._opened())

    async def action_save_search(self) -> None:
        """Keep the query under a name."""
        from stdplan_tui.tui.finding import offers

        await offers.save(await self._opened())

    async def action_narrow(self) -> None:
        """Narrow the hits to a value of any kind."""
        await self._narrow()

    async def action_narrow_document(self) -> None:
        """Narrow the hits to a document, or have all again."""
        await self._narrow("doc")

    async def action_narrow_level(self) -> None:
        """Narrow the hits to a level, or have all again."""
        await self._narrow("level")

    async def action_narrow_issuer(self) -> None:
        """Narrow the hits to an issuer, or have all again."""
        await self._narrow("issuer")

    async def action_narrow_tag(self) -> None:
        """Narrow the hits to a tag, or have all again."""
        await self._narrow("tag")

    async def action_search_order(self) -> None:
        """List the best hits first, or all as they stand in the documents."""
        (await self._opened()).toggle_order()

    async def action_search_literal(self) -> None:
        """Take the query as it stands, or in the language of queries."""
        (await self._opened()).toggle_literal()

    async def action_tag_hits(self) -> None:
        """Set tags on every clause that was found."""
        from stdplan_tui.tui.finding.with_hits import WithHits

        await WithHits(self, (await self._opened()).wanted).tag()

    async def action_export_hits(self) -> None:
        """Write what was found to a file."""
        from stdplan_tui.tui.finding.exporting import export

        await export(self, (await self._opened()).wanted)

    def on_hits_shown(self, event: Hits.Shown) -> None:
        """Show the hit that the list is at in the reader."""
        event.stop()
        if self.searching:
            self.show_hit(event.hit)

    def on_hits_opened(self, event: Hits.Opened) -> None:
        """Open a hit: close the search and read on there."""
        event.stop()
        before = self._before
        self.close_search()
        if before.document is not None:
            self.jumps = self.jumps.left(Spot(before.document.id, before.clause, before.span))
        self.show_hit(event.hit)
        if self._pane is not None:
            self._pane.remember(self._pane.words)
            self.search_on(self._pane.asked)

    def close_search(self) -> None:
        """Close the search pane and give the keyboard to the reader."""
        self.remove_class(SEARCHING)
        self.set_focus(self.reader)

    def leave_search(self) -> None:
        """Close the search and be where it was opened."""
        self.close_search()
        self.workers.cancel_group(self, "open")
        self.found = self._found_before
        self.place = self._before

    def choose_hit(self) -> None:
        """Choose what the search is at."""
        if self._pane is not None:
            self._pane.choose()

    def index_refreshed(self) -> None:
        """Search again for what stands in the field: there may be more to find now."""
        if self._pane is not None:
            self._pane.indexed = self.indexed
            if self.searching:
                self._pane.ask()

    def index_grew(self) -> None:
        """Search again: at once where nothing was found so far, else every few seconds; the list keeps its place."""
        if self._pane is None or not self.searching:
            return
        now = monotonic()
        if not self._pane.results.total or now - self._grew > _GROWING:
            self._grew = now
            self._pane.ask()

    def layers_changed(self, before: Workspace) -> None:
        """Hits, and what they can be narrowed to, may be of what is not seen any more: the search begins afresh."""
        super().layers_changed(before)
        if self._pane is None:
            return
        if self.searching:
            self.leave_search()
        self._leaving = self._pane.remove()
        self._pane = self.found = self._found_before = None

    async def _opened(self) -> SearchPane:
        """The search pane, opened, the keyboard in its field."""
        pane = self._pane
        if pane is None:
            if self._leaving is not None:
                await self._leaving
            from stdplan_tui.tui.widgets.search_pane import SearchPane

            pane = self._pane = SearchPane(self.workspace, id="search")
            pane.indexed = self.indexed
            await self.query_one("#panes").mount(pane, before=0)
        if self.searching:
            self.set_focus(pane.field)
            return pane
        self._before, self._found_before = self.place, self.found
        self.remove_class("-outline-over", "-notes-over")
        self.add_class(SEARCHING)
        self.set_focus(pane.field)
        pane.recall()
        pane.ask()
        return pane

    async def _narrow(self, facet: str = "") -> None:
        from stdplan_tui.tui.finding import offers

        await offers.narrow(await self._opened(), facet)

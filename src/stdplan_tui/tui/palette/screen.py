"""The screen of the palette: a field, and under it what fits, the best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.messages import OpenClause
from stdplan_tui.tui.palette.offers import Offer, Tag, ranked
from stdplan_tui.tui.palette.rows import PaletteRows
from stdplan_tui.tui.palette.stock import Stock
from stdplan_tui.tui.screens.listing import Listing
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import plain
from stdplan_tui.tui.worker import work


class Palette(Listing[Offer | None]):
    """Everything that can be done or gone to from the screen below, found as it is typed; it gives what was chosen."""

    DEFAULT_CSS = """
    Palette { align: center top; }
    #palette { width: 110; height: 80%; max-height: 30; padding: 0; margin: 2 0 0 0; }
    #palette Input { padding: 0 1; margin: 0; background: $panel; }
    #palette PaletteRows { height: 1fr; background: $surface; }
    #palette PaletteRows > .row--current { background: $block-cursor-background; }
    #palette Static { display: none; height: auto; max-height: 2; padding: 0 1; color: $quiet; }
    #palette KeyLine { padding: 0 1; margin: 0; }
    Palette.-low #palette, Palette.-short #palette { height: 100%; margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p", "leave", show=False, priority=True)]

    rows = query_one(PaletteRows)
    told = query_one(Static)

    def __init__(self, below: Screen[object], ambiguous_width: int = 1) -> None:
        super().__init__()
        self._stock = Stock(below)
        self._ambiguous_width = ambiguous_width
        self._at_hand: Sequence[Offer] = ()
        self._later: Sequence[Offer] = ()
        self._told = ""
        self._looking = False
        self._wanted = False

    def compose(self) -> ComposeResult:
        """The field, what fits, and a word about both."""
        with Vertical(id="palette"):
            yield Input(placeholder=_("A command, a heading, 三（一）, 3.1, DOC:3.1, a document"), compact=True)
            yield PaletteRows()
            yield Static(markup=False)
            yield KeyLine(
                Button("Enter", _("open"), "take"),
                Button("Esc", _("close"), "leave"),
                Button("Down", _("next row"), "rows('move(1)')"),
                Button("Up", _("row before"), "rows('move(-1)')"),
            )

    def on_mount(self) -> None:
        """Show all there is, and begin to learn how it is read."""
        self.rows.ambiguous_width = self._ambiguous_width
        self.rows.can_focus = False
        self._learn()
        self._ask()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits; what has to be looked up comes after."""
        event.stop()
        self.moved, self._later, self._wanted = False, (), False
        self._looking = bool(self._asked)
        if self._looking:
            self._look_up(self._asked)
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the offer at hand; where none has come yet, the first that comes."""
        event.stop()
        self.action_take()

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """Take what was clicked."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take the offer at hand; where none has come yet, the first that comes."""
        self._wanted = self._looking and self.rows.at is None
        if self.rows.at is not None:
            self.dismiss(self.rows.at)

    @property
    def _asked(self) -> str:
        return self.field.value.strip()

    def _ask(self) -> None:
        """Show what is at hand for what was typed."""
        self._at_hand = self._stock.at_hand(self._asked) if self._asked else self._stock.all()
        self._show()

    def _show(self) -> None:
        offers = list(ranked([*self._at_hand, *self._later])) if self._later else self._at_hand
        self.rows.show(offers, stay=self.moved)
        if (told := self._said(len(offers))) != self._told:
            self._told = told
            self.told.update(plain(told))
            self.told.display = bool(told)
        if self._wanted and not self._looking:
            self.action_take()

    def _said(self, count: int) -> str:
        if count or not self._asked:
            return ""
        return _("Looking ...") if self._looking else _("Nothing fits. Try other words, pinyin initials, or a number")

    @work(thread=True, exclusive=True, group="look-up")
    def _look_up(self, query: str) -> None:
        found = self._stock.looked_up(query)
        if not get_current_worker().is_cancelled:
            self.call_later(self._looked_up, query, found)

    def _looked_up(self, query: str, found: Sequence[Offer]) -> None:
        if query == self._asked:
            self._later, self._looking = found, False
            self._show()

    @work(thread=True, group="learn")
    def _learn(self) -> None:
        self._stock.learn()
        self.call_later(self._learned)

    def _learned(self) -> None:
        if self._asked:
            self._ask()


async def open_palette(app: App[None]) -> None:
    """Open the palette over the screen of `app`, unless it is open; ready to be typed into when this returns."""
    below = app.screen
    if isinstance(below, Palette):
        return
    palette = Palette(below, below.ambiguous_width if isinstance(below, Desk) else 1)

    async def chosen(offer: Offer | None) -> None:
        if offer is not None:
            await carry_out(below, offer)

    await app.push_screen(palette, chosen)
    palette.set_focus(palette.field)


async def carry_out(screen: Screen[object], offer: Offer) -> None:
    """Do on `screen` what was chosen: run the command, go to the place, search for the tag."""
    match offer.opens:
        case Command() as command:
            await screen.run_action(command.action)
        case Spot() as spot:
            screen.post_message(OpenClause(spot))
        case Tag(name):
            from stdplan_tui.search.query.parsing import narrowed
            from stdplan_tui.tui.widgets.search_pane import SearchPane

            await screen.run_action("search")
            screen.query_one(SearchPane).put(narrowed("", "tag", name))

"""The rows of the palette: commands with their keys and what they do, clauses with where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events

from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.lettering import Ink, lettered, taken
from stdplan_tui.tui.palette.offers import Offer
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

_NAME: Final = 28
_KEYS: Final = 14
_ROOMY: Final = 64
"""Cells from which a row says more than its words and one thing about them."""
_TITLE: Final = 30


class PaletteRows(RowView):
    """What is offered, the best first."""

    DEFAULT_CSS = """
    PaletteRows > .row--fitting { color: $accent; text-style: bold underline; }
    PaletteRows > .row--keys { color: $accent; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--fitting", "row--keys"}

    def __init__(self) -> None:
        super().__init__()
        self.offers: Sequence[Offer] = ()

    @property
    def at(self) -> Offer | None:
        """The offer that would be taken."""
        return self.offers[self.row] if self.row < len(self.offers) else None

    def show(self, offers: Sequence[Offer], *, stay: bool) -> None:
        """Show other offers; be at the best, or `stay` at the same one where it is among them."""
        opens = self.at.opens if self.at and stay else None
        self.offers = offers
        self.have(len(offers))
        self.be_at(next((number for number, offer in enumerate(offers) if offer.opens == opens), 0) if opens else 0)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        event.stop()
        event.prevent_default()
        if row < self.count:
            self.be_at(row)
            self.action_choose()

    def painted(self, row: int, width: int) -> list[Segment]:
        """A command in columns; of all else the words, and at the right where they stand."""
        offer = self.offers[row]
        return (
            self._command(offer, offer.opens, width) if isinstance(offer.opens, Command) else self._place(offer, width)
        )

    def _command(self, offer: Offer, command: Command, width: int) -> list[Segment]:
        wide = self.ambiguous_width
        roomy = width >= _ROOMY
        keys = fitted(" ".join(command.shown_keys), _KEYS - 1, wide)
        name = self._words(offer, _NAME - 1 if roomy else max(width - cells(keys, wide) - 1, 0))
        gap = Segment(" " * max(1, (_NAME if roomy else width - cells(keys, wide)) - taken(name, wide)))
        shown = [*name, gap, Segment(keys, self.look("row--keys"))]
        if not roomy:
            return shown
        pad = Segment(" " * max(1, _KEYS - cells(keys, wide)))
        help_ = fitted(_(command.help), width - _NAME - _KEYS, wide)
        return [*shown, pad, Segment(help_, self.look("row--quiet"))]

    def _place(self, offer: Offer, width: int) -> list[Segment]:
        wide = self.ambiguous_width
        of = fitted(offer.of, _TITLE, wide) if width >= _ROOMY else ""
        aside = fitted("  ".join(part for part in (offer.where, of) if part), width // 2, wide)
        words = self._words(offer, width - cells(aside, wide) - 2)
        gap = " " * max(1, width - taken(words, wide) - cells(aside, wide) - 1)
        return [*words, Segment(gap), Segment(aside, self.look("row--quiet"))]

    def _words(self, offer: Offer, width: int) -> list[Segment]:
        ink = Ink(self.look("row--text"), self.look("row--fitting"), self.ambiguous_width)
        return lettered(offer.words, offer.spans, width, ink)

"""The list of annotations narrowed: by words typed, and by values that are shown as chips and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Input

from stdplan_tui.annotations.ordering import Grouping, Order
from stdplan_tui.language import N_, _
from stdplan_tui.tui.listing.asked import Asked, Facet
from stdplan_tui.tui.listing.commands import IN_LIST
from stdplan_tui.tui.listing.found import Found
from stdplan_tui.tui.listing.naming import GROUPINGS, ORDERS, chip_name
from stdplan_tui.tui.screens.notes_found import NotesFound
from stdplan_tui.tui.widgets.search_bar import Button, Line, SearchBar

_PAUSE: Final = 0.03
"""Seconds without a key after which what was typed is looked for."""
_OF_FACETS: Final = (
    ("filter-document", N_("document"), (Facet.DOCUMENT,)),
    ("filter-state", N_("status"), (Facet.STATE,)),
    ("filter-author", N_("author"), (Facet.AUTHOR,)),
    ("filter-tag", N_("tag"), (Facet.TAG, Facet.DIMENSION)),
    ("filter-date", N_("date"), (Facet.SINCE, Facet.UNTIL)),
    ("filter-kind", N_("kind of note"), (Facet.KIND,)),
    ("filter-about", N_("on what"), (Facet.ABOUT,)),
    ("filter-standing", N_("certainty"), (Facet.STANDING,)),
    ("filter-any", N_("any"), ()),
)
"""The commands that narrow, what the bar calls them, and their facets."""


class FilterField(Input):
    """The field of words; from it one moves in the list without leaving it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.rows('move(1)')", show=False),
        Binding("up", "screen.rows('move(-1)')", show=False),
        Binding("pagedown", "screen.rows('page(1)')", show=False),
        Binding("pageup", "screen.rows('page(-1)')", show=False),
        Binding("tab", "screen.to_list", show=False),
    ]


class NarrowedNotes(NotesFound):
    """Owns what the list is asked for, and says it."""

    field = query_one(FilterField)
    _typing: Timer | None = None
    _told = ""

    @property
    def writing(self) -> bool:
        """Whether keys go into the field."""
        return isinstance(self.focused, Input)

    def tell_asked(self) -> None:
        """Say in the bar what is asked for."""
        chips = tuple(self._chips())
        bar, line = self.query_one("#notes-bar", SearchBar), self.query_one("#notes-chips", SearchBar)
        line.set_class(bool(chips), "-some")
        line.lines = (Line(buttons=chips),)
        bar.lines = (Line(self._told, tuple(self._ways()), self._told), Line(buttons=tuple(self._facets())))

    def tell_found(self, found: Found) -> None:
        """Say how many there are."""
        total, every = found.total, len(found.roll.every)
        count = f"{total:,}" if total == every else _("{n} of {all}").format(n=f"{total:,}", all=f"{every:,}")
        self._told = count if found.roll.whole else _("{count}, reading on").format(count=count)
        self.tell_asked()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for a pause in typing, then look for the words."""
        event.stop()
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(_PAUSE, self.take_words)

    def take_words(self) -> None:
        """Look for what stands in the field, unless that was done."""
        if self.field.value != self.asked.wanted.text:
            self.ask(self.asked.saying(self.field.value))

    def action_list_words(self) -> None:
        """Give the keyboard to the field."""
        self.set_focus(self.field)

    def action_to_list(self) -> None:
        """Give the keyboard to the list."""
        self.set_focus(self.rows)

    async def action_filter_any(self) -> None:
        """Narrow to a value of any kind."""
        from stdplan_tui.tui.listing.offers import EVERY

        await self._offer_values(*EVERY)

    async def action_filter_document(self) -> None:
        """Narrow to a document."""
        await self._offer_values(Facet.DOCUMENT)

    async def action_filter_state(self) -> None:
        """Narrow to what has become of the notes."""
        await self._offer_values(Facet.STATE)

    async def action_filter_author(self) -> None:
        """Narrow to an author."""
        await self._offer_values(Facet.AUTHOR)

    async def action_filter_tag(self) -> None:
        """Narrow to a tag, a level of tags, or a whole dimension."""
        await self._offer_values(Facet.DIMENSION, Facet.TAG)

    async def action_filter_date(self) -> None:
        """Narrow to what was changed lately."""
        await self._offer_values(Facet.SINCE)

    async def action_filter_kind(self) -> None:
        """Narrow to a kind of annotation."""
        await self._offer_values(Facet.KIND)

    async def action_filter_about(self) -> None:
        """Narrow to what is on documents, clauses, or words."""
        await self._offer_values(Facet.ABOUT)

    async def action_filter_standing(self) -> None:
        """Narrow by what became of the words."""
        await self._offer_values(Facet.STANDING)

    def action_only_mine(self) -> None:
        """List what this person wrote, or everybody again."""
        if self.roll.me:
            self.ask(self.asked.toggled(Facet.AUTHOR, self.roll.me))
        elif self.roll.pages:
            self.notify(_("You have written nothing here yet"), markup=False, timeout=3)

    def action_only_untagged(self) -> None:
        """List what has no tag, or everything again."""
        self.ask(self.asked.toggled(Facet.UNTAGGED, True))

    def action_only_uncertain(self) -> None:
        """List what has no certain place, or everything again."""
        self.ask(self.asked.toggled(Facet.BROKEN, True))

    def action_only_new(self) -> None:
        """List what others added or changed since one last saw it, or everything again."""
        self.ask(self.asked.toggled(Facet.NEW, True))

    def action_drop_filter(self) -> None:
        """Take the last chip away."""
        self.action_drop_chip(len(self.asked.chips) - 1)

    def action_drop_chip(self, number: int) -> None:
        """Take a chip away."""
        if 0 <= number < len(self.asked.chips):
            chip = self.asked.chips[number]
            self.ask(self.asked.toggled(chip.facet, chip.value))

    def action_drop_filters(self) -> None:
        """List everything again."""
        self.field.value = ""
        self.ask(Asked(order=self.asked.order, grouping=self.asked.grouping))

    def action_list_order(self) -> None:
        """Sort by the next of the orders."""
        orders = tuple(Order)
        self.ask(replace(self.asked, order=orders[(orders.index(self.asked.order) + 1) % len(orders)]))

    async def action_list_grouping(self) -> None:
        """Choose what stands together under a heading."""
        from stdplan_tui.tui.listing.offers import regroup

        def take(grouping: Grouping) -> None:
            self.ask(replace(self.asked, grouping=grouping))

        await regroup(self, take)

    async def _offer_values(self, *facets: Facet) -> None:
        from stdplan_tui.tui.listing.offers import narrow

        self.take_words()
        await narrow(self, *facets)

    def _chips(self) -> Iterator[Button]:
        for number, chip in enumerate(self.asked.chips):
            yield Button("-", chip_name(chip, self.roll), f"drop_chip({number})", on=True)

    def _facets(self) -> Iterator[Button]:
        there = {chip.facet for chip in self.asked.chips}
        for id_, text, facets in _OF_FACETS:
            yield Button(self.key_of(id_), _(text), IN_LIST[id_].action, on=bool(there.intersection(facets)))

    def _ways(self) -> Iterator[Button]:
        asked = self.asked
        grouping = _("groups: {by}").format(by=_(GROUPINGS[asked.grouping]))
        yield Button(self.key_of("list-order"), _(ORDERS[asked.order]), "list_order")
        yield Button(self.key_of("list-grouping"), grouping, "list_grouping")
        mine = bool(self.roll.me) and asked.has(Facet.AUTHOR, self.roll.me)
        yield Button(self.key_of("only-mine"), _("mine"), "only_mine", on=mine)
        yield Button(self.key_of("only-untagged"), _("untagged"), "only_untagged", on=asked.wanted.untagged)
        yield Button(self.key_of("only-uncertain"), _("uncertain"), "only_uncertain", on=asked.wanted.broken)
        yield Button(self.key_of("only-new"), _("new"), "only_new", on=asked.wanted.new)

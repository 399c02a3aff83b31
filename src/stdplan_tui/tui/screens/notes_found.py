"""The annotations of the workspace, read in a thread while they are listed, and chosen anew at every change."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.getters import query_one

from stdplan_tui.annotations.filtering import Wordings
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.burst import soon
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.listing.asked import Asked
from stdplan_tui.tui.listing.found import Found, found, make_ready
from stdplan_tui.tui.listing.roll import Roll, rolls
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.listed_notes import ListedNotes
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.tui.actions.listing import ListingNotes


@frozen(eq=False)
class Kept:
    """The list as somebody left it: what was asked for, what had been read, and the note that it was at."""

    asked: Asked = Asked()
    roll: Roll = Roll()
    wordings: Wordings | None = None
    at: Noted | None = None
    group: str | None = None


@frozen(eq=False)
class Left:
    """How the list was left: as it is to be found again, and the place that is to be read, if any."""

    kept: Kept
    spot: Spot | None = None


class NotesFound(Keyed[Left]):
    """Reads annotations, those of the open document first, and lists what is `asked` for as far as it has been read."""

    rows = query_one(ListedNotes)

    def __init__(self, desk: ListingNotes, kept: Kept) -> None:
        super().__init__()
        self.desk = desk
        self.asked = kept.asked
        self.roll = kept.roll
        self.wordings = kept.wordings or Wordings()
        self._at, self._at_group = kept.at, kept.group
        self._asks = 0
        self._finding_notes = False
        self._settled = asyncio.Event()

    @property
    def kept(self) -> Kept:
        """The list as it is now."""
        return Kept(self.asked, self.roll, self.wordings, self.rows.note, self.rows.group)

    def ask(self, asked: Asked | None = None) -> None:
        """List what is asked for, or the same anew."""
        if asked is not None:
            self.asked = asked
            self.tell_asked()
        self._asks += 1
        self._settled.clear()
        if not self._finding_notes:
            self._find_notes()

    async def settled(self) -> None:
        """Wait until what is listed is what is asked for; not for ever."""
        await soon(self._settled)

    def tell_asked(self) -> None:
        """Say what is asked for."""

    def tell_found(self, found: Found) -> None:
        """Say how much was found."""

    def read_again(self) -> None:
        """Notes have changed on disk, of whichever document."""
        self.read_notes()

    @work(exclusive=True, group="roll")
    async def read_notes(self) -> None:
        """Read all annotations; what is listed already stays until there is something else to be listed."""
        growing = rolls(self.desk.workspace, self.desk.place.document, self.desk.new_ids)
        try:
            while (roll := await asyncio.to_thread(next, growing, None)) is not None:
                self._have_read(roll)
                await asyncio.to_thread(make_ready, roll.pages[-1:], self.wordings, lambda: not self.is_attached)
        except (StdplanError, OSError) as error:
            self.desk.complain([error])

    def _have_read(self, roll: Roll) -> None:
        before = self.roll
        if before.whole and not roll.whole:
            roll = replace(roll, pages=_renewed(before.pages, roll.pages), whole=True)
        if _differ(before, roll):
            self.roll = roll
            self.ask()

    @work(group="find")
    async def _find_notes(self) -> None:
        """Answer what is asked until nothing newer was asked for meanwhile."""
        self._finding_notes = True
        asks = -1
        while asks != self._asks:
            asks, asked, roll = self._asks, self.asked, self.roll

            def outdated(wanted: Asked = asked) -> bool:
                return self.asked is not wanted

            answer = await asyncio.to_thread(found, roll, asked, self.wordings, outdated, self.rows.found)
            if answer is not None:
                self._list_found(answer)
        self._finding_notes = False
        self._settled.set()

    def _list_found(self, answer: Found) -> None:
        shown = self.rows.found
        if shown is None or self._at is not None:
            at, group = self._at, self._at_group
        elif shown.asked is answer.asked or shown.asked.wanted == answer.asked.wanted:
            at, group = self.rows.note, self.rows.group
        else:
            at, group = None, None
        self.rows.show(answer, at=at, group=group)
        if answer.roll.whole or self.rows.note is not at:
            self._at = None
        self.tell_found(answer)


def _renewed(before: Sequence[Notes], read: Sequence[Notes]) -> tuple[Notes, ...]:
    """What was read before, with what has been read again since in its place."""
    again: dict[Any, Notes] = {page.id: page for page in read}
    new = [page for page in read if all(page.id != old.id for old in before)]
    return (*(again.get(page.id, page) for page in before), *new)


def _differ(before: Roll, roll: Roll) -> bool:
    """Whether there is something else to be listed; the same pages are the same values."""
    same_names = (before.titles, before.authors, before.me, before.new) == (
        *(roll.titles, roll.authors, roll.me, roll.new),
    )
    same_pages = len(before.pages) == len(roll.pages) and all(map(_is_same, before.pages, roll.pages))
    return not (same_names and same_pages and before.whole == roll.whole and before.vocabulary is roll.vocabulary)


def _is_same(one: Notes, other: Notes) -> bool:
    return one is other

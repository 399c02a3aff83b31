"""Looking: words found in the open document, counted and lit; in the outline, headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from stdplan_tui.corpus.model import Document
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import standing_for
from stdplan_tui.tui.actions.walking import Walking
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from textual.events import DescendantFocus

    from stdplan_tui.search.within import Within
    from stdplan_tui.tui.command import Command
    from stdplan_tui.tui.finding.found import FoundWords, Origin
    from stdplan_tui.tui.finding.trail import Reached
    from stdplan_tui.tui.widgets.find_bar import FindBar

ASKING: Final = "-asking"
"""The class of the screen while a bar stands in the place of the status line."""

IN_FIND: Final = frozenset({"find_next", "find_previous", "find_stay", "find_leave"})
"""The actions of the find bar."""


class Looking(Walking):
    """The command that finds in what has the keyboard, and the bar that it opens."""

    _bar: FindBar | None = None
    _origin: Origin | None = None
    _answered: str | None = None
    _reached: Reached | None = None
    _within: tuple[Document, Within] | None = None
    _anew: Place | None = None

    @property
    def finding(self) -> bool:
        """Whether the find bar is open."""
        return self._origin is not None

    async def action_find(self) -> None:
        """Find words in the open document; in the outline, headings. Ready to be typed into when this returns."""
        from stdplan_tui.tui.finding.found import Origin

        if isinstance(self.focused, Outline):
            await self.outline.open_filter()
            return
        document, spot = self.place.document, self.spot
        if document is None or spot is None:
            return
        if self._bar is None:
            from stdplan_tui.tui.widgets.find_bar import FindBar

            self._bar = FindBar()
            await self.mount(self._bar, before=0)
        if self._origin is None:
            self.workers.cancel_group(self, "walk")
            self._origin = Origin(self.place, spot, self.reader.top_clause, self.found)
        self._answered = None
        self._bar.display = True
        self.add_class(ASKING)
        words = self.found.words if self.found is not None else ""
        self._bar.begin(words)
        self.set_focus(self._bar.field)
        self._seek(document, words)

    def keys_while_finding(self) -> tuple[Command, ...]:
        """The commands that the footer names first while the find bar is open."""
        if self._bar is None or not self._bar.has_focus_within:
            return ()
        from stdplan_tui.tui.widgets.find_bar import KEYS

        return KEYS

    async def action_find_next(self) -> None:
        """Go to the next place where the words stand."""
        self._walk_found(1)

    async def action_find_previous(self) -> None:
        """Go to the place before where the words stand."""
        self._walk_found(-1)

    async def action_find_stay(self) -> None:
        """Close the bar and read on at the hit; the words stay lit."""
        self._settle()
        if (origin := self._origin) is None:
            return
        self._close_bar()
        if self._reached is not None and (trail := self.trail()):
            if not origin.spot.is_beside(self.spot):
                self.jumps = self.jumps.left(origin.spot)
            self.show_reached(self._reached)
            self.say_reached(self._reached, len(trail))
        elif self.found is not None and self.found.words.strip():
            self.tell(_("Nothing found"))

    def action_find_leave(self) -> None:
        """Close the bar and be where one was when it opened."""
        if (origin := self._origin) is None:
            return
        self.workers.cancel_group(self, "find")
        self._close_bar()
        self.found, self.place = origin.found, origin.place
        if sheet := self.reader.sheet:
            number, row = origin.top
            self.reader.scroll_to_row(sheet.top(number) + row)

    def on_find_bar_typed(self, event: FindBar.Typed) -> None:
        """Other words are looked for."""
        event.stop()
        if self.finding and self.place.document is not None:
            self._seek(self.place.document, event.words)

    async def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Where another pane has the keyboard, the bar has done its work."""
        if self.finding and self._bar is not None and self.focused not in (self._bar.field, None):
            await self.action_find_stay()

    def look_again(self) -> None:
        """A document was opened, or read anew: the words that were looked for in the last one are lit in it too."""
        document, origin = self.place.document, self._origin
        if origin is not None and document is not None and origin.spot.document == document.id and self._bar:
            clause = standing_for(document, origin.place.clause) if origin.place.clause else None
            self._origin = replace(origin, place=Place(document, clause))
            self._answered, self._anew = None, self.place
            self._seek(document, self._bar.words)
            return
        if self.finding:
            self._close_bar()
        if document is not None and self.found is not None and self.found.words:
            self._seek(document, self.found.words)

    @work(thread=True, exclusive=True, group="find")
    def _seek(self, document: Document, words: str) -> None:
        worker = get_current_worker()
        found = self._found_in(document, words)
        if not worker.is_cancelled:
            self.later(self._sought, document, found)

    def _sought(self, document: Document, found: FoundWords) -> None:
        """Show what was found, if that is still what is wanted."""
        if document is not self.place.document:
            return
        if self._bar is None or self._origin is None:
            if self.found is not None and found.words and self.found.words == found.words:
                self.take_over(found)
        elif found.words == self._bar.words != self._answered:
            self._show_first(self._bar, self._origin, found)

    def _show_first(self, bar: FindBar, origin: Origin, found: FoundWords) -> None:
        """Be at the first hit from where the bar was opened; there, where there is none.

        In a text that was read anew, at the first hit from where one was in it.
        """
        self._answered = found.words
        self.found = found if found.words.strip() else origin.found
        here = self.place if self._anew is self.place else origin.place
        trail = self.trail() if self.found is found else None
        reached = trail.at(here.clause, here.span.start if here.span else 0) if trail and here.clause else None
        self._reached = reached._replace(around=False) if reached else None
        if reached is None:
            self.place = origin.place if self.found is origin.found else replace(origin.place, lit=())
        else:
            self.show_reached(reached)
        bar.tell(reached, len(trail) if trail else 0)

    def _walk_found(self, step: int) -> None:
        self._settle()
        trail, here = self.trail(), self._reached
        if self._bar is None or self._origin is None or trail is None or here is None:
            return
        # From what was shown last: a click in the bar has put the selection out.
        if reached := trail.next(here.clause, here.span, step):
            self._reached = reached._replace(around=False)
            self.show_reached(reached)
            self._bar.tell(reached, len(trail), step)

    def _settle(self) -> None:
        """Have what stands in the field found now, if it is not yet: a key must not act on the answer before."""
        document = self.place.document
        if self._bar is None or self._origin is None or document is None or self._answered == self._bar.words:
            return
        self._show_first(self._bar, self._origin, self._found_in(document, self._bar.words))

    def _found_in(self, document: Document, words: str) -> FoundWords:
        from stdplan_tui.search.within import Within
        from stdplan_tui.tui.finding.found import FoundWords

        known = self._within
        if known is None or known[0] is not document:
            known = self._within = document, Within(document)
        return FoundWords(words, document.id, known[1].find(words))

    def _close_bar(self) -> None:
        self._origin = None
        self.remove_class(ASKING)
        if self._bar is not None:
            self._bar.display = False
        if self.focused is None or self._bar is None or self.focused is self._bar.field:
            self.set_focus(self.reader)

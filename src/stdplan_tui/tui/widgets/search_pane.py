"""The search: a field to type in, and below it what was found and what else could be searched for."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from stdplan_tui.language import N_
from stdplan_tui.search.model import Order
from stdplan_tui.tui.finding.telling import earlier
from stdplan_tui.tui.widgets.answers import Answers
from stdplan_tui.tui.widgets.completion_line import CompletionLine
from stdplan_tui.tui.widgets.hits import Hits
from stdplan_tui.tui.widgets.search_field import SearchField

_PAUSE: Final = 0.03
"""Seconds without a key after which what was typed is searched for: more keys of one burst are searched at once."""


class SearchPane(Answers):
    """Search while typing: the field keeps the keyboard, the arrows move in the list below it."""

    # Here and not in the screen's sheet: what nobody has opened need not be parsed before the first paint.
    DEFAULT_CSS = """
    #search {
        display: none;
        width: 46%;
        height: 100%;
        border: round $primary;
        border-title-color: $primary;
    }
    #search Input { padding: 0 1; background: $panel; }
    #search Hits { height: 1fr; padding: 0; background: $background; }
    #search Hits > .row--current { background: $block-cursor-background; }
    ReadingScreen.-searching #search { display: block; }
    ReadingScreen.-narrow #search { width: 100%; height: 50%; }
    ReadingScreen.-narrow #search SearchBar { height: 1; }
    ReadingScreen.-narrow #search CompletionLine.-nothing { display: none; }
    ReadingScreen.-short #search { border: none; }
    """
    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", N_("Next hit"), show=False, priority=True),
        Binding("up", "move(-1)", N_("Hit before; at the top, the search before"), show=False, priority=True),
        Binding("pagedown", "page(1)", N_("A page on"), show=False, priority=True),
        Binding("pageup", "page(-1)", N_("A page back"), show=False, priority=True),
        Binding("tab", "complete", N_("Complete the word"), show=False, priority=True),
        Binding("enter", "choose", N_("Open the hit"), show=False, priority=True),
    ]
    _pause: Timer | None = None

    def ask(self, *, literal: bool | None = None, order: Order | None = None, limit: int | None = None) -> None:
        """Search for what is in the field now, not in a moment."""
        if self._pause is not None:
            self._pause.stop()
        super().ask(literal=literal, order=order, limit=limit)

    def choose(self) -> None:
        """Choose what the list is at; where it is not of this query yet, as soon as it is."""
        if not self.words or (self.settled and (self.results.hits or self.fresh)):
            if self.words and self.hits.hit is not None:
                self.screen.set_focus(None)  # a key that follows at once is for what opens, not for the field
            self.hits.action_choose()
            return
        self.early |= {"choose"}
        if not self.settled:
            self.ask()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for a pause in typing, then search."""
        event.stop()
        if event.value == self.just_put:
            self.just_put = None
            return
        self.early = frozenset()
        self.tell_notice()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, partial(self._pause_after, event.value))

    def _pause_after(self, typed: str) -> None:
        """Search, unless a key has arrived since: the timer that it stops may have run out already."""
        if typed == self.field.value:
            self.ask()

    def on_search_field_completion_wanted(self, event: SearchField.CompletionWanted) -> None:
        """Take the first completion."""
        event.stop()
        self._complete()

    def on_completion_line_taken(self, event: CompletionLine.Taken) -> None:
        """Take the completion that was clicked."""
        event.stop()
        if self.fresh:
            self.take(event.completion)

    def on_hits_taken(self, event: Hits.Taken) -> None:
        """Search for the words that were chosen in the list."""
        event.stop()
        self.put(event.query)

    def on_hits_more_wanted(self, event: Hits.MoreWanted) -> None:
        """Find more, unless that is under way."""
        event.stop()
        if self.settled and len(self.results.hits) < self.results.total:
            self.ask(limit=self.asked.beyond)

    def action_choose(self) -> None:
        """Enter chooses."""
        self.choose()

    def action_move(self, step: int) -> None:
        """Move in the list; up from its top, to the search before."""
        before = earlier(self.remembered, self.words) if step < 0 and self.hits.at_top else None
        if before is not None:
            self.put(before)
        else:
            self.hits.action_move(step)

    def action_page(self, pages: int) -> None:
        """Move in the list by a page."""
        self.hits.action_page(pages)

    def action_complete(self) -> None:
        """Take the first completion, as soon as there is one."""
        self._complete()

    def _complete(self) -> None:
        if self.fresh and self.line.first:
            self.take(self.line.first)
        elif not self.fresh:
            self.early |= {"complete"}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab completes in the field where there is, or may be, a completion; else it goes to the next pane."""
        if action == "complete":
            return self.field.has_focus and (self.line.first is not None or not self.fresh)
        return super().check_action(action, parameters)

"""The search: a field to type in, and below it what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from stdplan_tui.language import _, ngettext
from stdplan_tui.search.model import Results
from stdplan_tui.tui.widgets.hits import Hits

_PAUSE = 0.12
"""Seconds without a key after which what was typed is searched for."""


class SearchPane(Vertical):
    """Search while typing: the field keeps the keyboard, the arrows move in the hits below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    field = query_one(Input)
    hits = query_one(Hits)
    count = query_one("#search-count", Static)

    @dataclass
    class Wanted(Message):
        """These words are to be searched for."""

        query: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self._timer: Timer | None = None
        self._shown_for = ""
        self._chosen_early = False

    def compose(self) -> ComposeResult:
        """The field, how many hits there are, the hits."""
        self.border_title = _("Search")
        yield Input(placeholder=_('Words, pinyin, "exact words"'), compact=True, select_on_focus=True)
        yield Static(id="search-count", markup=False)
        yield Hits()

    @property
    def words(self) -> str:
        """The words in the field."""
        return self.field.value.strip()

    def say(self, text: str) -> None:
        """Say something of the search where the count stands."""
        self.count.update(text)

    def show(self, query: str, results: Results) -> None:
        """List what was found for `query`, unless something else has been typed since."""
        if query != self.words:
            return
        self._shown_for = query
        self.hits.show(results)
        self.say(_counted(results) if query else "")
        if self._chosen_early:
            self._chosen_early = False
            self.hits.action_select()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for a pause in typing, then ask for the words."""
        event.stop()
        self._chosen_early = False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self.ask)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses."""
        event.stop()
        self.choose()

    def choose(self) -> None:
        """Choose the hit that the list is at; where it is not of these words yet, as soon as it is."""
        if self._shown_for == self.words:
            self.hits.action_select()
        else:
            self._chosen_early = True
            self.ask()

    def ask(self) -> None:
        """Ask for what is in the field."""
        if self._timer is not None:
            self._timer.stop()
        self.post_message(self.Wanted(self.words))

    def action_move(self, movement: str) -> None:
        """Move in the hits."""
        getattr(self.hits, f"action_{movement}")()


def _counted(results: Results) -> str:
    if not results.total:
        return _("Nothing found")
    return ngettext("{count} hit", "{count} hits", results.total).format(count=results.total)

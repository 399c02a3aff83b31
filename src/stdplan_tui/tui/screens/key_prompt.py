"""Asking for a key by having it pressed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from stdplan_tui.language import _
from stdplan_tui.tui.key_names import key_named, shown_key
from stdplan_tui.tui.screens.over import Over
from stdplan_tui.tui.words import MUTED


class KeyPrompt(Over[str | None], inherit_bindings=False):
    """Takes the next key, whichever it is; it gives the key's name, None for none.

    `objection` says what stands against a key, "" where nothing does: then it has to be confirmed.
    """

    CSS_PATH = "keys.tcss"
    takes_any_key = True
    """Whether a key that works everywhere else is asked for as well."""

    def __init__(self, name: str, objection: Callable[[str], str]) -> None:
        super().__init__()
        self._name_of_command = name
        self._objection = objection
        self._asked: str | None = None

    def compose(self) -> ComposeResult:
        """What is asked."""
        with Vertical(id="key-prompt") as box:
            box.border_title = self._name_of_command
            yield Static(self._text(_("Press the key that it should have."), _("Esc leaves")), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take a key; where something stands against it, say so and wait for Enter."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self:
            return  # it came in one burst with the key that was taken
        if event.key == "escape":
            self.dismiss(None)
        elif self._asked and event.key == "enter":
            self.dismiss(self._asked)
        elif key := key_named(event.character if event.is_printable and event.character else event.key):
            self._ask(key)

    def _ask(self, key: str) -> None:
        objection = self._objection(key)
        if not objection:
            self.dismiss(key)
            return
        self._asked = key
        words = f"{shown_key(key)}   {objection}"
        self.query_one(Static).update(self._text(words, _("Enter takes it   Esc leaves   another key: that one")))

    @staticmethod
    def _text(words: str, keys: str) -> Content:
        return Content.assemble(words, "\n\n", (keys, MUTED))

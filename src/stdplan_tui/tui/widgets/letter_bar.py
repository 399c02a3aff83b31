"""The bar that waits for a letter: what it is for, and the letters that there are."""

from __future__ import annotations

import unicodedata
from string import ascii_letters
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from stdplan_tui.tui.key_names import FULL_WIDTH
from stdplan_tui.tui.widgets.search_bar import Button, Line, SearchBar

_BACK = "'"


class LetterBar(Horizontal, can_focus=True):
    """One row in the place of the status line; the letters are its keys, so that none of them runs a command."""

    DEFAULT_CSS = """
    LetterBar { height: 1; padding: 0 1; background: $panel; }
    LetterBar Static { width: auto; text-style: bold; padding: 0 2 0 0; }
    LetterBar SearchBar { width: 1fr; height: 1; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(letter, f"screen.letter_typed('{letter}')", show=False, priority=True) for letter in ascii_letters),
        Binding(",".join((_BACK, *FULL_WIDTH[_BACK])), "screen.letter_back", show=False, priority=True),
        Binding("escape", "screen.letter_leave", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """What it is for, and what there is."""
        yield Static(markup=False)
        yield SearchBar()

    def ask(self, purpose: str, letters: tuple[Button, ...]) -> None:
        """Say what the letter is for, and which there are."""
        self.query_one(Static).update(Content(purpose))
        self.query_one(SearchBar).lines = (Line(buttons=letters),)

    async def on_key(self, event: events.Key) -> None:
        """Take a letter that an input method has sent wide; any other character does nothing."""
        if event.character is None or not event.is_printable:
            return
        event.stop()
        letter = unicodedata.normalize("NFKC", event.character)
        if letter in ascii_letters:
            await self.run_action(f"screen.letter_typed('{letter}')")

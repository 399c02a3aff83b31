"""What stands above two texts: their names, and which of them has the keyboard."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from stdplan_tui.text.width import cells
from stdplan_tui.tui.comparing.naming import GAP, Named, headed
from stdplan_tui.tui.comparing.parallel import Letter
from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import MUTED

_LETTER: Final = 3
"""The cells before a name: the mark of the text that has the keyboard, its letter, a blank; behind it is one more."""


class Heads(Widget):
    """One line: the name of A, and that of B where its text begins or in the other half."""

    DEFAULT_CSS = "Heads { height: 1; background: $panel; }"
    ALLOW_SELECT = False

    named: reactive[tuple[Named, Named]] = reactive((Named(), Named()), init=False)
    letter: reactive[Letter] = reactive(Letter.B, init=False)
    ambiguous_width: reactive[int] = reactive(1, init=False)

    def render(self) -> Content:
        """Both names."""
        half = self.size.width // 2
        return Content.assemble(self._head(Letter.A, half), self._head(Letter.B, self.size.width - half))

    def on_click(self, event: Click) -> None:
        """Give the keyboard to the text that was clicked."""
        event.stop()
        if (Letter.A if event.x < self.size.width // 2 else Letter.B) is not self.letter:
            self.post_message(RunCommand("other_side"))

    def _head(self, letter: Letter, width: int) -> Content:
        one, other = self.named if letter is Letter.A else self.named[::-1]
        focused, room = letter is self.letter, max(width - _LETTER - 1, 0)
        found = headed(one, other, room, self.ambiguous_width)
        mark = chrome(self.ambiguous_width).current if focused else " "
        taken = sum(cells(words, self.ambiguous_width) for words in found) + GAP
        return Content.assemble(
            (f"{mark}{letter} ", "bold $primary" if focused else "bold"),
            (found.name, "bold" if focused else ""),
            " " * GAP,
            (found.beside, MUTED),
            " " * max(0, room + 1 - taken),
        )

"""What stands above two texts: their names, and which of them has the keyboard."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from stdplan_tui.text.width import cells
from stdplan_tui.tui.comparing.naming import Named
from stdplan_tui.tui.comparing.parallel import Letter
from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import MUTED, fitted

_LEAST_ASIDE = 8
"""The cells beside a title that are worth having."""


class Heads(Widget):
    """One line: the title of A, and that of B where its text begins or in the other half."""

    DEFAULT_CSS = "Heads { height: 1; background: $panel; }"
    ALLOW_SELECT = False

    named: reactive[tuple[Named, Named]] = reactive((Named(), Named()), init=False)
    letter: reactive[Letter] = reactive(Letter.B, init=False)
    ambiguous_width: reactive[int] = reactive(1, init=False)

    def render(self) -> Content:
        """Both names."""
        half = self.size.width // 2
        return Content.assemble(
            self._head(Letter.A, self.named[0], half), self._head(Letter.B, self.named[1], self.size.width - half)
        )

    def on_click(self, event: Click) -> None:
        """Give the keyboard to the text that was clicked."""
        event.stop()
        if (Letter.A if event.x < self.size.width // 2 else Letter.B) is not self.letter:
            self.post_message(RunCommand("other_side"))

    def _head(self, letter: Letter, named: Named, width: int) -> Content:
        focused = letter is self.letter
        mark = chrome(self.ambiguous_width).current if focused else " "
        title = fitted(named.title, width - 4, self.ambiguous_width)
        room = width - 6 - cells(title, self.ambiguous_width)
        aside = fitted(named.aside, room, self.ambiguous_width) if room >= _LEAST_ASIDE else ""
        taken = 5 + cells(title, self.ambiguous_width) + cells(aside, self.ambiguous_width)
        return Content.assemble(
            (f"{mark}{letter} ", "bold $primary" if focused else "bold"),
            (title, "bold" if focused else ""),
            "  ",
            (aside, MUTED),
            " " * max(0, width - taken),
        )

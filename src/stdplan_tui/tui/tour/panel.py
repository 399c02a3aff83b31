"""The panel of the tour: which step this is, what to press, and how to leave."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from stdplan_tui.tui.widgets.search_bar import Button, Line, SearchBar

_ROOMY = 20
"""The rows of the screen from which there is a frame around it."""


class TourPanel(Vertical):
    """A few rows above the footer; the panes give way to it, so that it hides nothing."""

    DEFAULT_CSS = """
    TourPanel {
        height: auto; padding: 0 1;
        background: $panel; border: round $accent; border-title-color: $accent; border-title-style: bold;
    }
    TourPanel SearchBar { height: 1; padding: 0; }
    TourPanel.-low { border: none; }
    """

    words = query_one(Static)
    bar = query_one(SearchBar)

    def compose(self) -> ComposeResult:
        """The words, the keys."""
        yield Static(markup=False)
        yield SearchBar()

    def tell(self, title: str, words: Content, buttons: tuple[Button, ...]) -> None:
        """Say what a step is about."""
        low = self.screen.size.height < _ROOMY
        self.set_class(low, "-low")
        self.border_title = title
        self.words.update(Content.assemble((f"{title}  " if low else "", "bold $accent"), words))
        self.bar.lines = (Line(buttons=buttons),)

"""The details of the place that is marked, scrolled by keys and wheel."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Click, Resize
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static

from stdplan_tui.tui.disagreeing.found import Difference
from stdplan_tui.tui.disagreeing.telling import Look, told
from stdplan_tui.tui.messages import RunCommand


class DifferenceView(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows `difference`, with all words of its clause if `whole`; a choice that is clicked is taken."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    DifferenceView {
        padding: 0 1; background: $background;
        overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    }
    DifferenceView > Static { height: auto; }
    """

    difference: var[Difference | None] = var[Difference | None](None, init=False)
    whole: var[bool] = var(False, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)

    lines = query_one(Static)

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__()
        self._ambiguous_width = ambiguous_width

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static(markup=False)

    def watch_difference(self, before: Difference | None, difference: Difference | None) -> None:
        """Show another place, from its start."""
        self._tell()
        if before is None or difference is None or before.key != difference.key:
            self.scroll_to(y=0, animate=False, force=True)

    def watch_whole(self) -> None:
        """Show all words, or fewer."""
        self._tell()

    def watch_authors(self) -> None:
        """Name the annotators."""
        self._tell()

    def on_resize(self, _event: Resize) -> None:
        """Set the lines for the room there is."""
        self._tell()

    def on_click(self, event: Click) -> None:
        """Take the choice that was clicked."""
        action = event.style.meta.get("action")
        if isinstance(action, str):
            event.stop()
            self.post_message(RunCommand(action))

    def _tell(self) -> None:
        size = self.scrollable_content_region.size
        if not self.is_mounted:
            return
        if self.difference is None or size.width <= 0:
            self.lines.update("")
            return
        height = 0 if self.whole else max(size.height, 1)
        self.lines.update(told(self.difference, Look(max(size.width, 8), height, self._ambiguous_width, self.authors)))

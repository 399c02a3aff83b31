"""The details of the change that is marked, scrolled by keys and wheel."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static

from stdplan_tui.tui.past.found import Past
from stdplan_tui.tui.past.telling import Look, told


class PastView(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows `change`; `authors` are names by slug."""

    ALLOW_SELECT = False

    change: var[Past | None] = var[Past | None](None, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)

    lines = query_one(Static)

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__()
        self._ambiguous_width = ambiguous_width

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static(markup=False)

    def watch_change(self, before: Past | None, change: Past | None) -> None:
        """Show another change, from its start."""
        self._tell()
        if before is None or change is None or before.key != change.key:
            self.scroll_to(y=0, animate=False, force=True)

    def watch_authors(self) -> None:
        """Name the authors."""
        self._tell()

    def on_resize(self, _event: Resize) -> None:
        """Set the lines for the room there is."""
        self._tell()

    def _tell(self) -> None:
        if not self.is_mounted:
            return
        width = self.scrollable_content_region.width
        look = Look(max(width, 8), self._ambiguous_width, self.authors)
        self.lines.update(told(self.change, look) if self.change is not None and width > 0 else "")

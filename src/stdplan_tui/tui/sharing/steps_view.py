"""The steps of a run, one below the other as they are taken; scrolled by keys and wheel."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.getters import query_one
from textual.widgets import Static

from stdplan_tui.tui.sharing.rows import Look
from stdplan_tui.tui.sharing.run import Run
from stdplan_tui.tui.sharing.telling import told


class StepsView(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Tells of a run; what was said last comes in sight."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StepsView {
        padding: 0 1; background: $background;
        overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    }
    StepsView > Static { height: auto; }
    """

    lines = query_one(Static)

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__()
        self._ambiguous_width = ambiguous_width
        self._run: Run | None = None
        self._keys: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static(markup=False)

    def show(self, run: Run | None, keys: dict[str, str]) -> None:
        """Tell of a run, as far as it has come by now."""
        self._run, self._keys = run, keys
        self._tell()

    def on_resize(self, _event: Resize) -> None:
        """Set the lines for the room there is."""
        self._tell()

    def _tell(self) -> None:
        width = self.scrollable_content_region.width
        if self._run is not None and width > 0:
            self.lines.update(told(self._run, Look(max(width, 8), self._ambiguous_width, self._keys)))
            self.call_after_refresh(self.scroll_end, animate=False, force=True)

"""Lines that are set for the room there is, scrolled by the keys of their screen and by the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.content import Content


class LinesView(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows what `said` gives, which a subclass has."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LinesView {
        padding: 0 1; background: $background;
        overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    }
    LinesView > Static { height: auto; }
    """

    lines = query_one(Static)

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__()
        self.ambiguous_width = ambiguous_width

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static(markup=False)

    def on_resize(self, _event: Resize) -> None:
        """Set the lines for the room there is."""
        self.tell()

    def said(self, size: Size) -> Content | str:
        """The lines for a room of `size` cells, 8 by 1 at least."""
        raise NotImplementedError

    def tell(self, *, from_start: bool = False) -> None:
        """Set the lines anew; from their start, where they tell of something else."""
        if not self.is_mounted:
            return
        size = self.scrollable_content_region.size
        self.lines.update(self.said(Size(max(size.width, 8), max(size.height, 1))) if size.width > 0 else "")
        if from_start:
            self.scroll_to(y=0, animate=False, force=True)

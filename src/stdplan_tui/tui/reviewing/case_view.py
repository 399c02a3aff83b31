"""The details of the place that is marked: as many lines as they take, scrolled by keys and wheel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.events import Click, Resize
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.strip import Strip
from textual.visual import Visual

from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.reviewing.details import Details
from stdplan_tui.tui.reviewing.telling import Look, told
from stdplan_tui.tui.widgets.framed import Framed


class CaseView(Framed, can_focus=False, inherit_bindings=False):
    """Shows `details`; a suggestion that is clicked is chosen. `authors` are names by slug."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    CaseView {
        padding: 0 1; background: $background;
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    }
    """

    details: var[Details | None] = var[Details | None](None, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)
    virtual_size = Reactive(Size(0, 0), repaint=False)  # Textual's lays out the whole screen when lines come or go

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__()
        self._ambiguous_width = ambiguous_width
        self._strips: Sequence[Strip] = ()

    def watch_details(self, before: Details | None, details: Details | None) -> None:
        """Show other details, from their start unless they are of the same place."""
        self._set()
        if before is None or details is None or before.case is not details.case:
            self.scroll_to(y=0, animate=False, force=True)

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._scroll_update(size)

    def notify_style_update(self) -> None:
        """Draw the lines in other colours."""
        super().notify_style_update()
        if self.is_mounted:
            self._set()

    def on_resize(self, _event: Resize) -> None:
        """Set the lines for the width there is."""
        self._set()

    def on_click(self, event: Click) -> None:
        """Choose the suggestion that was clicked."""
        action = event.style.meta.get("action")
        if isinstance(action, str):
            event.stop()
            self.post_message(RunCommand(action))

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window, counted from 0."""
        line, width = self.scroll_offset.y + y, self.size.width
        if line >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[line].adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    def _set(self) -> None:
        width = self.size.width - self.scrollbar_size_vertical
        if self.details is None or width <= 0:
            self._strips = ()
        else:
            lines = told(self.details, Look(max(width, 8), self._ambiguous_width, self.authors))
            self._strips = Visual.to_strips(self, lines, width, None, self.visual_style)
        self.virtual_size = Size(max(width, 0), len(self._strips))
        self.refresh()

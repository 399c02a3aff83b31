"""A document that is scrolled by hand: with the wheel of the mouse and with the scroll bar.

All of it arrives at `scroll_to_row` at once, as the keys do, and is told to subclasses. What scrolls for other reasons,
such as a resize, does not come by here.
"""

from __future__ import annotations

from textual import events
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

from stdplan_tui.tui.layout.window import settle_around
from stdplan_tui.tui.widgets.reader.sheet_view import SheetView


class ScrolledView(SheetView):
    """Shows a document that a person can scroll away from its current clause."""

    def scrolled(self) -> None:
        """A person has scrolled: for subclasses to follow."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on by some rows."""
        self._roll(event, self.app.scroll_sensitivity_y)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back by some rows."""
        self._roll(event, -self.app.scroll_sensitivity_y)

    def on_scroll_down(self, event: ScrollDown) -> None:
        """Scroll on by a window: the scroll bar was clicked below its thumb."""
        self._roll(event, self.size.height)

    def on_scroll_up(self, event: ScrollUp) -> None:
        """Scroll back by a window: the scroll bar was clicked above its thumb."""
        self._roll(event, -self.size.height)

    def on_scroll_to(self, event: ScrollTo) -> None:
        """Scroll to where the thumb of the scroll bar was dragged."""
        event.stop()
        event.prevent_default()
        sheet = self.sheet
        if sheet is None or event.y is None:
            return
        sheet.settle(round(event.y), self.size.height)
        self.scroll_to_row(round(event.y))
        self.scrolled()

    def _roll(self, event: events.Event | ScrollDown | ScrollUp, rows: float) -> None:
        """Scroll by some rows; what will be in the window is set before, so that nothing in it moves by more."""
        event.stop()
        event.prevent_default()
        if (sheet := self.sheet) is None:
            return
        height, (kept, shift) = self.size.height, self.top_clause
        settle_around(sheet, kept, height + abs(round(rows)))
        self.scroll_to_row(sheet.top(kept) + shift + round(rows))
        self.scrolled()

"""A screen that is closed while it opens begins nothing: parts of it that it would ask for never came.

Textual takes nothing more in once it closes a screen or was told to end, but still tells a screen that it is there: a
program that was quit while a screen opened would end with an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Compose, Event, Mount, Unmount

if TYPE_CHECKING:
    from textual.widget import Widget

    Openable = Widget
else:
    Openable = object


class Opening(Openable):
    """A screen that hears of what happens once all of it is there: a base that comes before Textual's own."""

    _there = False

    async def on_event(self, event: Event) -> None:
        """Handle an event, unless the screen closes before it was there."""
        if isinstance(event, Mount):
            self._there = self.is_attached and not self._pruning
        if self._there or isinstance(event, Compose | Unmount):
            await super().on_event(event)

    def read_again(self) -> None:
        """Notes or texts have changed on disk: a screen that shows some reads them again, and stays where it is."""

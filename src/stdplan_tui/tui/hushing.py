"""Notices go when another screen opens: they would lie over what has just been asked for."""

from __future__ import annotations

from time import monotonic, time
from typing import TYPE_CHECKING

from textual.events import ScreenSuspend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    Hushable = Widget
else:
    Hushable = object


class Hushed(Hushable):
    """A screen over which another one opens in silence: a base that comes before Textual's own."""

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Something opens over this screen, or it closes itself, with words of its own."""
        stack: Sequence[Widget] = self.app.screen_stack
        if self in stack:
            self._let_go(time() - (monotonic() - event.time))
            self.hush()

    def _let_go(self, opened: float) -> None:
        """Take away what was said before a moment, but for errors."""
        from textual.widgets._toast import ToastRack

        notices = self.app._notifications  # noqa: SLF001 — Textual offers only to take all of them away
        for notice in list(notices):
            if notice.severity == "information" and notice.raised_at < opened:
                self.app._unnotify(notice)  # noqa: SLF001
        for rack in self.query_children(ToastRack):
            rack.show(notices)

    def hush(self) -> None:
        """Say no longer what this screen itself has said in passing."""

"""One line under the search field for what a person should know; nothing where there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.timer import Timer
from textual.widgets import Static

_SETTLED: Final = 0.7
"""Seconds without a key after which it is said what is wrong with a query: before that it is only unfinished."""


class SearchNotice(Static):
    """Says something at once, or when typing has paused."""

    DEFAULT_CSS = "SearchNotice { display: none; height: 1; padding: 0 1; color: $warning; }"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._timer: Timer | None = None

    def say(self, text: str) -> None:
        """Say it now, and nothing of what was to be said later."""
        self._hush()
        self._show(text)

    def say_later(self, text: Callable[[], str], meanwhile: str = "") -> None:
        """Say what `text` gives when typing has paused; until then `meanwhile`."""
        self._hush()
        self._show(meanwhile)
        self._timer = self.set_timer(_SETTLED, lambda: self._show(text()))

    def _hush(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _show(self, text: str) -> None:
        self.update(text)
        self.display = bool(text)

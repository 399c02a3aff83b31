"""What the reader told the screen a moment ago, so that the screen's answer does not move it back.

The reader moves at once and the screen's place follows through messages. While keys come faster than messages are
handled, the place that comes back is one that the reader has left already: an echo.
"""

from __future__ import annotations

from time import monotonic
from typing import Final

from stdplan_tui.corpus.model import ClauseId, Span

_LASTING_SECONDS: Final = 0.3


class Reports:
    """The clauses and selections reported while the reader keeps moving; forgotten when it has been still."""

    lasting = _LASTING_SECONDS

    def __init__(self) -> None:
        self._reported: set[ClauseId | Span] = set()
        self._latest = 0.0
        self._echoed: ClauseId | None = None

    def add(self, *reports: ClauseId | Span | None) -> None:
        """Note what is being reported."""
        self._forget_if_still()
        self._latest = monotonic()
        self._reported.update(report for report in reports if report is not None)

    def is_echo(self, answer: ClauseId | Span | None) -> bool:
        """Whether the screen only repeats what was reported a moment ago."""
        self._forget_if_still()
        if answer is None or answer not in self._reported:
            return False
        if isinstance(answer, str):
            self._echoed = answer
        return True

    def agreed(self) -> None:
        """The screen is where the reader is."""
        self._echoed = None

    def unanswered(self, wanted: ClauseId | None) -> bool:
        """Whether `wanted` seemed an echo and the screen has said nothing since: then it was meant."""
        return wanted is not None and self._echoed == wanted and monotonic() - self._latest >= self.lasting

    def forget(self) -> None:
        """Nothing was reported."""
        self._reported.clear()
        self._echoed = None

    def _forget_if_still(self) -> None:
        if monotonic() - self._latest >= self.lasting:
            self._reported.clear()

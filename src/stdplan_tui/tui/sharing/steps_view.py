"""The steps of a run, one below the other as they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from stdplan_tui.tui.sharing.rows import Look
from stdplan_tui.tui.sharing.run import Run
from stdplan_tui.tui.sharing.telling import told
from stdplan_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from textual.content import Content


class StepsView(LinesView):
    """Tells of a run; what was said last comes in sight."""

    def __init__(self, ambiguous_width: int) -> None:
        super().__init__(ambiguous_width)
        self._run: Run | None = None
        self._keys: dict[str, str] = {}

    def show(self, run: Run | None, keys: dict[str, str]) -> None:
        """Tell of a run, as far as it has come by now."""
        self._run, self._keys = run, keys
        self.tell()

    def said(self, size: Size) -> Content | str:
        """What is told of the run; nothing where there is none."""
        return told(self._run, Look(size.width, self.ambiguous_width, self._keys)) if self._run is not None else ""

    def tell(self, *, from_start: bool = False) -> None:
        """Tell, and bring in sight what was said last."""
        super().tell(from_start=from_start)
        self.call_after_refresh(self.scroll_end, animate=False, force=True)

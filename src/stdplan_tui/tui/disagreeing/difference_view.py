"""The details of the place that is marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.events import Click
from textual.geometry import Size
from textual.reactive import var

from stdplan_tui.tui.disagreeing.found import Difference
from stdplan_tui.tui.disagreeing.telling import Look, told
from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from textual.content import Content


class DifferenceView(LinesView):
    """Shows `difference`, with all words of its clause if `whole`; a choice that is clicked is taken."""

    difference: var[Difference | None] = var[Difference | None](None, init=False)
    whole: var[bool] = var(False, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)

    def watch_difference(self, before: Difference | None, difference: Difference | None) -> None:
        """Show another place, from its start."""
        self.tell(from_start=before is None or difference is None or before.key != difference.key)

    def watch_whole(self) -> None:
        """Show all words, or fewer."""
        self.tell()

    def watch_authors(self) -> None:
        """Name the annotators."""
        self.tell()

    def on_click(self, event: Click) -> None:
        """Take the choice that was clicked."""
        action = event.style.meta.get("action")
        if isinstance(action, str):
            event.stop()
            self.post_message(RunCommand(action))

    def said(self, size: Size) -> Content | str:
        """What is told of the place; nothing where there is none."""
        look = Look(size.width, 0 if self.whole else size.height, self.ambiguous_width, self.authors)
        return told(self.difference, look) if self.difference is not None else ""

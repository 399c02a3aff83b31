"""The details of the change that is marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.reactive import var

from stdplan_tui.tui.past.found import Past
from stdplan_tui.tui.past.telling import Look, told
from stdplan_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from textual.content import Content


class PastView(LinesView):
    """Shows `change`; `authors` are names by slug."""

    change: var[Past | None] = var[Past | None](None, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)

    def watch_change(self, before: Past | None, change: Past | None) -> None:
        """Show another change, from its start."""
        self.tell(from_start=before is None or change is None or before.key != change.key)

    def watch_authors(self) -> None:
        """Name the authors."""
        self.tell()

    def said(self, size: Size) -> Content | str:
        """What is told of the change; nothing where there is none."""
        look = Look(size.width, self.ambiguous_width, self.authors)
        return told(self.change, look) if self.change is not None else ""

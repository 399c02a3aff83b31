"""The rows of layers: whether an author is seen, the short name, the name, and how many annotations there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.events import Click

from stdplan_tui.language import _, ngettext
from stdplan_tui.text.width import cells
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

if TYPE_CHECKING:
    from stdplan_tui.workspace.layers import Layer

_MARKS = {True: "[x] ", False: "[ ] "}
_GAP = 2


class LayerRows(RowView):
    """A row for each author; a click is enough to choose one."""

    DEFAULT_CSS = """
    LayerRows > .row--seen { color: $success; text-style: bold; }
    """
    COMPONENT_CLASSES = {"row--seen"}  # noqa: RUF012 — Textual declares it so

    def __init__(self) -> None:
        super().__init__()
        self.every: Sequence[Layer] = ()

    @property
    def at(self) -> Layer | None:
        """The layer of the current row."""
        return self.every[self.row] if self.every else None

    def show(self, layers: Sequence[Layer]) -> None:
        """Show these; the current row stays."""
        self.every = layers
        self.have(len(layers))

    def on_click(self, event: Click) -> None:
        """The row under the pointer becomes current and is chosen, at every click."""
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if row < self.count:
            event.stop()
            self._go(row)
            self.action_choose()

    def painted(self, row: int, width: int) -> list[Segment]:
        """The mark and the names, and at the right how many."""
        layer, wide = self.every[row], self.ambiguous_width
        look = self.look("row--text" if layer.is_seen else "row--quiet")
        mark = _MARKS[layer.is_seen]
        count = fitted(counted(layer), max(width // 2, 6), wide)
        room = max(width - len(mark) - cells(count, wide) - _GAP, 0)
        own = _(" (me)") if layer.is_own else ""
        names = fitted(f"{layer.author}  {layer.name}{own}", room, wide)
        return [
            Segment(mark, self.look("row--seen" if layer.is_seen else "row--quiet")),
            Segment(names, look),
            Segment(" " * (room - cells(names, wide) + _GAP)),
            Segment(count, self.look("row--quiet")),
        ]


def counted(layer: Layer) -> str:
    """How many annotations there are of an author, and how many a sparse checkout keeps away."""
    here = ngettext("{n} annotation", "{n} annotations", layer.annotations).format(n=layer.annotations)
    return here + (", " + _("{n} not in this checkout").format(n=layer.away) if layer.away else "")

"""Wide characters of what lies over other widgets stay whole.

Textual draws each row in pieces, cut where any widget begins or ends, covered ones too: a wide character of a tooltip
or a notice that lies on the edge of a pane below it would be cut in halves, of which nothing is left but blanks.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.widget import Widget


class WholeCompositor(Compositor):
    """Does not cut what lies over everything else at the edges of what it covers."""

    @property
    def cuts(self) -> list[list[int]]:
        """The columns at which each row is cut."""
        if self._cuts is None:
            cuts = [*super().cuts]
            for shown, kept in self._over():
                for y in range(max(0, shown.y), min(shown.bottom, len(cuts))):
                    cuts[y] = [cut for cut in cuts[y] if not shown.x < cut < shown.right or cut in kept]
            self._cuts = cuts
        return self._cuts

    def _over(self) -> Iterator[tuple[Region, frozenset[int]]]:
        """Where a widget lies that is over others, and the columns at which what it holds begins or ends."""
        for widget in self.root.children if self.root else ():
            if widget.layer != "default" and widget in self.visible_widgets:
                within = [self._shown(inner) for inner in widget.walk_children(Widget) if inner in self.visible_widgets]
                yield self._shown(widget), frozenset(edge for region in within for edge in (region.x, region.right))

    def _shown(self, widget: Widget) -> Region:
        region, clip = self.visible_widgets[widget]
        return region.intersection(clip)

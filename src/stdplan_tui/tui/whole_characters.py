"""Wide characters of what lies over other widgets stay whole.

Textual draws each row in pieces, cut where any widget begins or ends, covered ones too: a wide character of a tooltip
or a notice that lies on the edge of a pane below it would be cut in halves, of which nothing is left but blanks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

Render = tuple[Region, Region, list[Strip]]
"""Where a widget lies, what of that can be seen, and the rows of that."""


class WholeCompositor(Compositor):
    """Cuts no widget at the edges of what it covers."""

    _covered: frozenset[tuple[int, int]] = frozenset()
    """Where what is covered begins: column and row."""

    @property
    def cuts(self) -> list[list[int]]:
        """The columns at which each row is cut."""
        if self._cuts is None:
            rows, covered = self._edges()
            self._cuts, self._covered = [sorted(row) for row in rows], frozenset(covered)
        return self._cuts

    def _edges(self) -> tuple[list[set[int]], set[tuple[int, int]]]:
        """The edges in each row that nothing lies over, and the left ones that something does."""
        width, height = self.size
        rows = [{0, width} for _row in range(height)]
        covered: set[tuple[int, int]] = set()
        above: list[Region] = []
        for region, clip in self.visible_widgets.values():  # the topmost first
            shown = region.intersection(clip)
            for edge in (shown.x, shown.right) if shown.width else ():
                over = [other for other in above if other.x < edge < other.right]
                for y in shown.line_range:
                    if not any(other.y <= y < other.bottom for other in over):
                        rows[y].add(edge)
                    elif edge == shown.x:
                        covered.add((edge, y))
            above.append(shown)
        return rows, covered

    def _get_renders(self, crop: Region | None = None) -> Iterable[Render]:
        """What widgets look like, those on top first; of one whose left edge is covered, what begins beside that."""
        renders = super()._get_renders(crop)
        return renders if not self._covered else (part for render in renders for part in self._uncovered(*render))

    def _uncovered(self, region: Region, clip: Region, strips: list[Strip]) -> Iterator[Render]:
        shown = region.intersection(clip)
        if not any((shown.x, y) in self._covered for y in shown.line_range):
            yield region, clip, strips
            return
        for y, strip in zip(shown.line_range, strips, strict=False):
            row = self.cuts[y]
            begin = row[bisect_left(row, shown.x)]
            if begin < shown.right:
                yield Region(begin, y, shown.right - begin, 1), clip, [strip.crop(begin - shown.x)]


class Whole:
    """What makes a screen draw so: a base that comes before Textual's own."""

    _compositor: Compositor

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._compositor = WholeCompositor()

"""A pane of rows in a frame, drawn at the cost of its rows.

Textual works out border, padding and colours anew for every row that it draws, which costs more than the row. Here it
draws one row, and the edges of that serve for the others.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Framed(ScrollView, inherit_bindings=False):
    """Draws rows by `render_line`, each as wide as the pane within its frame and complete in its colours."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region of the pane, frame and all."""
        size, edge = self.outer_size, self.styles.gutter
        inner = range(edge.top, size.height - edge.bottom)
        within = [y for y in crop.line_range if y in inner]
        if len(within) < 2:
            return super().render_lines(crop)
        pattern = self._whole_rows(within[0], 1)[0]
        left, right = pattern.crop(0, edge.left), pattern.crop(size.width - edge.right)
        filters, ground, style = self.get_line_filters(), self.background_colors[1], self.rich_style
        strips = [*self._whole_rows(crop.y, within[0] - crop.y), pattern]
        for y in within[1:]:
            row = self.render_line(y - edge.top).adjust_cell_length(size.width - edge.width, style)
            for one in filters:
                row = row.apply_filter(one, ground)
            strips.append(Strip.join([left, row, right]) if edge.width else row)
        strips += self._whole_rows(within[-1] + 1, crop.bottom - within[-1] - 1)
        start, end = crop.column_span
        return strips if (start, end) == (0, size.width) else [strip.crop(start, end) for strip in strips]

    def _whole_rows(self, y: int, height: int) -> list[Strip]:
        return super().render_lines(Region(0, y, self.outer_size.width, height)) if height else []

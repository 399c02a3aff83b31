"""Rows without end: a view that draws only those in sight, of which one is current."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, var
from textual.strip import Strip

from stdplan_tui.language import N_
from stdplan_tui.tui.widgets.framed import Framed
from stdplan_tui.tui.widgets.gutter import Chrome, chrome

_CONTEXT = 2
"""Rows kept in sight beyond the current one, and of the page before."""


class RowView(Framed, can_focus=True, inherit_bindings=False):
    """Moves by row, page and mouse in `count` rows; what they show is drawn by `painted`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowView { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    RowView > .row--text { color: $foreground; }
    RowView > .row--quiet { color: $quiet; text-style: $quiet-style; }
    RowView > .row--mark { color: $primary; text-style: bold; }
    RowView > .row--current { background: $block-cursor-blurred-background; }
    RowView > .row--current-focused { background: $block-cursor-background; text-style: $row-style; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--text",
        "row--quiet",
        "row--mark",
        "row--current",
        "row--current-focused",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", N_("Next row"), show=False),
        Binding("k,up", "move(-1)", N_("Row before"), show=False),
        Binding("space,ideographic_space,pagedown", "page(1)", N_("A page on"), show=False),
        Binding("b,pageup", "page(-1)", N_("A page back"), show=False),
        Binding("g,home", "to_row(0)", N_("First row"), show=False),
        Binding("G,end", "to_row(-1)", N_("Last row"), show=False),
        Binding("enter,o", "choose", N_("Open this row"), show=False),
    ]

    ambiguous_width: var[int] = var(1)
    virtual_size = Reactive(Size(0, 0), repaint=False)  # Textual's lays out the whole screen when rows come or go

    @dataclass
    class Reached(Message):
        """A person moved to another row of `view`."""

        view: RowView

        def can_replace(self, message: Message) -> bool:
            """Only the last row reached matters where several queue up."""
            return isinstance(message, type(self)) and message.view is self.view

    @dataclass
    class Chosen(Message):
        """The current row of `view` was chosen."""

        view: RowView

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self.row = 0
        self.count = 0
        self._looks: dict[str, Style] = {}

    def painted(self, row: int, width: int) -> list[Segment]:
        """What row `row` shows right of the mark, in `width` cells or fewer."""
        raise NotImplementedError

    def covers(self, row: int) -> bool:
        """Whether a row is drawn as the current one; several may belong together."""
        return row == self.row

    def can_halt(self, row: int) -> bool:  # noqa: ARG002 — for a subclass that has titles between its rows
        """Whether a row can be the current one."""
        return True

    def halt(self, row: int) -> int:
        """The row that becomes current when somebody goes to `row`, which may lie beyond the ends.

        It is the nearest that can be, on in the direction in which one goes, else back; where none can, nothing moves.
        """
        row = max(0, min(row, self.count - 1))
        step = 1 if row >= self.row else -1
        on = range(row, self.count if step > 0 else -1, step)
        back = range(row, -1 if step > 0 else self.count, -step)
        return next((at for at in chain(on, back) if self.can_halt(at)), self.row)

    @property
    def room(self) -> int:
        """The cells of a row, without the mark and the scroll bar."""
        return max(self.size.width - self.scrollbar_size_vertical - 1, 0)

    @property
    def chrome(self) -> Chrome:
        """The characters to draw with."""
        return chrome(self.ambiguous_width)

    def have(self, count: int) -> None:
        """Say how many rows there are now; the current one stays where it can."""
        self.count = count
        self.row = max(0, min(self.row, count - 1))
        self.virtual_size = Size(max(self.size.width - self.scrollbar_size_vertical, 0), count)
        self.refresh()

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._scroll_update(size)

    def be_at(self, row: int) -> None:
        """Make a row the current one and bring it in sight with what follows it; tells nobody."""
        before, self.row = self.row, max(0, min(row, self.count - 1))
        top, height = self.scroll_offset.y, self.size.height
        if not top <= self.row < top + max(1, height * 2 // 3):
            self._scroll(self.row - height // 4)
        self.redraw(before)

    def redraw(self, before: int) -> None:  # noqa: ARG002 — for a subclass that knows which rows look different
        """Draw again what looks different now that `row` is current, and no longer `before`."""
        self.refresh()

    def look(self, name: str) -> Style:
        """The style of a component, its colours mixed with what is behind it; a ground only where it has its own."""
        style = self._looks.get(name)
        if style is None:
            mixed, own = self.get_component_rich_style(name), self.get_component_rich_style(name, partial=True)
            ground = mixed.bgcolor if own.bgcolor else None
            style = Style(
                color=mixed.color,
                bgcolor=ground,
                bold=own.bold,
                underline=own.underline,
                dim=own.dim,
                strike=own.strike,
                reverse=own.reverse or None,
            )
            self._looks[name] = style
        return style

    @property
    def plain(self) -> Style:
        """The colours of the view, that everything stands on."""
        style = self._looks.get("")
        if style is None:
            style = self._looks[""] = self.rich_style
        return style

    @property
    def _ground(self) -> Style:
        """What the current row adds to what stands in it."""
        style = self.look("row--current-focused" if self.has_focus else "row--current")
        return Style(bgcolor=style.bgcolor, reverse=style.reverse or None)

    def notify_style_update(self) -> None:
        """Forget the styles of other colours."""
        super().notify_style_update()
        self._looks.clear()

    def render_line(self, y: int) -> Strip:
        """Row `y` of the window, counted from 0."""
        width = self.size.width - self.scrollbar_size_vertical
        row = self.scroll_offset.y + y
        if row >= self.count or width <= 0:
            return Strip.blank(self.size.width, self.plain)
        current = self.covers(row)
        mark = Segment(self.chrome.current if current else " ", self.look("row--mark"))
        strip = Strip([mark, *self.painted(row, width - 1)]).adjust_cell_length(width)
        if not current:
            return strip.apply_style(self.plain)
        ground = self._ground
        if ground.reverse:  # colours of words would become a patchwork of grounds
            strip = Strip([Segment(part.text, part.style and part.style.without_color) for part in strip])
        return strip.apply_style(self.plain + ground)

    def on_resize(self) -> None:
        """Bring the current row in sight: it may have become current while nothing of the view was."""
        self.have(self.count)
        self.be_at(self.row)

    def on_click(self, event: events.Click) -> None:
        """The row under the pointer becomes current; the second click chooses it."""
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if row < self.count:
            event.stop()
            self._go(row)
            if event.chain > 1:
                self.action_choose()

    def action_move(self, rows: int) -> None:
        """Go some rows on, or back."""
        self._go(self.row + rows)

    def action_page(self, pages: int) -> None:
        """Go on by a page, or back."""
        step = pages * max(1, self.size.height - _CONTEXT)
        self._scroll(self.scroll_offset.y + step)
        self._go(self.row + step)

    def action_to_row(self, row: int) -> None:
        """Go to a row; -1 is the last."""
        self._go(row if row >= 0 else self.count + row)

    def action_choose(self) -> None:
        """Choose the current row."""
        if self.count:
            self.post_message(self.Chosen(self))

    def _go(self, row: int) -> None:
        if not self.count:
            return
        before, self.row = self.row, self.halt(row)
        top, height = self.scroll_offset.y, self.size.height
        context = min(_CONTEXT, height // 4)
        self._scroll(min(max(top, self.row + context + 1 - height), max(self.row - context, 0)))
        self.redraw(before)
        self.post_message(self.Reached(self))

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, min(top, self.count - self.size.height)), animate=False, force=True)

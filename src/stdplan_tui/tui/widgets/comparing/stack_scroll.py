"""A stack of layers on the screen: scrolled by layer, row and page, and set in small steps while nothing else happens.

Layers above the window that turn out higher or lower than guessed do not move what is in it.
"""

from __future__ import annotations

from typing import Any, Final

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.timer import Timer

from stdplan_tui.tui.layout.sheet import Stack
from stdplan_tui.tui.layout.window import approaching, clamped, first_in, paged, revealing, settle_around, starts_in

_STEP_SECONDS: Final = 0.006
_PAUSE_SECONDS: Final = 0.015
_QUIET_SECONDS: Final = 0.1


class StackScroll(ScrollView, inherit_bindings=False):
    """Scrolls a stack, of which a subclass draws the rows."""

    _stack: Stack[Any] | None = None
    _setting: Timer | None = None

    @property
    def first_row(self) -> int:
        """The row of the stack that is at the top of the window."""
        return round(self.scroll_y)

    def pile(self, stack: Stack[Any] | None, number: int, row: int) -> None:
        """Show another stack, the first line of layer `number` on row `row` of the window where that can be."""
        self._stack = stack
        height = self.size.height
        if stack is None or not len(stack) or not height:
            self.virtual_size = Size(0, 0)
            self.refresh()
            return
        settle_around(stack, number, height)
        above = stack.block(number).above if number else 0
        self._measure(stack)
        self._scroll(stack, clamped(stack, stack.top(number) + above - row, height))
        self.refresh()
        self._set_later(_QUIET_SECONDS)

    def row_in_window(self, number: int) -> int | None:
        """The row of the window on which the first line of layer `number` stands; None where it is out of sight."""
        stack = self._stack
        if stack is None or number >= len(stack):
            return None
        row = stack.top(number) + stack.block(number).above - self.first_row
        return row if 0 <= row < self.size.height else None

    def reveal(self, number: int, *, jump: bool = False) -> None:
        """Scroll until layer `number` is in sight: as little as can be, or, for a jump, with what follows it."""
        stack, height = self._stack, self.size.height
        if stack is None or number >= len(stack) or not height:
            return
        kept, shift = self._kept(stack)
        settle_around(stack, number, height)
        place = approaching if jump else revealing
        self._scroll(stack, place(stack, stack.top(kept) + shift, height, number))

    def turned(self, pages: int, number: int) -> int:
        """Scroll `pages` pages on, or back; the layer that is then current, where `number` was before."""
        stack, height = self._stack, self.size.height
        if stack is None or not len(stack):
            return number
        kept, shift = self._kept(stack)
        settle_around(stack, kept, height * (1 + abs(pages)))
        first = stack.top(kept) + shift
        target = paged(stack, first, height, pages)
        if target == first:
            return len(stack) - 1 if pages > 0 else 0
        stack.settle(target, height)
        self._scroll(stack, target)
        return number if starts_in(stack, target, height, number) else first_in(stack, target, height)

    def _kept(self, stack: Stack[Any]) -> tuple[int, int]:
        """The layer at the top of the window, and how many of its rows are above that."""
        number = stack.at(self.first_row)
        return number, self.first_row - stack.top(number)

    def _scroll(self, stack: Stack[Any], row: int) -> None:
        row = clamped(stack, row, self.size.height)
        if row + self.size.height > self.virtual_size.height:
            self._measure(stack)
        self.scroll_to(y=row, animate=False, force=True)

    def _measure(self, stack: Stack[Any]) -> None:
        self.virtual_size = Size(self.size.width - self.scrollbar_size_vertical, stack.height)

    def _set_later(self, seconds: float) -> None:
        if self._setting is not None:
            self._setting.stop()
        self._setting = self.set_timer(seconds, self._set_more)

    def _set_more(self) -> None:
        """Set some of the layers that nobody has looked at yet, for a few milliseconds."""
        if (stack := self._stack) is None or not len(stack):
            return
        kept, shift = self._kept(stack)
        done = stack.set_some(kept, _STEP_SECONDS)
        row = stack.top(kept) + shift
        if done or row != self.first_row:
            self._measure(stack)
            self._scroll(stack, row)
        if not done:
            self._set_later(_PAUSE_SECONDS)

"""A document in which the mouse selects: by character, with two clicks by word, with three the clause."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Final

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from stdplan_tui.corpus.model import Span
from stdplan_tui.tui.layout.steps import is_drawn
from stdplan_tui.tui.widgets.reader.coordinates import pointed
from stdplan_tui.tui.widgets.reader.drag import Drag
from stdplan_tui.tui.widgets.reader.word_view import WordView

_TICK: Final = 0.05
_FASTEST: Final = 6
"""Rows a tick: scrolling gets faster the further the pointer is beyond the edge."""


class PointedView(WordView):
    """Shows a document; what is selected by the mouse stays within the clause in which the drag began."""

    _drag: Drag | None = None
    _pointer = Offset()
    _scrolling: Timer | None = None

    @property
    def dragging(self) -> bool:
        """Whether words are being selected by the mouse."""
        return self._drag is not None

    def clause_touched(self, number: int) -> None:
        """The mouse chose a clause: for subclasses to make it current."""

    def drag_cut(self) -> None:
        """A drag went on into another clause, and was cut: for subclasses to say so."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Make the clause under the mouse current, and begin to select."""
        offset = event.get_content_offset(self)
        found = self._under(offset) if offset is not None and event.button == 1 else None
        if found is None:
            return
        self.clause_touched(found[0])
        self._drag, self._pointer = Drag(*found), event.get_content_offset_capture(self)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the pointer; beyond the edge of the window, scroll on."""
        if self._drag is None:
            return
        if not event.button:  # released where nobody saw it
            self._let_go()
            return
        self._pointer = event.get_content_offset_capture(self)
        self._drag_on()
        if self._rows_beyond() and self._scrolling is None:
            self._scrolling = self.set_interval(_TICK, self._scroll_on)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Be done with selecting."""
        if self._drag is not None and self._pointer != event.get_content_offset_capture(self):
            self._pointer = event.get_content_offset_capture(self)
            self._drag_on()
        self._let_go()

    async def on_click(self, event: events.Click) -> None:
        """Select the word under two clicks, the clause under three."""
        offset = event.get_content_offset(self)
        found = self._under(offset) if offset is not None and event.chain > 1 else None
        if found is None:
            return
        number, at = found
        if event.chain > 2 and number == self.number:
            self.text_select_all()
        elif at.start < at.end:
            document = self.document
            word = await self._word(number, at.start)
            if (document, number) == (self.document, self.number):
                self.select(word)

    def _drag_on(self) -> None:
        """Select from where the drag began to the pointer; from one beyond the window to the start or end of a row."""
        drag, sheet = self._drag, self.sheet
        if drag is None or sheet is None or drag.number != self.number:
            return
        x, y, right, bottom = *self._pointer, self.size.width - 1, self.size.height - 1
        x = 0 if y < 0 else right if y > bottom else max(0, min(x, right))
        found = self._under(Offset(x, max(0, min(y, bottom))))
        number, at = found or (len(sheet), Span(0, 0))
        if number != drag.number:
            end = len(self.clauses[drag.number].string) if number > drag.number else 0
            at = Span(end, end)
        self._drag = replace(drag, beyond=found is not None and number != drag.number)
        self.select(drag.to(at))

    def _scroll_on(self) -> None:
        """Scroll towards the pointer while it is beyond the window and the clause goes on there."""
        drag, sheet, rows = self._drag, self.sheet, self._rows_beyond()
        if drag is None or sheet is None or not rows:
            self._stop_scrolling()
            return
        first, height = self.first_row, self.size.height
        top = sheet.top(drag.number)
        room = max(0, top + sheet.block(drag.number).height - first - height) if rows > 0 else min(0, top - first)
        self.scroll_to_row(first + (min(rows, room) if rows > 0 else max(rows, room)))
        self._drag_on()

    def _rows_beyond(self) -> int:
        """How many rows to scroll in a tick: negative above the window, 0 where the pointer is in it."""
        y, height = self._pointer.y, self.size.height
        return max(y, -_FASTEST) if y < 0 else min(max(0, y - height + 1), _FASTEST)

    def _let_go(self) -> None:
        drag, self._drag = self._drag, None
        self._stop_scrolling()
        self.release_mouse()
        if drag is not None and drag.beyond and self.selected is not None:
            self.drag_cut()

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    def _under(self, offset: Offset) -> tuple[int, Span] | None:
        """The clause on a row of the window and what of it is in a cell; None where nothing can be selected."""
        sheet = self.sheet
        found = sheet.line(self.first_row + offset.y) if sheet else None
        if found is None or not is_drawn(self.clauses[found[0]]):
            return None
        return found[0], pointed(self.render_line(offset.y), offset.x, self.ambiguous_width)

    async def _word(self, number: int, character: int) -> Span:
        """The word around a character; the dictionary is loaded when it is first asked for one."""
        from stdplan_tui.search.words.bounds import word_at

        return await asyncio.to_thread(word_at, self.clauses[number].string, character)

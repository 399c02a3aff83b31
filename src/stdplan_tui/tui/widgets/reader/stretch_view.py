"""A document in which words are selected by keyboard: a cursor goes over the current clause, and takes them along."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap
from textual.strip import Strip

from stdplan_tui.corpus.model import Span
from stdplan_tui.tui.widgets.reader.coordinates import with_cursor
from stdplan_tui.tui.widgets.reader.pointed_view import PointedView

if TYPE_CHECKING:
    from stdplan_tui.tui.command import Command
    from stdplan_tui.tui.selecting.motions import Motion
    from stdplan_tui.tui.selecting.stretch import Ground, Stretch


class StretchView(PointedView):
    """Shows a document; between `begin` and `finish` motions extend what is selected of the current clause.

    That is its mode: the motions' keys are bound in it, before those of anything around, and there is a cursor.
    """

    _stretch: Stretch | None = None
    _ground: Ground | None = None
    _bindings_before: BindingsMap | None = None

    @property
    def selecting(self) -> bool:
        """Whether words are being selected by keyboard."""
        return self._stretch is not None

    @property
    def cursor(self) -> int | None:
        """The character of the current clause that the cursor is on."""
        return self._stretch.cursor if self._stretch is not None else None

    def begin(self, motions: Iterable[Command]) -> bool:
        """Begin to select, with the keys of these motions: at the words selected, else at the first that is seen.

        False where there is nothing to be selected.
        """
        from stdplan_tui.tui.command import bindings

        ground = self._on_ground()
        if ground is None or not ground.places:
            self._ground = None
            return False
        self._bindings_before = self._bindings
        self._bindings = BindingsMap(Binding.make_bindings(bindings(motions)))
        self._stretch_to(self._first_stretch(ground), ground)
        self.call_after_refresh(self._load_words)
        return True

    async def extend(self, motion: Motion) -> None:
        """Do what a motion says; one by words may have to load the dictionary first."""
        stretch, ground = self._stretch, self._on_ground()
        if stretch is None or ground is None or motion.move is None:
            return
        moved = (
            await asyncio.to_thread(motion.move, stretch, ground) if motion.by_word else motion.move(stretch, ground)
        )
        if self._stretch is stretch:
            self._stretch_to(moved, ground)

    def finish(self) -> None:
        """Be done with selecting; the words stay selected."""
        if self._stretch is None:
            return
        self._stretch = self._ground = None
        self._bindings = self._bindings_before or self._bindings
        self.refresh_clause(self.number)
        self.finished()

    def finished(self) -> None:
        """Words are no longer being selected: for subclasses to tell."""

    def select(self, span: Span | None, *, report: bool = True) -> None:
        """Select words; any that the keyboard does not select end its selecting."""
        super().select(span, report=report)
        if self._stretch is not None and (self._ground is None or self._stretch.span_in(self._ground) != span):
            self.finish()

    def render_line(self, y: int) -> Strip:
        """A row of the window, with the cursor where that is on it."""
        strip = super().render_line(y)
        return with_cursor(strip, self.cursor) if self.cursor is not None and self._cursor_row() == y else strip

    def minded(self) -> tuple[int, ...]:
        """The cursor first, to be kept in place."""
        return super().minded() if self._stretch is None else (self._stretch.cursor, *super().minded())

    def _first_stretch(self, ground: Ground) -> Stretch:
        from stdplan_tui.tui.selecting.stretch import Stretch

        if (span := self._selected) is not None:
            return Stretch(ground.stop(span.start, 1), ground.stop(span.end - 1, -1))
        start = ground.stop(self.first_of_interest(), 1)
        row = ground.places[start][0] - min(0, self._row(start))
        if row < ground.rows:
            start = ground.on(row, 0) if row != ground.places[start][0] else start
        return Stretch(start, start)

    def first_of_interest(self) -> int:
        """The character of the current clause to begin at, where nothing is selected."""
        return 0

    def _stretch_to(self, stretch: Stretch, ground: Ground) -> None:
        self._stretch, self._ground = stretch, ground
        self.select(stretch.span_in(ground))
        self.refresh_clause(self.number)
        self.reveal_character(self.number, stretch.cursor)

    def _on_ground(self) -> Ground | None:
        """The current clause as it is set now, for motions to go over."""
        from stdplan_tui.tui.selecting.stretch import Ground

        sheet, _first = self.seen
        if sheet is None:
            return None
        block, known, page = sheet.block(self.number), self._ground, self._height
        if known is None or known.block is not block or known.page != page:
            self._ground = Ground(block, self.clauses[self.number].string, page, self.ambiguous_width)
        return self._ground

    def _cursor_row(self) -> int:
        """The row of the window that the cursor is on; -1 where there is none."""
        return self._row(self.cursor) if self.cursor is not None else -1

    def _row(self, character: int) -> int:
        """The row of a character of the current clause, counted from the window's top."""
        (sheet, first), ground = self.seen, self._on_ground()
        if sheet is None or ground is None:
            return -1
        above = sheet.top(self.number) + ground.block.above - first
        return above + ground.places.get(character, (0, 0))[0]

    async def _load_words(self) -> None:
        """Have the dictionary loaded while nothing else is asked for."""
        from stdplan_tui.search.words.bounds import words

        await asyncio.to_thread(words, "词")

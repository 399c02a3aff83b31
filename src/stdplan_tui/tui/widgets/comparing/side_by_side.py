"""Two texts, clause beside clause, scrolled as one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Final

from textual import events
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.model import Clause, ClauseId
from stdplan_tui.tui.comparing.differing import NOTHING, Differing, differing
from stdplan_tui.tui.comparing.facing import FacingSheet
from stdplan_tui.tui.comparing.parallel import EVERYTHING, Letter, Parallel
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.widgets.comparing.columns import Columns, columns
from stdplan_tui.tui.widgets.comparing.painting import COMPONENT_CLASSES, CSS, Drawn, PairPainter, Shown
from stdplan_tui.tui.widgets.comparing.stack_scroll import StackScroll
from stdplan_tui.tui.widgets.gutter import chrome, sign

_CACHED_STRIPS: Final = 1024
_LEAST_WIDTH: Final = 8

Marks = Mapping[ClauseId, Mark]


class SideBySide(StackScroll, can_focus=True, inherit_bindings=False):
    """Shows the rows of `parallel` that are of some `kinds`; row `at` is current, in the text called `letter`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENT_CLASSES)

    parallel: var[Parallel | None] = var[Parallel | None](None, init=False)
    kinds: var[frozenset[Kind]] = var(EVERYTHING, init=False)
    at: var[int] = var(0, init=False)
    letter: var[Letter] = var(Letter.B, init=False)
    marks_a: var[Marks] = var(dict, init=False)
    marks_b: var[Marks] = var(dict, init=False)
    measure: var[int] = var(36, init=False)
    justified: var[bool] = var(True, init=False)
    ambiguous_width: var[int] = var(1, init=False)

    @dataclass
    class Touched(Message):
        """A row was clicked, in one of the texts; `chosen` where it was the second click on it."""

        row: int
        letter: Letter | None
        chosen: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self._sheet: FacingSheet | None = None
        self._painter: PairPainter | None = None
        self._strips: LRUCache[tuple[int, int, Shown], Strip] = LRUCache(_CACHED_STRIPS)
        self._differing: dict[int, Differing] = {}

    @property
    def numbers(self) -> Sequence[int]:
        """The rows that are shown."""
        return self._sheet.numbers if self._sheet is not None else ()

    def stepped(self, steps: int, wanted: Callable[[int], bool]) -> int:
        """The row `steps` wanted ones further down, or up; the last where there are fewer; `at` where there is none."""
        here, count = self._index, len(self.numbers)
        way = range(here + 1, count) if steps > 0 else range(here - 1, -1, -1)
        found = [self.numbers[index] for index in islice((n for n in way if wanted(self.numbers[n])), abs(steps))]
        return found[-1] if found else self.at

    def paged(self, pages: int) -> int:
        """Scroll by pages; the row that is current then."""
        return self.numbers[self.turned(pages, self._index)] if self.numbers else self.at

    def outermost(self, end: int) -> int:
        """The first row that is shown (0), or the last (-1)."""
        return self.numbers[end] if self.numbers else self.at

    def nearest(self, row: int) -> int:
        """A row itself where it is shown; else the next that is, or the last."""
        return self.numbers[self._index_of(row)] if self.numbers else row

    def watch_parallel(self) -> None:
        """Show another comparison."""
        self._differing.clear()
        self._sheet = None
        self._set()

    def watch_kinds(self) -> None:
        """Show other rows; the current one stays in its place if it is one of them."""
        self._set()

    def watch_at(self, before: int) -> None:
        """Go to another row."""
        self.refresh()
        if self.numbers:
            near = abs(self._index_of(before) - self._index) <= 1
            self.reveal(self._index, jump=not near)

    def watch_letter(self) -> None:
        """Mark the other text."""
        self.refresh()

    def watch_marks_a(self) -> None:
        """Draw the signs anew."""
        self.refresh()

    def watch_marks_b(self) -> None:
        """Draw the signs anew."""
        self.refresh()

    def on_resize(self) -> None:
        """Set the rows for the new width; the current one stays in its place."""
        self._set()

    def notify_style_update(self) -> None:
        """Forget what was painted in other styles."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Row `y` of the window, counted from 0."""
        sheet, parallel = self._sheet, self.parallel
        found = sheet.line(self.first_row + y) if sheet is not None and len(sheet) else None
        if sheet is None or parallel is None or found is None:
            return Strip.blank(self.size.width, self.rich_style)
        number = sheet.numbers[found[0]]
        key = (number, found[1], self._shown(number))
        strip = self._strips.get(key)
        if strip is None:
            drawn = Drawn(parallel.rows[number], sheet.block(found[0]), self._differences(number), key[2])
            strip = self._paint().strip(drawn, found[1])
            strip = self._strips[key] = strip.adjust_cell_length(self.size.width).apply_style(self.rich_style)
        return strip

    def on_click(self, event: events.Click) -> None:
        """The row under the pointer becomes current, in the text under the pointer."""
        sheet, where = self._sheet, event.get_content_offset_capture(self)
        found = sheet.line(self.first_row + where.y) if sheet is not None and len(sheet) else None
        if sheet is None or found is None:
            return
        event.stop()
        letter = self._columns().letter_at(where.x)
        if letter is None and found[1] >= 0:
            lines = sheet.block(found[0]).lines[found[1]]
            letter = Letter.A if lines.a is not None else Letter.B
        self.post_message(self.Touched(sheet.numbers[found[0]], letter, event.chain > 1))

    @property
    def _index(self) -> int:
        return self._index_of(self.at)

    def _index_of(self, row: int) -> int:
        """Where a row stands among those that are shown; where it would stand, if it is none of them."""
        return min(bisect_left(self.numbers, row), max(len(self.numbers) - 1, 0))

    def _shown(self, number: int) -> Shown:
        parallel = self.parallel
        if parallel is None:
            return Shown(False, self.letter)
        row, characters = parallel.rows[number], chrome(self.ambiguous_width)
        current = number == self.at
        return Shown(
            current,
            self.letter if current else Letter.A,
            sign(_mark(self.marks_a, row.a), characters),
            sign(_mark(self.marks_b, row.b), characters),
        )

    def _differences(self, number: int) -> Differing:
        found = self._differing.get(number)
        if found is None and self.parallel is not None:
            found = self._differing[number] = differing(self.parallel.rows[number])
        return found or NOTHING

    def _columns(self) -> Columns:
        width = self.size.width - self.scrollbar_size_vertical
        return columns(max(width, _LEAST_WIDTH), self.measure, self.ambiguous_width)

    def _paint(self) -> PairPainter:
        if self._painter is None:
            self._painter = PairPainter(self, self._columns(), chrome(self.ambiguous_width))
        return self._painter

    def _set(self) -> None:
        """Set the rows that are wanted for the width there is, the current one where it stands on the screen."""
        parallel = self.parallel
        if parallel is None or not self.size.width or not self.size.height:
            self._sheet = None
            self.pile(None, 0, 0)
            return
        numbers = parallel.numbers(self.kinds)
        row = self.row_in_window(self._index)
        known, frames = self._sheet, self._columns().frames(justified=self.justified)
        if known is None or known.frames != frames or known.numbers != numbers:
            self._sheet = FacingSheet(
                parallel, numbers, frames, known.texts if known and known.frames == frames else None
            )
        self.notify_style_update()
        place = self.size.height // 4 if row is None else min(row, self.size.height - 1)
        self.pile(self._sheet, self._index, place if self._index else 0)


def _mark(marks: Marks, clause: Clause | None) -> Mark | None:
    return marks.get(clause.id) if clause is not None else None

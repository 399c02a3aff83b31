"""A document on the screen: set for the width there is, drawn row by row, scrolled to a clause.

It lays out what is seen before anything else, inside the first render, and the rest in small steps while nothing
else happens. Rows above the window that turn out higher or lower than guessed do not move what is in it.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip
from textual.timer import Timer

from stdplan_tui.corpus.model import Document
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.sheet import Sheet
from stdplan_tui.tui.layout.window import approaching, clamped, revealing, settle_around, showing
from stdplan_tui.tui.progress import seen
from stdplan_tui.tui.widgets.framed import Framed
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.widgets.reader.anchor import Aim, Held, first_for, in_sight
from stdplan_tui.tui.widgets.reader.appearance import COMPONENT_CLASSES, CSS, styles_of
from stdplan_tui.tui.widgets.reader.painting import Dress, Geometry, Painter, geometry

_CACHED_SCREENS: Final = 2
_STEP_SECONDS: Final = 0.006
_PAUSE_SECONDS: Final = 0.015
_QUIET_SECONDS: Final = 0.1


class SheetView(Framed, inherit_bindings=False):
    """Shows one document, of which clause `number` is current."""

    DEFAULT_CSS = CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENT_CLASSES)

    measure: var[int] = var(36)
    justified: var[bool] = var(True)
    ambiguous_width: var[int] = var(1)
    percent: var[int] = var(0)
    """How far into the document what is seen reaches; what is not set yet is guessed."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 — Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.number = 0
        self.document: Document | None = None
        self._sheet: Sheet | None = None
        self._painter: Painter | None = None
        self._strips: LRUCache[tuple[int, int, Dress], Strip] = LRUCache(1)
        self._aim: Aim | None = None
        self._held: Held | None = None
        self._height = 0
        self._room = Size(0, 0)
        self._drawn: tuple[Sheet | None, int] | None = None
        self._setting: Timer | None = None

    def open(self, document: Document | None, number: int, row: int | None = None) -> None:
        """Show `document` with its clause `number` current, at the top where that is the first.

        `row` is the row of the window that the clause should begin on, where it was there before.
        """
        self.document = document
        self._sheet = None
        self.number = number
        self._held = None
        self._aim = Aim(number, 0, row) if row is not None else Aim(number, 0, 0) if number == 0 else None
        self._arrive()

    def dress(self, number: int) -> Dress:
        """What lies over a clause."""
        return Dress(current=number == self.number)

    def watch_measure(self) -> None:
        """Set the document anew."""
        self._arrive()

    def watch_justified(self) -> None:
        """Set the document anew."""
        self._arrive()

    def watch_ambiguous_width(self) -> None:
        """Set the document anew."""
        self._arrive()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other rows."""
        super().watch_scroll_y(old_value, new_value)
        if (sheet := self._sheet) is not None:
            self._reckon(sheet)

    def on_resize(self) -> None:
        """Set the document for the new size; what the eye is on stays in its place."""
        self._strips.grow(_CACHED_SCREENS * self.size.height)
        if self._sheet is not None:
            self._aim = self._aim or self._steady_aim()
        self._arrive()

    def minded(self) -> tuple[int, ...]:
        """The characters of the current clause to be kept in place while they are in sight, first things first."""
        return (0,)

    def notify_style_update(self) -> None:
        """Forget what was painted in other styles."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the window; what they all are drawn from is looked up once."""
        self._drawn = (self.sheet, self.first_row)
        try:
            return super().render_lines(crop)
        finally:
            self._drawn = None

    @property
    def seen(self) -> tuple[Sheet | None, int]:
        """The sheet, and its row that is at the top of the window."""
        return self._drawn or (self.sheet, self.first_row)

    def render_line(self, y: int) -> Strip:
        """Row `y` of the window, counted from 0; its segments know which characters they show."""
        sheet, first = self.seen
        found = sheet.line(first + y) if sheet else None
        if sheet is None or found is None:
            return Strip.blank(self.size.width, self.rich_style)
        number, line = found
        block = sheet.block(number)
        key = (number, line, self.dress(number).over(block.lines[line] if line >= 0 else ()))
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._paint().strip(block, line, key[2])
        return strip

    @property
    def sheet(self) -> Sheet | None:
        """The document, set for the width there is now; None without a document or before there is a width."""
        document, found = self.document, self._geometry()
        if document is None or not document.flat or found is None:
            return None
        frame = Frame(found.text, found.ambiguous_width, self.justified, found.right)
        if self._sheet is None or self._sheet.frame != frame:
            self._aim = self._aim or self._steady_aim()
            self._sheet = Sheet(document, frame)
            settle_around(self._sheet, self._aim.number, self._room.height)
            self.notify_style_update()
        return self._sheet

    @property
    def room(self) -> int:
        """The Chinese characters that there is room for in a row, whatever the measure."""
        width = self.size.width - self.scrollbar_size_vertical
        return geometry(width, width, self.ambiguous_width).text // 2

    @property
    def margin_left(self) -> int:
        """The cells left of the gutter."""
        found = self._geometry()
        return found.left if found else 0

    @property
    def first_row(self) -> int:
        """The row of the sheet that is at the top of the window."""
        if self._aim is None or self._sheet is None:
            return round(self.scroll_y)
        return first_for(self._sheet, self._aim, self._room.height)

    @property
    def top_clause(self) -> tuple[int, int]:
        """The clause at the top of the window, and how many of its rows are above that."""
        first = self.first_row
        if (sheet := self.sheet) is None:
            return 0, 0
        number = sheet.at(first)
        return number, first - sheet.top(number)

    @property
    def current_row(self) -> int | None:
        """The row of the window that the current clause begins on; negative above it, None where nothing is shown."""
        return self._sheet.row_of(self.number, 0) - self.first_row if self._sheet is not None else None

    def reveal(self, number: int, *, jump: bool = False) -> None:
        """Scroll until clause `number` is in sight: as little as can be, or, for a jump, with what follows it."""
        if (sheet := self.sheet) is None:
            self._aim = Aim(number, 0, 0)
            return
        kept, shift = self.top_clause
        settle_around(sheet, number, self._room.height)
        place = approaching if jump else revealing
        self.scroll_to_row(place(sheet, sheet.top(kept) + shift, self._room.height, number))

    def reveal_character(self, number: int, character: int) -> None:
        """Scroll until a character of clause `number`, which is in sight or near, is in sight."""
        if (sheet := self.sheet) is not None:
            row = sheet.row_of(number, character)
            self.scroll_to_row(showing(sheet, self.first_row, self._room.height, row))

    def scroll_to_row(self, row: int) -> None:
        """Scroll until `row` is at the top of the window."""
        if (sheet := self.sheet) is None:
            return
        row = clamped(sheet, row, self._room.height)
        if row + self._room.height > self.virtual_size.height:
            self._measure_height(sheet)
        self.scroll_to(y=row, animate=False, force=True)

    def refresh_clause(self, number: int) -> None:
        """Draw the rows of one clause again."""
        if (sheet := self.sheet) is not None:
            self.refresh_lines(sheet.top(number), max(1, sheet.block(number).height))

    def _arrive(self) -> None:
        """Make the scroll position agree with what is aimed at, once there is a size; then set what is not yet set."""
        sheet = self.sheet
        if sheet is None or self._aim is None:
            self.refresh()
            return
        settle_around(sheet, self._aim.number, self._room.height)
        row = self.first_row
        self._measure_height(sheet)
        self._held, self._aim, self._height = Held(self._aim, row, self.number), None, self._room.height
        self.scroll_to(y=row, animate=False, force=True)
        self.refresh()
        self._set_later(_QUIET_SECONDS)

    def _steady_aim(self) -> Aim:
        """What the eye is on, where it stands; the current clause a quarter down before anything has been shown."""
        if self._sheet is None:
            return Aim(self.number, 0, self._room.height // 4)
        first, held = round(self.scroll_y), self._held
        if held is not None and (held.first, held.number) == (first, self.number):
            return held.aim
        return in_sight(self._sheet, first, self._height, self.number, self.minded())

    def _geometry(self) -> Geometry | None:
        """The cells of the pane; None before it has any."""
        self._room = self.size
        width = self._room.width - self.scrollbar_size_vertical
        if width <= 0 or not self._room.height:
            return None
        return geometry(width, self.measure, self.ambiguous_width)

    def _paint(self) -> Painter:
        if self._painter is None:
            room = self._geometry() or geometry(0, self.measure, self.ambiguous_width)
            self._painter = Painter(styles_of(self), room, chrome(self.ambiguous_width))
        return self._painter

    def _measure_height(self, sheet: Sheet) -> None:
        self.virtual_size = Size(self._room.width - self.scrollbar_size_vertical, sheet.height)
        self._reckon(sheet)

    def _reckon(self, sheet: Sheet) -> None:
        self.percent = seen(self.first_row, self._room.height, sheet.height)

    def _set_later(self, seconds: float) -> None:
        if self._setting is not None:
            self._setting.stop()
        self._setting = self.set_timer(seconds, self._set_more)

    def _set_more(self) -> None:
        """Set some of the clauses that nobody has looked at yet, for a few milliseconds."""
        sheet = self.sheet
        if sheet is None:
            return
        kept, shift = self.top_clause
        done = sheet.set_some(kept, _STEP_SECONDS)
        if done:
            self._measure_height(sheet)
        first, row = self.first_row, sheet.top(kept) + shift
        if row != first:
            self.scroll_to_row(row)
            if self._held is not None and self._held.first == first:
                self._held = self._held._replace(first=round(self.scroll_y))
        if not done:
            self._set_later(_PAUSE_SECONDS)

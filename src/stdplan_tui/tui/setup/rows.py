"""The settings one under another, each with its value between arrows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from stdplan_tui.language import _
from stdplan_tui.settings import Settings
from stdplan_tui.text.width import cells
from stdplan_tui.tui.setup.choices import CHOICES, Choice
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted


class SettingRows(RowView, inherit_bindings=False):
    """Moves among the settings; keys and the arrows of a value ask for another one."""

    DEFAULT_CSS = """
    SettingRows > .setting--value { color: $secondary; text-style: bold; }
    SettingRows > .setting--arrow { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"setting--value", "setting--arrow"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("g,home", "to_row(0)", show=False),
        Binding("G,end", "to_row(-1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another value is wanted of the current setting: on by so many steps; 0 opens it."""

        steps: int

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    @property
    def choice(self) -> Choice:
        """The setting that the list is at."""
        return CHOICES[self.row]

    def on_mount(self) -> None:
        """There are always the same rows."""
        self.have(len(CHOICES))

    def tell(self, settings: Settings) -> None:
        """Show the values of these settings."""
        self._settings = settings
        self.refresh()

    def painted(self, row: int, width: int) -> list[Segment]:
        """Name at the left; arrows and value at the right."""
        before, value, after = self._parts(CHOICES[row], width)
        name = fitted(_(CHOICES[row].name), max(width - cells(before + value + after) - 1, 4), self.ambiguous_width)
        gap = max(1, width - cells(name + before + value + after, self.ambiguous_width))
        return [
            Segment(name, self.look("row--text")),
            Segment(" " * gap),
            Segment(before, self.look("setting--arrow")),
            Segment(value, self.look("setting--value")),
            Segment(after, self.look("setting--arrow")),
        ]

    def on_click(self, event: events.Click) -> None:
        """Go to a setting; a click on an arrow takes the value before or the next one, on a value opens it."""
        offset = event.get_content_offset_capture(self)
        row = self.scroll_offset.y + offset.y
        event.stop()
        if row >= self.count:
            return
        self._go(row)
        before, value, after = self._parts(CHOICES[row], self.room)
        right = self.room + 1 - offset.x
        if right <= len(after):
            self.post_message(self.Moved(1 if CHOICES[row].values else 0))
        elif right <= cells(value + after):
            self.post_message(self.Moved(0 if not CHOICES[row].values else 1))
        elif right <= cells(before + value + after):
            self.post_message(self.Moved(-1))

    def _parts(self, choice: Choice, width: int) -> tuple[str, str, str]:
        arrows = ("< ", " >") if choice.values else ("", " >")
        value = fitted(choice.said(self._settings), max(width * 2 // 3 - 4, 6), self.ambiguous_width)
        return arrows[0], value, arrows[1]

"""Under the search field: how many hits there are, how they are listed, and by what they can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from stdplan_tui.frozen import frozen
from stdplan_tui.text.width import cells
from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.words import MUTED, fitted, plain

_GAP = 2


@frozen
class Button:
    """A key, what it does, and the action that a click runs; `on`: what it does is in force."""

    key: str
    text: str
    action: str
    on: bool = False
    value: str = ""

    @property
    def bare(self) -> Button:
        """The button without its value, unless it is in force."""
        return self if self.on else replace(self, value="")

    @property
    def said(self) -> str:
        """The words beside the key: in brackets while they are in force."""
        text = f"{self.text} {self.value}".strip()
        return f"[{text}]" if self.on else text

    @property
    def width(self) -> int:
        """The cells it takes."""
        return cells(self.key) + 1 + cells(self.said)


@frozen
class Line:
    """Words at the left, buttons behind them; `short` stands for the words where one line has all buttons.

    Where there is no room the values of the buttons are left out, then the last buttons.
    """

    words: str = ""
    buttons: tuple[Button, ...] = ()
    short: str = ""


class SearchBar(Widget):
    """Two lines of words and buttons; where the pane is wide and low, one."""

    DEFAULT_CSS = "SearchBar { height: 2; padding: 0 1; }"
    ALLOW_SELECT = False

    lines: reactive[tuple[Line, ...]] = reactive[tuple[Line, ...]](())

    def render(self) -> Content:
        """The lines, or all of them in one."""
        lines: Sequence[Line] = self.lines
        if self.size.height < len(lines):
            buttons = tuple(button for line in reversed(lines) for button in line.buttons)
            lines = [Line(lines[0].short, buttons)]
        return Content("\n").join(self._rendered(line) for line in lines)

    def on_click(self, event: Click) -> None:
        """Run the command that was clicked."""
        action = event.style.meta.get("action")
        if isinstance(action, str):
            event.stop()
            self.post_message(RunCommand(action))

    def _rendered(self, line: Line) -> Content:
        width = self.size.width
        words = fitted(line.words, width)
        room = width - (cells(words) + _GAP if words else 0)
        buttons, gap = _fitting(line.buttons, room)
        shown = Content(" " * gap).join(map(_button, buttons))
        return Content.assemble(plain(words, MUTED), " " * _GAP, shown) if words else shown


def _fitting(buttons: Sequence[Button], room: int) -> tuple[Sequence[Button], int]:
    """As many of the buttons as stand in `room` cells, and how many cells are between them.

    Values give way first, then blanks, then the last buttons that are not in force.
    """
    bare = [button.bare for button in buttons]
    for kept, gap in ((buttons, _GAP), (bare, _GAP), (bare, 1)):
        if _taken(kept, gap) <= room:
            return kept, gap
    while bare and _taken(bare, _GAP) > room:
        spare = next((button for button in reversed(bare) if not button.on), bare[-1])
        bare.remove(spare)
    return bare, _GAP


def _taken(buttons: Sequence[Button], gap: int) -> int:
    return sum(button.width + gap for button in buttons) - gap


def _button(button: Button) -> Content:
    words = plain(button.said, "bold $primary" if button.on else "")
    content = Content.assemble((button.key, "$footer-key-foreground bold"), " ", words)
    return content.stylize(Style.from_meta({"action": button.action}))

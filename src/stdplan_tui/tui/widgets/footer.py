"""The footer: the keys that work here, each a button as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from types import MappingProxyType

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.messages import RunCommand

_GAP = 2


class Footer(Widget):
    """One line of commands: all of `always`, and before them as many of `commands` as there is room for.

    One widget that draws all keys; a widget for each, as Textual's own footer has, doubles the time to first paint.
    """

    DEFAULT_CSS = "Footer { height: 1; padding: 0 1; }"
    ALLOW_SELECT = False
    DEFAULT_CLASSES = "-textual-system"  # as a scrollbar: a click on it leaves the words selected, which it may act on

    commands: reactive[tuple[Command, ...]] = reactive[tuple[Command, ...]](())
    always: reactive[tuple[Command, ...]] = reactive[tuple[Command, ...]](())
    letters: Mapping[int | str, str] = MappingProxyType({})
    """What is typed to jump to a command, by its action, while that is asked for."""

    @property
    def shown(self) -> tuple[Command, ...]:
        """The commands that there is room for."""
        always = _fitting(self.always, self.size.width)
        used = sum(map(_width, always))
        return (*_fitting(self.commands, self.size.width - used), *always)

    def render(self) -> Content:
        """The keys and what they do; while letters are asked for, those in the place of the keys.

        Letters that need more room than the keys take it from the gap to the next button.
        """
        drawn = Content()
        for command in self.shown:
            button = _button(command, self.letters.get(command.action, ""))
            drawn += button + " " * max(1, _width(command) - cells(button.plain))
        return drawn.rstrip()

    def parts(self) -> Iterable[str]:
        """The commands shown, to be jumped to, by their actions."""
        return [command.action for command in self.shown]

    def on_click(self, event: Click) -> None:
        """Run the command that was clicked."""
        action = event.style.meta.get("action")
        if isinstance(action, str):
            event.stop()
            self.post_message(RunCommand(action))


def _fitting(commands: tuple[Command, ...], room: int) -> tuple[Command, ...]:
    """The first of the commands, as many as stand in `room` cells."""
    ends = accumulate(map(_width, commands))
    return commands[: sum(end - _GAP <= room for end in ends)]


def _width(command: Command) -> int:
    key, text = _said(command)
    return cells(key) + bool(key) + cells(text) + _GAP


def _said(command: Command) -> tuple[str, str]:
    return command.footer_key or " ".join(command.shown_keys[:1]), _(command.footer)


def _button(command: Command, letters: str) -> Content:
    key, text = _said(command)
    begin = (letters, "bold reverse") if letters else (key, "$footer-key-foreground bold")
    blanks = max(1, cells(key) + 1 - len(letters)) if letters else bool(key)
    return Content.assemble(begin, " " * blanks, text).stylize(Style.from_meta({"action": command.action}))

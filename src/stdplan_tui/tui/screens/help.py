"""Help: every key and command, from the one list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import GROUPS
from stdplan_tui.tui.words import MUTED

Groups = Sequence[tuple[str, tuple[Command, ...]]]
"""Commands under the titles of their groups."""

_KEYS = 16
_NAME = 28


class Help(ModalScreen[None]):
    """All commands by group, each with its keys and what it does."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,?,？,enter", "leave", show=False),
        Binding("j,down", "move('down')", show=False),
        Binding("k,up", "move('up')", show=False),
        Binding("space,pagedown", "move('page_down')", show=False),
        Binding("b,pageup", "move('page_up')", show=False),
        Binding("g,home", "move('home')", show=False),
        Binding("G,end", "move('end')", show=False),
    ]

    def __init__(self, groups: Groups = GROUPS) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """The list, as long as it is."""
        with VerticalScroll(id="help") as box:
            box.border_title = _("Keys and commands")
            box.border_subtitle = _("Esc closes")
            yield Static(help_text(self._groups), markup=False)

    def action_move(self, movement: str) -> None:
        """Read on, or back."""
        getattr(self.query_one("#help"), f"scroll_{movement}")(animate=False)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss()


def help_text(groups: Groups = GROUPS) -> Content:
    """All commands, one a line, under the titles of their groups."""
    return Content("\n").join(_lines(groups))


def _lines(groups: Groups) -> Iterator[Content]:
    for title, commands in groups:
        yield Content.styled(_(title), "bold $primary")
        yield from map(_line, commands)
        yield Content()
    yield Content.styled(_("With a Chinese input method on, full-width keys work too: ／ ？ 【 】 、 ｜ ＋ －"), MUTED)
    yield Content.styled(_("Letters cannot: find every command by name with ^p, or use the mouse."), MUTED)


def _line(command: Command) -> Content:
    keys, name = " ".join(command.shown_keys), _(command.name)
    return Content.assemble(
        (keys + " " * max(1, _KEYS - cells(keys)), "bold $accent"),
        name + " " * max(1, _NAME - cells(name)),
        (_(command.help), MUTED),
    )

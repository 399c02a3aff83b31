"""Help: every key and command, from the one list of them; and what a query can say."""

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
_WIDTH = 98


class Help(ModalScreen[None]):
    """All commands by group, each with its keys and what it does; Tab turns to what a query can say, and back."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,?,？,f1,enter", "leave", show=False),
        Binding("tab,shift+tab,left,right", "turn", show=False),
        Binding("j,down", "move('down')", show=False),
        Binding("k,up", "move('up')", show=False),
        Binding("space,pagedown", "move('page_down')", show=False),
        Binding("b,pageup", "move('page_up')", show=False),
        Binding("g,home", "move('home')", show=False),
        Binding("G,end", "move('end')", show=False),
    ]

    def __init__(self, groups: Groups = GROUPS, *, query: bool = False) -> None:
        super().__init__()
        self._groups = groups
        self._query = query

    def compose(self) -> ComposeResult:
        """The list, as long as it is."""
        with VerticalScroll(id="help"):
            yield Static(markup=False)

    def on_mount(self) -> None:
        """Show the page that is wanted."""
        self._show()

    def on_resize(self) -> None:
        """Set the lines anew."""
        self._show()

    def action_turn(self) -> None:
        """Show the other page, where there is one."""
        if self._groups is GROUPS:
            self._query = not self._query
            self._show()

    def action_move(self, movement: str) -> None:
        """Read on, or back."""
        getattr(self.query_one("#help"), f"scroll_{movement}")(animate=False)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss()

    def _show(self) -> None:
        box = self.query_one("#help", VerticalScroll)
        other = _("keys and commands") if self._query else _("what a query can say")
        box.border_title = _("What a query can say") if self._query else _("Keys and commands")
        turn = _("Tab: {page}   ").format(page=other) if self._groups is GROUPS else ""
        box.border_subtitle = turn + _("Esc closes")
        width = box.scrollable_content_region.width or _WIDTH
        self.query_one(Static).update(_query_text(width) if self._query else help_text(self._groups))
        box.scroll_home(animate=False)


def help_text(groups: Groups = GROUPS) -> Content:
    """All commands, one a line, under the titles of their groups."""
    return Content("\n").join(_lines(groups))


def _query_text(width: int) -> Content:
    from stdplan_tui.tui.finding.query_help import query_text

    return query_text(width)


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

"""The keys of all commands: found by name, given by pressing them, taken away, put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import GROUPS as READING
from stdplan_tui.tui.compare_commands import GROUPS as COMPARING
from stdplan_tui.tui.disagreeing.commands import GROUPS as DISAGREEING
from stdplan_tui.tui.import_commands import GROUPS as IMPORTING
from stdplan_tui.tui.keymap import Fault, contexts, holders, keymap_of
from stdplan_tui.tui.listing.commands import GROUPS as LISTING
from stdplan_tui.tui.review_commands import GROUPS as REVIEWING
from stdplan_tui.tui.screens.listing import Listing
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.selecting.motions import GROUPS as SELECTING
from stdplan_tui.tui.setup.commands import GROUPS as SETTING
from stdplan_tui.tui.setup.key_rows import KeyRows
from stdplan_tui.tui.setup.rebinding import as_default, with_key, without_keys
from stdplan_tui.tui.tagging.commands import GROUPS as VOCABULARY
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import Button

_GROUPS = (*READING, *SELECTING, *IMPORTING, *COMPARING, *REVIEWING, *DISAGREEING, *SETTING, *VOCABULARY, *LISTING)
"""Of the screens after the first, only the commands of their own are listed."""


class KeysScreen(Listing[dict[str, str] | None]):
    """Lists the commands of all screens; it gives the keymap that the settings should hold, None for the one before."""

    CSS_PATH = "keys.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding("insert,ctrl+a", "ask(True)", show=False, priority=True),
        Binding("delete,ctrl+d", "default", show=False, priority=True),
        Binding("ctrl+k", "none", show=False, priority=True),
        Binding("ctrl+r", "all_default", show=False, priority=True),
    ]

    rows = query_one(KeyRows)

    def __init__(self, texts: Mapping[str, str], ambiguous_width: int = 1) -> None:
        super().__init__()
        self._texts = dict(texts)
        self._ambiguous_width = ambiguous_width

    def compose(self) -> ComposeResult:
        """The field that narrows down, the commands, the keys here."""
        with Vertical(id="keys") as box:
            box.border_title = _("Keys")
            yield Input(placeholder=_("Part of a command, or of its id"), compact=True)
            yield KeyRows()
            yield Static(id="keys-wrong", markup=False)
            yield KeyLine(
                Button("Enter", _("press a key"), "ask"),
                Button("Esc", _("back"), "leave"),
                Button("Ins", _("one more"), "ask(True)"),
                Button("Del", _("default"), "default"),
                Button("^k", _("none"), "none"),
                Button("^r", _("all default"), "all_default"),
            )

    def on_mount(self) -> None:
        """List all commands."""
        self.rows.ambiguous_width = self._ambiguous_width
        self.rows.can_focus = False
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List those that have what was typed."""
        event.stop()
        self._list()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask for the key of the command at hand."""
        event.stop()
        await self.action_ask()

    async def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A command was clicked twice."""
        event.stop()
        await self.action_ask()

    async def action_ask(self, beside: bool = False) -> None:
        """Ask for a key for the command at hand, instead of its keys or beside them."""
        from stdplan_tui.tui.screens.key_prompt import KeyPrompt

        if (command := self._at_hand) is None:
            return

        def taken(key: str | None) -> None:
            if key is not None:
                self._take(with_key(command, key, self._texts, beside=beside))

        await self.app.push_screen(KeyPrompt(_(command.name), lambda key: self._objection(command, key)), taken)

    def action_default(self) -> None:
        """Give the command at hand its default keys."""
        if command := self._at_hand:
            self._take(as_default(command, self._texts))

    def action_none(self) -> None:
        """Take all keys from the command at hand."""
        if command := self._at_hand:
            self._take(without_keys(command, self._texts))

    def action_all_default(self) -> None:
        """Give all commands their default keys."""
        self._take({})

    def action_done(self) -> None:
        """Go back with the keys as they are now."""
        self.dismiss(self._texts)

    def action_leave(self) -> None:
        """Go back to the settings with what was changed: they keep it or put it back."""
        self.dismiss(self._texts)

    @property
    def _at_hand(self) -> Command | None:
        """The command that the list is at, with its default keys."""
        shown = self.rows.command
        every = (command for _title, commands in _GROUPS for command in commands)
        return next((one for one in every if shown and (one.id, one.name) == (shown.id, shown.name)), None)

    def _objection(self, command: Command, key: str) -> str:
        """What stands against a key for a command; "" for nothing."""
        tried = keymap_of({command.id: key}).problems
        typed = [str(problem) for problem in tried if problem.fault in (Fault.TYPED, Fault.RESERVED)]
        losers = holders(command.id, key, keymap_of(self._texts))
        named = ", ".join(dict.fromkeys(_(loser.name) for loser in losers))
        return " ".join([*typed, *([_("belongs to {names}").format(names=named)] if named else [])])

    def _take(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._list()

    def _list(self) -> None:
        keymap = keymap_of(self._texts)
        problems = {problem.id: str(problem) for problem in reversed(keymap.problems)}
        self.rows.show(tuple(self._entries(self.field.value.casefold().split())), frozenset(self._texts), problems)
        count = len(keymap.problems)
        wrong = self.query_one("#keys-wrong", Static)
        wrong.update(ngettext("{n} problem, marked with !", "{n} problems, marked with !", count).format(n=count))
        wrong.display = count > 0

    def _entries(self, words: list[str]) -> Iterator[str | Command]:
        keymap, listed = keymap_of(self._texts), set[Command]()
        for title, commands in _GROUPS:
            context = next(whole for whole in contexts() if set(commands) <= set(whole))
            now = dict(zip(context, keymap.applied(context), strict=True))
            fitting = [
                now[command]
                for command in commands
                if command not in listed and all(word in f"{_(command.name)} {command.id}".casefold() for word in words)
            ]
            listed.update(commands)
            if fitting:
                yield title
                yield from fitting

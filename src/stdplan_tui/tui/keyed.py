"""A screen whose commands have the keys that a person gave them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from textual.binding import BindingsMap
from textual.events import MouseMove
from textual.screen import Screen

from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.hushing import Hushed
from stdplan_tui.tui.opening import Opening
from stdplan_tui.tui.whole_characters import Whole
from stdplan_tui.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from stdplan_tui.tui.help.here import Groups
    from stdplan_tui.tui.keymap import Keymap
    from stdplan_tui.tui.messages import RunCommand

R = TypeVar("R")


class Keyed(Hushed, Opening, Whole, Screen[R]):
    """Owns the keys of its commands now: `own_commands` are all of them, with the keys that are in force.

    `command_groups` are the same under the titles that the help has for them. Of these the footer has `footer_commands`
    where they work, and `always_in_footer`.
    """

    own_commands: tuple[Command, ...] = ()
    command_groups: Groups = ()
    footer_commands: tuple[Command, ...] = ()
    always_in_footer: tuple[Command, ...] = ()

    def use_keymap(self, keymap: Keymap) -> None:
        """Give the commands of this screen the keys that they have by a keymap."""
        self.own_commands = keymap.applied(type(self).own_commands)
        self._bindings = _bound(self._merged_bindings, self.own_commands)
        if self.is_mounted:
            self.refresh_bindings()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Have what is under the pointer know what it says when that rests there."""
        from stdplan_tui.tui.tips import set_tip

        if not event.button:
            set_tip(self, event)

    def show_keys(self) -> None:
        """Show in the footer the keys that work here."""
        if self._there:
            footer = self.query_one(Footer)
            footer.commands = tuple(
                one for one in self.in_force(self.footer_commands) if self.check_action(one.action, ())
            )
            footer.always = self.in_force(self.always_in_footer)

    async def on_run_command(self, event: RunCommand) -> None:
        """A command was clicked."""
        event.stop()
        await self.run_action(event.action)

    async def action_help(self) -> None:
        """Show the keys of this screen."""
        from stdplan_tui.tui.help.screen import open_help

        await open_help(self, self.command_groups)

    async def action_commands(self) -> None:
        """Open the palette."""
        from stdplan_tui.tui.palette.screen import open_palette

        await open_palette(self.app)

    def in_force(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """Commands of this screen, with the keys that they have now."""
        now = {command.id: command for command in self.own_commands}
        return tuple(now[command.id] for command in commands)

    def key_of(self, id_: str) -> str:
        """The first key of a command as people read it; where it has none, the one that opens the palette."""
        keys = {command.id: command.shown_keys for command in self.own_commands}
        return next(iter((*keys[id_], *keys["commands"])), "^p")


def _bound(default: BindingsMap | None, commands: tuple[Command, ...]) -> BindingsMap:
    """The bindings of a screen's class, those of its commands replaced."""
    own = {command.id for command in commands}
    now = BindingsMap(bindings(commands)).key_to_bindings
    inherited = default.key_to_bindings.items() if default else ()
    kept = {key: left for key, found in inherited if (left := [one for one in found if one.id not in own])}
    return BindingsMap.from_keys(kept | now)

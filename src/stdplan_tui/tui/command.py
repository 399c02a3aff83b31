"""A thing a person can do, said once: its keys, its place in the palette and the footer, and its help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stdplan_tui.frozen import frozen
from stdplan_tui.tui.key_names import is_character, keys_pressed, shown_key

if TYPE_CHECKING:
    from textual.binding import BindingType


@frozen
class Command:
    """One command of the reading screen: key binding, palette entry, footer text and help in one.

    `id` names it in a keymap, and its action: `next-clause` is `action_next_clause`. `keys` are as typed, separated
    by blanks. `name`, `help` and `footer` are English and translated when shown; in the footer its first key stands,
    or `footer_key`. `typing` says that it opens a field to write in, or changes what keys mean: what is
    typed right after belongs there. `numbered`: its action is told which of its keys was pressed, counted from 1.
    """

    id: str
    keys: str
    name: str
    help: str
    footer: str = ""
    footer_key: str = ""
    typing: bool = False
    numbered: bool = False

    @property
    def action(self) -> str:
        """The name of the action, as Textual runs it."""
        return self.id.replace("-", "_")

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as people read them: ("j", "↓"), or ("1-9",) for numbered ones."""
        keys = tuple(shown_key(key) for key in self.keys.split())
        return (f"{keys[0]}-{keys[-1]}",) if self.numbered and len(keys) > 1 else keys

    @property
    def types(self) -> bool:
        """Whether its first key is a character, which a field takes for itself."""
        return is_character(self.keys.partition(" ")[0])

    def bindings(self) -> list[BindingType]:
        """The key bindings, full-width twins included.

        A key that opens a field is bound with priority: Textual then runs the command before it hands out the next
        key, so nothing typed right after is lost.
        """
        from textual.binding import Binding

        keys = self.keys.split()
        told = [([key], f"{self.action}({number})") for number, key in enumerate(keys, 1)]
        return [
            Binding(
                ",".join(pressed for key in typed for pressed in keys_pressed(key)),
                *(action, self.name),
                show=False,
                priority=self.typing,
                id=self.id,
            )
            for typed, action in (told if self.numbered else [(keys, self.action)])
        ]


def named(commands: Iterable[Command], ids: Iterable[str]) -> tuple[Command, ...]:
    """Those of the commands that have these ids, in the order of the ids. Raises KeyError where there is none."""
    by_id = {command.id: command for command in commands}
    return tuple(by_id[id_] for id_ in ids)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The key bindings of the commands, for a screen's BINDINGS."""
    return [binding for command in commands if command.keys for binding in command.bindings()]

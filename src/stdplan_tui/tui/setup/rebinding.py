"""Giving commands other keys: what the settings then hold, the commands that lose a key included."""

from __future__ import annotations

from collections.abc import Mapping

from stdplan_tui.tui.command import Command
from stdplan_tui.tui.keymap import contexts, holders, keymap_of

Texts = Mapping[str, str]
"""The keymap of the settings: keys, separated by commas, by command ids."""


def keys_now(command: Command, texts: Texts) -> tuple[str, ...]:
    """The keys that a command has by those settings, on the screen where it is at home."""
    for context in contexts():
        if command in context:
            now = keymap_of(texts).applied(context)[context.index(command)]
            return tuple(now.keys.split())
    return tuple(command.keys.split())


def with_key(command: Command, key: str, texts: Texts, *, beside: bool = False) -> dict[str, str]:
    """The settings that give a command a key: alone, or beside those it has; who has it now keeps its other ones."""
    changed = dict(texts)
    for loser in holders(command.id, key, keymap_of(texts)):
        changed[loser.id] = ",".join(kept for kept in loser.keys.split() if kept != key)
    before = keys_now(command, texts) if beside else ()
    changed[command.id] = ",".join(dict.fromkeys((*before, key)))
    return _tidied(changed)


def without_keys(command: Command, texts: Texts) -> dict[str, str]:
    """The settings that take all its keys from a command: it stays in the palette."""
    return _tidied({**texts, command.id: ""})


def as_default(command: Command, texts: Texts) -> dict[str, str]:
    """The settings that say nothing of a command."""
    return {id_: keys for id_, keys in texts.items() if id_ != command.id}


def _tidied(texts: Texts) -> dict[str, str]:
    """Without what is the default anyway."""
    defaults: dict[str, set[str]] = {}
    for context in contexts():
        for command in context:
            defaults.setdefault(command.id, set()).add(",".join(command.keys.split()))
    return {id_: keys for id_, keys in texts.items() if defaults.get(id_) != {keys}}

"""The keys of every command now: the defaults, changed by what the user chose; and what is wrong with that choice.

A keymap is made once of the user's texts. Screens hold the commands that it gives: their `keys` are those in force,
so whatever shows a command shows these. It knows nothing of the toolkit: `stdplan keys` asks it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from functools import cache
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import COMMANDS, SEARCHING
from stdplan_tui.tui.key_names import is_character, key_named, shown_key

Context = tuple[Command, ...]
"""The commands of one screen: no two of them can have the same key."""

QUITS: Final = "ctrl+q"
"""The key that leaves the program wherever one is: no other command can have it."""

_IN_FIELD: Final = frozenset(command.id for command in SEARCHING if command.typing)
"""Commands that act while words are typed: a character as their key could not be typed any more."""


class Fault(StrEnum):
    """What can be wrong with a key that was chosen."""

    NO_COMMAND = "no-command"
    NO_KEY = "no-key"
    TYPED = "typed"
    RESERVED = "reserved"
    TAKEN = "taken"
    LOST = "lost"


@frozen
class KeyProblem:
    """Something wrong with the key `key` of the command `id`; `other` is the command that has it, or lost it."""

    fault: Fault
    id: str
    key: str = ""
    other: str = ""

    def __str__(self) -> str:
        key, id_ = shown_line(shown_key(self.key) if self.key else ""), shown_line(self.id)
        match self.fault:
            case Fault.NO_COMMAND:
                return _("there is no command {id}").format(id=id_)
            case Fault.NO_KEY:
                return _("{id}: there is no key {key}").format(id=id_, key=shown_line(self.key))
            case Fault.TYPED:
                return _("{id}: {key} is typed in the search field; take a key such as f5 or ctrl+t").format(
                    id=id_, key=key
                )
            case Fault.RESERVED:
                return _("{id}: {key} quits wherever you are; take another key").format(id=id_, key=key)
            case Fault.TAKEN:
                return _("{id}: {key} belongs to {other} already").format(id=id_, key=key, other=self.other)
            case Fault.LOST:
                return _("{id}: {key} is taken from {other}").format(id=id_, key=key, other=self.other)


@frozen
class Keymap:
    """Keys that were chosen, by command id, and what came of that which the user may not have wanted.

    On each screen a key belongs to one command: to the first in the list of those that it was chosen for, else to
    the one that has it by default.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[KeyProblem, ...] = ()

    def applied(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """The commands of a screen with the keys that are in force."""
        commands = tuple(commands)
        if not self.chosen:
            return commands
        owner, _problems = _settled(commands, self.chosen)
        return _paired(commands, [replace(command, keys=_left(command, self.chosen, owner)) for command in commands])


def screens() -> dict[str, Context]:
    """The commands of each screen that has any, by the screen's name; those of a mode that has keys of its own too."""
    from stdplan_tui.tui.compare_commands import COMPARING
    from stdplan_tui.tui.disagreeing.commands import DISAGREEING
    from stdplan_tui.tui.import_commands import IMPORTING
    from stdplan_tui.tui.listing.commands import LISTING
    from stdplan_tui.tui.past.commands import COMMANDS as PAST
    from stdplan_tui.tui.review_commands import REVIEWING
    from stdplan_tui.tui.selecting.motions import MOTIONS
    from stdplan_tui.tui.setup.commands import SETTING
    from stdplan_tui.tui.sharing.commands import COMMANDS as SHARING
    from stdplan_tui.tui.tagging.commands import VOCABULARY

    return {
        "reading": COMMANDS,
        "selecting": MOTIONS,
        "importing": IMPORTING,
        "comparing": COMPARING,
        "reviewing": REVIEWING,
        "disagreeing": DISAGREEING,
        "past": PAST,
        "sharing": SHARING,
        "settings": SETTING,
        "vocabulary": VOCABULARY,
        "listing": LISTING,
    }


def contexts() -> tuple[Context, ...]:
    """The commands of each screen."""
    return tuple(screens().values())


@cache
def _ids() -> frozenset[str]:
    return frozenset(command.id for context in contexts() for command in context)


def keymap_of(texts: Mapping[str, str]) -> Keymap:
    """The keymap that a user's texts ask for: keys, separated by commas, by command ids; an empty text for none."""
    if not texts:
        return Keymap()
    problems = [KeyProblem(Fault.NO_COMMAND, id_) for id_ in texts if id_ not in _ids()]
    chosen = {id_: tuple(_read(id_, text, problems)) for id_, text in texts.items() if id_ in _ids()}
    for context in contexts():
        problems += _settled(context, chosen)[1]
    return Keymap(chosen, tuple(dict.fromkeys(problems)))


def holders(id_: str, key: str, keymap: Keymap) -> tuple[Command, ...]:
    """The other commands that have a key now on the screens of the command `id_`."""
    return tuple(
        command
        for context in contexts()
        if any(command.id == id_ for command in context)
        for command in keymap.applied(context)
        if command.id != id_ and key in command.keys.split()
    )


def _read(id_: str, text: str, problems: list[KeyProblem]) -> Iterator[str]:
    """The keys that a text names and the command can have."""
    for written in dict.fromkeys(text.split(",")) if text.strip() else ():
        key = key_named(written)
        if key is None:
            problems.append(KeyProblem(Fault.NO_KEY, id_, written.strip()))
        elif id_ in _IN_FIELD and is_character(key):
            problems.append(KeyProblem(Fault.TYPED, id_, key))
        elif key == QUITS and id_ != "quit":
            problems.append(KeyProblem(Fault.RESERVED, id_, key))
        else:
            yield key


def _settled(
    commands: Context, chosen: Mapping[str, tuple[str, ...]]
) -> tuple[Mapping[str, str], tuple[KeyProblem, ...]]:
    """Which command of a screen has each key that was chosen there, by id; and what else that came to."""
    owner: dict[str, str] = {}
    problems: list[KeyProblem] = []
    for command in commands:
        keys = chosen.get(command.id, ())
        problems += (KeyProblem(Fault.TAKEN, command.id, key, owner[key]) for key in keys if key in owner)
        owner = dict.fromkeys(keys, command.id) | owner
    for command in commands:
        lost = () if command.id in chosen else (key for key in command.keys.split() if key in owner)
        problems += (KeyProblem(Fault.LOST, owner[key], key, command.id) for key in lost)
    return owner, tuple(problems)


def _left(command: Command, chosen: Mapping[str, tuple[str, ...]], owner: Mapping[str, str]) -> str:
    """The keys of a command that no other one has."""
    wanted = chosen.get(command.id, tuple(command.keys.split()))
    return " ".join(key for key in wanted if owner.get(key, command.id) == command.id)


def _paired(before: Context, after: Sequence[Command]) -> tuple[Command, ...]:
    """The commands, with "j/k" in the footer made of the keys that the two have now."""
    now = {old.keys.partition(" ")[0]: new.keys.partition(" ")[0] for old, new in zip(before, after, strict=True)}
    pairs = ((command, [now.get(key, "") for key in command.footer_key.split("/")]) for command in after)
    return tuple(
        replace(command, footer_key="/".join(shown_key(key) for key in keys if key)) if command.footer_key else command
        for command, keys in pairs
    )

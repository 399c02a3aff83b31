"""`stdplan keys`: every command of the screens with its keys, and what is wrong with those of the settings."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.language import N_, _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.keymap import Keymap, KeyProblem, keymap_of, screens

_ID = 20
_KEYS = 18


@command("keys", N_("List the commands of the screens with their keys; exit code 1 where those of the settings clash."))
@json_option
@click.pass_obj
def keys(call: Call, as_json: bool) -> int:
    """Print screen by screen ID, KEYS and NAME, and on standard error what is wrong."""
    keymap = keymap_of(call.settings.keymap)
    for screen, commands in screens().items():
        if not as_json:
            say(Strong(screen))
        for default, now in zip(commands, keymap.applied(commands), strict=True):
            _say_json(screen, default, now, keymap) if as_json else _say(now)
    for problem in keymap.problems:
        if as_json:
            say_json({"problem": problem.fault, "id": problem.id, "key": problem.key, "other": problem.other})
        else:
            complain(str(problem))
    return 1 if keymap.problems or call.problems else 0


def _say(command: Command) -> None:
    shown = " ".join(command.shown_keys)
    gaps = [" " * max(1, room - cells(text)) for room, text in ((_ID, command.id), (_KEYS, shown))]
    say("  ", command.id, gaps[0], Strong(shown), gaps[1], Faint(_(command.name)))


def _say_json(screen: str, default: Command, now: Command, keymap: Keymap) -> None:
    say_json(
        {
            "screen": screen,
            "id": now.id,
            "keys": now.keys.split(),
            "default": default.keys.split(),
            "name": _(now.name),
            "help": _(now.help),
            "clashes": [
                _other(problem, now.id) for problem in keymap.problems if now.id in (problem.id, problem.other)
            ],
        }
    )


def _other(problem: KeyProblem, id_: str) -> dict[str, str]:
    """A key that two commands want, as one of them sees it."""
    return {
        "problem": problem.fault,
        "key": problem.key,
        "other": problem.id if problem.other == id_ else problem.other,
    }

"""`stdplan init`: preparing a workspace, and the clone around it, for people who share it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Strong, complain, say, say_json
from stdplan_tui.language import N_, _
from stdplan_tui.workspace.preparing import Outcome, Prepared, What, prepare

_WHAT: Final[Mapping[What, str]] = {
    What.FOLDER: N_("folder"),
    What.LINES: N_("lines for git and other tools"),
    What.DRIVERS: N_("drivers by which git merges and shows annotations"),
    What.HOOK: N_("hook before each commit"),
    What.WORKFLOW: N_("workflow on the host"),
}
_OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.MADE: N_("made"),
    Outcome.ALREADY: N_("there already"),
    Outcome.OFFERED: N_("not there"),
    Outcome.FAILED: N_("failed"),
}


@command(
    "init",
    N_(
        "Make a folder a workspace that people can share: its folders, the lines that git needs, and in this clone the "
        "drivers by which git merges annotations. It can be run again at any time."
    ),
)
@click.option("--hook", is_flag=True, help=N_("Also have every commit checked before it is made."))
@click.option("--ci", is_flag=True, help=N_("Also write a workflow that checks what is pushed."))
@json_option
@click.pass_obj
def init(call: Call, hook: bool, ci: bool, as_json: bool) -> int:
    """Print what was made and what was there, one a line; exit code 1 where something failed."""
    folder = call.folder or Path.cwd()
    if not folder.is_dir():
        complain(_("{folder} is not a folder").format(folder=folder))
        return 1
    failed = False
    for one in prepare(folder, hook=hook, workflow=ci):
        failed |= one.outcome is Outcome.FAILED
        if as_json:
            say_json({"what": one.what, "outcome": one.outcome, "path": str(one.path), "message": one.message})
        else:
            _say(one)
    return 1 if failed else 0


def _say(one: Prepared) -> None:
    message = f": {one.message}" if one.message else ""
    say(Strong(f"{_(_OUTCOMES[one.outcome])}: "), f"{_(_WHAT[one.what])} ({one.path}){message}")

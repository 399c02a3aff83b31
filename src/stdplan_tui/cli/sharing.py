"""`stdplan share`: commit what has changed in the annotations, bring it together with that of the others, push it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, say, say_json
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.sharing import Outcome, Step, Wishes

_OPTIONS = (
    click.option("--dry-run", "rehearse", is_flag=True, help=N_("Change and fetch nothing; say what would be done.")),
    click.option("-m", "--message", metavar="TEXT", help=N_("The first line of the commit message.")),
    click.option("--rebase", is_flag=True, help=N_("Make your commits anew on top of those of the others.")),
    click.option("--merge", is_flag=True, help=N_("Merge, whatever git's pull.rebase says.")),
    click.option("--branch", metavar="NAME", help=N_("Where HEAD is detached: begin this branch first.")),
    click.option("--corpus", is_flag=True, help=N_("Share changes of the documents too.")),
    click.option("--anyway", is_flag=True, help=N_("Leave broken files out instead of stopping.")),
    click.option(
        "--no-push", "push", is_flag=True, flag_value=False, default=True, help=N_("Commit and bring together only.")
    ),
)
_COLOURS = {Outcome.STOPPED: "red", Outcome.WARNED: "yellow", Outcome.AGAIN: "yellow"}


def _wishes_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of how to share; it receives them as `wishes`."""

    @wraps(function)
    def collected(*args: object, as_json: bool, **given: Any) -> int:
        return function(*args, wishes=_wishes(as_json=as_json, **given), as_json=as_json)

    for option in reversed(_OPTIONS):
        option(collected)
    return collected


@command(
    "share",
    N_(
        "Commit what has changed in the annotations and nothing else, bring it together with what others have"
        " pushed, and push it. Never by force; exit code 1 where it had to stop."
    ),
)
@_wishes_options
@json_option
@click.pass_obj
def share(call: Call, wishes: Wishes, as_json: bool) -> int:
    """Print each step when it has been taken, and how things stand at the end; exit code 1 where it stopped."""
    result = sharing.share(call.workspace(), wishes, _say_json if as_json else _say)
    if as_json:
        say_json(result.json())
    return 0 if result.is_well else 1


def _wishes(*, as_json: bool, rebase: bool, merge: bool, message: str | None, **given: Any) -> Wishes:
    """How to share, as the options say. Raises UsageError where they do not go together."""
    if rebase and merge:
        raise click.UsageError(_("either --rebase or --merge"))
    if message is not None and not message.strip():
        raise click.UsageError(_("the message is empty"))
    asking = sys.stdin.isatty() and not as_json
    return Wishes(message=message, rebase=rebase if rebase or merge else None, asking=asking, **given)


def _say(step: Step) -> None:
    """Print a step: what it is about and what came of it, and the particulars below."""
    say(Strong(sharing.step_name(step.kind), _COLOURS.get(step.outcome)), f": {sharing.step_said(step)}")
    for line in step.lines:
        say(Faint(f"    {line}"))
    sys.stdout.flush()


def _say_json(step: Step) -> None:
    say_json(sharing.step_json(step))
    sys.stdout.flush()

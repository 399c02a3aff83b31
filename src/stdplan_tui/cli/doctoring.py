"""`stdplan doctor`: what keeps people from sharing a workspace safely, and how to mend it."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.drawn_width import drawn_width
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace.doctor.ailments import Ailment
from stdplan_tui.workspace.doctor.examining import examine, mended
from stdplan_tui.workspace.folder import Workspace


@command(
    "doctor",
    N_(
        "Look for what keeps people from sharing this workspace safely, and say how to mend it; with --fix, mend what "
        "loses nothing. Exit code 1 where something is wrong still."
    ),
)
@click.option("--fix", is_flag=True, help=N_("Mend what can be mended without losing anything, first."))
@json_option
@click.pass_obj
def doctor(call: Call, fix: bool, as_json: bool) -> int:
    """Print what is wrong: where, what, and on the next line what to do."""
    ws, drawn = call.workspace(), drawn_width()
    if fix:
        for ailment, error in mended([*examine(ws, drawn)]):
            _say_mended(ws, ailment, str(error) if error else "", as_json=as_json)
        ws = call.workspace()
    found = [*examine(ws, drawn)]
    for ailment in found:
        _say(ws, ailment, as_json=as_json)
    if not found:
        complain(_("nothing is wrong"))
        return 0
    can = sum(ailment.mend is not None for ailment in found)
    told = ngettext("{n} thing is wrong", "{n} things are wrong", len(found)).format(n=len(found))
    if can and not fix:
        told += "; " + ngettext("`--fix` mends {n} of them", "`--fix` mends {n} of them", can).format(n=can)
    complain(told)
    return 1


def _say(ws: Workspace, ailment: Ailment, *, as_json: bool) -> None:
    if as_json:
        say_json(_ailment_json(ws, ailment, "found"))
        return
    severity = _("error") if ailment.severity == "error" else _("warning")
    place = _place(ws, ailment)
    say(Strong(f"{place}: " if place else ""), f"{severity}: {ailment.message}")
    say(Faint("  → "), ailment.remedy)


def _say_mended(ws: Workspace, ailment: Ailment, error: str, *, as_json: bool) -> None:
    if as_json:
        told = _ailment_json(ws, ailment, "not-mended" if error else "mended")
        say_json(told | ({"message": error} if error else {}))
        return
    said = _("not mended: {message}") if error else _("mended: {message}")
    say(Strong(f"{_place(ws, ailment)}: "), said.format(message=error or ailment.message))


def _ailment_json(ws: Workspace, ailment: Ailment, state: str) -> dict[str, object]:
    return {
        "kind": ailment.kind,
        "severity": ailment.severity,
        "state": state,
        "message": ailment.message,
        "remedy": ailment.remedy,
        "path": _relative(ws, ailment),
        "line": ailment.line,
        "fixable": ailment.mend is not None,
    }


def _place(ws: Workspace, ailment: Ailment) -> str:
    file = _relative(ws, ailment) or ""
    return f"{file}:{ailment.line}" if ailment.line else file


def _relative(ws: Workspace, ailment: Ailment) -> str | None:
    path = ailment.path
    if path is None:
        return None
    return path.relative_to(ws.root).as_posix() if path.is_relative_to(ws.root) else str(path)

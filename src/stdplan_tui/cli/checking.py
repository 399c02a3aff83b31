"""`stdplan check`: what is wrong in the workspace, one finding a line."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Strong, complain, say, say_json
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace import checking


@command("check", N_("Check documents and annotations against the file formats; exit code 1 where there is an error."))
@click.option("--fix", is_flag=True, help=N_("Write documents that read well but not in canonical form anew, first."))
@json_option
@click.pass_obj
def check(call: Call, fix: bool, as_json: bool) -> int:
    """Print the findings as FILE:LINE: severity: message, and their number on standard error."""
    ws = call.workspace()
    if fix:
        for path in checking.fix(ws):
            complain(_("{file} written in canonical form").format(file=path.relative_to(ws.root)))
    findings = checking.check(ws)
    for finding in findings:
        if as_json:
            say_json(checking.finding_json(ws, finding))
        else:
            severity = _("error") if finding.severity == "error" else _("warning")
            say(Strong(f"{checking.place(ws, finding)}: "), f"{severity}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    _sum_up(errors, len(findings) - errors)
    return 1 if errors else 0


def _sum_up(errors: int, warnings: int) -> None:
    if errors or warnings:
        told = ngettext("{n} error", "{n} errors", errors).format(n=errors)
        complain(told + ", " + ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings))

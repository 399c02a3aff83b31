"""`stdplan list`, `outline`: which documents there are, and what is in one."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.cli.pages import say_outline
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.reading import Listed


@command(
    "list",
    N_(
        "List the documents of the workspace: id, title, document number, clauses, annotations; "
        "exit code 1 where there are none."
    ),
)
@json_option
@click.pass_obj
def list_documents(call: Call, as_json: bool) -> int:
    """Print one line for each document; a broken one is named on standard error too, with exit code 1.

    The exit code is 1 where there are none as well.
    """
    listed = reading.listing(call.workspace())
    width = max((len(row.id) for row in listed), default=0)
    for row in listed:
        if as_json:
            say_json(_listed_json(row))
        else:
            _say_listed(row, width)
        if row.problem is not None:
            complain(str(row.problem))
    if not listed:
        complain(_("no documents yet; `stdplan import FILE` brings one in"))
        return NOTHING
    return 1 if any(row.problem for row in listed) else 0


@command(
    "outline", N_("Print the outline of a document of the workspace, or of a raw file, which is imported in memory.")
)
@click.argument("name", metavar="DOC|FILE")
@json_option
@click.pass_obj
def outline(call: Call, name: str, as_json: bool) -> int:
    """Print every clause that has a label or a heading, indented; with `--json` every clause."""
    if as_json:
        say_json(reading.outline_of(call.workspace_if_any(), name))
    else:
        say_outline(reading.document_or_file(call.workspace_if_any(), name))
    return 0


def _listed_json(row: Listed) -> dict[str, object]:
    found: dict[str, object] = {
        "id": row.id,
        "title": row.title,
        "document_number": row.document_number,
        "clauses": row.clauses,
        "annotations": row.annotations,
    }
    return found if row.problem is None else found | {"problem": str(row.problem)}


def _say_listed(row: Listed, width: int) -> None:
    clauses = ngettext("{n} clause", "{n} clauses", row.clauses).format(n=row.clauses)
    notes = ngettext("{n} annotation", "{n} annotations", row.annotations).format(n=row.annotations)
    number = f"  {row.document_number}" if row.document_number else ""
    say(Faint(row.id.ljust(width)), "  ", Strong(row.title), number, f"  {clauses}  {notes}")

"""`stdplan citations`: what a document cites, or what cites it."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option, place_argument
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.corpus.citations.model import Cited, Target
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import citing, reading


@command(
    "citations",
    N_(
        "Print what a document, or a clause and all under it, cites; what is not here is listed too. "
        "Exit code 1 where there is nothing."
    ),
)
@click.option("--cited-by", "by", is_flag=True, help=N_("Print what cites it instead, in all documents."))
@place_argument
@json_option
@click.pass_obj
def citations(call: Call, place: str, by: bool, as_json: bool) -> int:
    """Print one citation a line, with its place and what it leads to; exit code 1 where there is none."""
    ws = call.workspace()
    document, clause = reading.place_of(ws, place)
    some = False
    listed = citing.citing(ws, document, clause) if by else citing.cited_in(ws, document, clause)
    for found in listed:
        some = True
        if as_json:
            say_json(citing.cites_json(found))
        else:
            place = f"{found.document.id}:{found.clause.id}"
            say(Faint(place), "  ", Strong(found.cited.text), Faint("  -> "), _told(found.cited))
    if some:
        return 0
    complain(_("nothing cites it") if by else _("nothing is cited there"))
    return NOTHING


def _told(cited: Cited) -> str:
    if cited.cites:
        return _address(cited.cites)
    if cited.candidates:
        return _("one of {candidates}").format(candidates=", ".join(map(_address, cited.candidates)))
    return _("not here")


def _address(target: Target) -> str:
    return f"{target.document}:{target.clause}" if target.clause else target.document

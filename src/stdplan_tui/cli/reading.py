"""`stdplan read`: the reading screen, or reading line by line; where there is no terminal, the same as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stdplan_tui.cli import opening
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.cli.pages import say_outline
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import reading

if TYPE_CHECKING:
    from stdplan_tui.workspace.folder import Workspace


@command(
    "read",
    N_(
        "Read, search and annotate in the terminal. Without a terminal, print the outlines, or the text of DOC. "
        "CLAUSE: an id (3.1), labels (三（一）, 第十条第二款) or words of a heading."
    ),
)
@click.argument("place", required=False, metavar="[DOC[:CLAUSE]]")
@click.option(
    "--plain", is_flag=True, help=N_("Read clause by clause in lines, for screen readers and pipes: type help there.")
)
@json_option
@click.pass_obj
def read(call: Call, place: str | None, *, plain: bool = False, as_json: bool = False) -> int:
    """Open the reading screen at a place, or print it; with `--json` the outline of each document, one a line."""
    if plain and as_json:
        raise click.UsageError(_("{one} does not go with {other}").format(one="--plain", other="--json"))
    ws = call.workspace()
    if plain:
        from stdplan_tui.cli.plain.dialogue import read_lines

        read_lines(ws, place)
        return 0
    if as_json:
        return _say_json(ws, place)
    if opening.on_terminal():
        return opening.read(call, place or "")
    if place:
        from stdplan_tui.cli.plain.printing import print_text

        print_text(*reading.place_of(ws, place))
    else:
        _say_outlines(ws)
    return 0


def _say_json(ws: Workspace, place: str | None) -> int:
    if place:
        say_json(reading.place_json(*reading.place_of(ws, place)))
        return 0
    problems = 0
    for id_ in ws.library.ids():
        try:
            say_json(reading.place_json(ws.library.document(id_), None))
        except StdplanError as problem:
            complain(str(problem))
            problems += 1
    return 1 if problems else 0


def _say_outlines(ws: Workspace) -> None:
    for number, id_ in enumerate(ws.library.ids()):
        if number:
            say()
        try:
            say_outline(ws.library.document(id_))
        except StdplanError as problem:
            complain(str(problem))

"""`stdplan show`: the text of a document in words alone."""

from __future__ import annotations

import shutil
import sys

import click

from stdplan_tui.cli.arguments import json_option, place_argument
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import say_json
from stdplan_tui.cli.plain.notes import Notes
from stdplan_tui.cli.plain.printing import Page, print_text
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import reading


@command(
    "show",
    N_(
        "Print the text of a document, or of one clause and all under it. "
        "CLAUSE: an id (3.1), labels (三（一）, 第十条第二款) or words of a heading."
    ),
)
@place_argument
@click.option("--notes", "with_notes", is_flag=True, help=N_("The notes and tags of each clause after it."))
@click.option("--ids", "with_ids", is_flag=True, help=N_("The id of each clause before it."))
@click.option(
    "--width",
    type=click.IntRange(min=0),
    metavar="N",
    help=N_("Break lines at N cells, 0: one line a paragraph. Otherwise as wide as the terminal; in a pipe 0."),
)
@json_option
@click.pass_obj
def show(  # noqa: PLR0913 — one parameter an option
    call: Call, place: str, *, with_notes: bool, with_ids: bool, width: int | None, as_json: bool
) -> int:
    """Print a paragraph a clause, without colour and rules; with `--json` the clause as in the outline."""
    ws = call.workspace()
    document, clause = reading.place_of(ws, place)
    if as_json:
        _refuse_others({"--notes": with_notes, "--ids": with_ids, "--width": width is not None})
        say_json(reading.place_json(document, clause))
        return 0
    notes = Notes.of(ws, document) if with_notes else None
    print_text(document, clause, _page(call, width, with_ids=with_ids), notes)
    return 0 if notes is None or notes.sound else 1


def _page(call: Call, width: int | None, *, with_ids: bool) -> Page:
    """The page that was asked for; on a terminal it is as wide as that."""
    if width is None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    return Page(width, call.settings.ambiguous_width, with_ids)


def _refuse_others(given: dict[str, bool]) -> None:
    for name in (name for name, is_given in given.items() if is_given):
        raise click.UsageError(_("{one} does not go with {other}").format(one="--json", other=name))

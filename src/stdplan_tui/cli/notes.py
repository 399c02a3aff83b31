"""`stdplan annotations`: the notes and tags that are there, chosen, sorted, grouped or counted."""

from __future__ import annotations

from collections.abc import Sequence

import click

from stdplan_tui.annotations.ordering import Group, Grouping, Order, grouped, ordered
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.filter_options import Filters, filter_options
from stdplan_tui.cli.help import command
from stdplan_tui.cli.note_lists import Pages
from stdplan_tui.cli.output import complain
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.finding_notes import find_notes
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.placing import There


@command(
    "annotations",
    N_(
        "Print the notes and tags of a document, of a clause and all under it, or of the workspace; "
        "exit code 1 where there are none."
    ),
)
@click.argument("place", required=False, metavar="[DOC[:CLAUSE]]")
@filter_options
@click.option(
    "--sort",
    type=click.Choice([*map(str, Order)]),
    default=Order.READING.value,
    help=N_("As one reads, the last changed first, by author, or by tag."),
)
@click.option(
    "--group",
    type=click.Choice([one.value for one in Grouping if one is not Grouping.NONE]),
    help=N_("Put together what has this in common."),
)
@click.option("--limit", type=click.IntRange(min=0), default=0, metavar="N", help=N_("At most N of them; 0 for all."))
@click.option("--count", is_flag=True, help=N_("Only how many there are; with --group, in each group."))
@json_option
@click.pass_obj
def list_annotations(  # noqa: PLR0913 — one parameter an option
    call: Call,
    place: str | None,
    *,
    filters: Filters,
    sort: str,
    group: str | None,
    limit: int,
    count: bool,
    as_json: bool,
) -> int:
    """Print those that are not deleted; broken files on standard error, with exit code 1.

    The exit code is 1 where there are none as well.
    """
    ws = call.workspace()
    found = find_notes(ws, place, filters.wanted(ws))
    groups = _groups(ws, found, Order(sort), Grouping(group or Grouping.NONE), limit)
    pages = Pages(ws, Grouping(group or Grouping.NONE), as_json=as_json)
    if count:
        pages.say_counts(groups)
    else:
        pages.say_notes(groups)
    for problem in found.broken:
        complain(str(problem))
    if found.broken:
        return 1
    if not found.notes:
        complain(_("no notes or tags there"))
        return NOTHING
    return 0


def _groups(ws: Workspace, found: There, order: Order, by: Grouping, limit: int) -> Sequence[Group]:
    vocabulary, name_of = ws.agreed.readable(), annotated.authors(ws).name_of
    notes = ordered(found.notes, order, vocabulary, name_of)
    return grouped(notes[: limit or None], by, vocabulary, name_of)

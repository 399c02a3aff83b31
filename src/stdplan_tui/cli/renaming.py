"""`stdplan rename`: another id for a document."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import say, say_json
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace.renaming import Renamed
from stdplan_tui.workspace.renaming import rename as moved


@command(
    "rename",
    N_(
        "Give a document another id: its files and its annotations move, and the old id still finds it. "
        "The same call again moves annotations that have arrived under the old id since."
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@json_option
@click.pass_obj
def rename(call: Call, old: str, new: str, *, as_json: bool) -> int:
    """Rename one document, and print what was moved."""
    result = moved(call.workspace(), old, new)
    if as_json:
        say_json({"old": result.old, "new": result.new, "document": result.document, "annotations": result.annotations})
    else:
        say(_told(result))
    return 0


def _told(result: Renamed) -> str:
    names = {"old": result.old, "new": result.new}
    notes = ngettext("{n} annotation moved", "{n} annotations moved", result.annotations).format(n=result.annotations)
    if result.document:
        return _("{old} is {new} now").format(**names) + f"  {notes}"
    if result.annotations:
        return _("{old} was {new} already").format(**names) + f"  {notes}"
    return _("{old} was {new} already; nothing was left to move").format(**names)

"""`stdplan annotations`, `undo`: the notes and tags that are there, and taking the last change back."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.note_pages import say_note
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotated, annotating, placing


@command(
    "annotations",
    N_(
        "Print the notes and tags of a document, of a clause and all under it, or of the workspace; "
        "exit code 1 where there are none."
    ),
)
@click.argument("place", required=False, metavar="[DOC[:CLAUSE]]")
@json_option
@click.pass_obj
def list_annotations(call: Call, place: str | None, as_json: bool) -> int:
    """Print those that are not deleted, in reading order; broken files on standard error, with exit code 1.

    The exit code is 1 where there are none as well.
    """
    ws = call.workspace()
    found = placing.annotations_at(ws, place)
    names = annotated.authors(ws)
    for note in found.annotations:
        if as_json:
            say_json(annotating.annotation_json(note))
        else:
            say_note(note, names.name_of(note.author))
    for problem in found.broken:
        complain(str(problem))
    if found.broken:
        return 1
    if not found.annotations:
        complain(_("no notes or tags there"))
        return NOTHING
    return 0


@command("undo", N_("Take back your last change to the annotations, and print what it was."))
@json_option
@click.pass_obj
def undo(call: Call, as_json: bool) -> int:
    """Undo one change; exit code 1 where there is none."""
    undone = annotating.undo(call.workspace())
    if undone is None:
        complain(_("there is nothing to take back"))
        return NOTHING
    notes = [change.after for change in undone.changes]
    if as_json:
        say_json({"action": undone.action, "annotations": [annotating.annotation_json(note) for note in notes]})
    else:
        say(_("taken back: {action}").format(action=_(undone.action)))
        for note in notes:
            say(f"  {note.document}:{note.target.clause}  {note.id}")
    return 0

"""`stdplan reply`, `resolve`, `reopen`, `edit`, `delete`: what is done to a note that is there."""

from __future__ import annotations

from collections.abc import Callable

import click

from stdplan_tui.annotations.model import Annotation, Resolution
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.note_pages import say_note
from stdplan_tui.cli.output import say, say_json
from stdplan_tui.cli.standard_input import note_text
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotating, discussing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.note_names import note_named
from stdplan_tui.workspace.telling import RESOLUTIONS

_note = click.argument("note", metavar="ID|DOC:CLAUSE")
_text = click.option("-m", "--message", metavar="TEXT", help=N_("The text of the note."))
_reason = click.option("-m", "--message", metavar="REASON", default="", help=N_("Why."))


@command(
    "reply",
    N_(
        "Answer a note, named by its id, by six or more characters at the start or end of it, or by its clause where "
        "it is alone there. Without -m the text is standard input."
    ),
)
@_note
@_text
@json_option
@click.pass_obj
def reply(call: Call, note: str, message: str | None, as_json: bool) -> int:
    """Write one answer, and print it with its id."""
    body = note_text(message)
    return _changed(call, note, as_json, lambda ws, noted: discussing.reply(ws, noted, body))


@command("resolve", N_("Settle the discussion that a note is part of, named as for `reply`."))
@_note
@click.option("--wontfix", is_flag=True, help=N_("It will not be done."))
@_reason
@json_option
@click.pass_obj
def resolve(call: Call, note: str, *, wontfix: bool, message: str, as_json: bool) -> int:
    """Write one verdict, and print it."""
    resolution = Resolution.WONTFIX if wontfix else Resolution.RESOLVED
    return _changed(call, note, as_json, lambda ws, noted: discussing.resolve(ws, noted, resolution, message))


@command("reopen", N_("Take up a settled discussion again; a note of it is named as for `reply`."))
@_note
@_reason
@json_option
@click.pass_obj
def reopen(call: Call, note: str, message: str, as_json: bool) -> int:
    """Write one verdict, and print it."""
    return _changed(call, note, as_json, lambda ws, noted: discussing.reopen(ws, noted, message))


@command("edit", N_("Write a note of yours anew, named as for `reply`. Without -m the text is standard input."))
@_note
@_text
@json_option
@click.pass_obj
def edit(call: Call, note: str, message: str | None, as_json: bool) -> int:
    """Change one body, and print the note."""
    body = note_text(message)
    return _changed(call, note, as_json, lambda ws, noted: annotating.edit(ws, noted.note, body))


@command("delete", N_("Delete a note of yours, named as for `reply`; `stdplan undo` brings it back."))
@_note
@json_option
@click.pass_obj
def delete(call: Call, note: str, as_json: bool) -> int:
    """Delete one note, and print it."""
    return _changed(call, note, as_json, lambda ws, noted: annotating.delete(ws, noted.note))


def _changed(call: Call, name: str, as_json: bool, act: Callable[[Workspace, Noted], Annotation]) -> int:
    ws = call.workspace()
    standing = act(ws, note_named(ws, name))
    if as_json:
        say_json(annotating.annotation_json(standing))
        return 0
    say_note(standing, ws.author.name)
    if not standing.is_open:
        say(_("deleted"))
    elif standing.resolution:
        say(_(RESOLUTIONS[standing.resolution]))
    return 0

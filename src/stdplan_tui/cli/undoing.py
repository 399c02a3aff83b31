"""`stdplan undo`, `redo`, `history`: taking changes of the annotations back, doing them again, and listing them."""

from __future__ import annotations

import click

from stdplan_tui.annotations.journal.changing import Turned
from stdplan_tui.annotations.journal.entries import Entry
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.language import N_, _
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.workspace import annotating, undoing


@command("undo", N_("Take back your last change to the annotations, and print what it was."))
@json_option
@click.pass_obj
def undo(call: Call, as_json: bool) -> int:
    """Undo one change; exit code 1 where there is none."""
    turned = undoing.undo(call.workspace())
    return _said(turned, _("taken back: {action}"), _("there is nothing to take back"), as_json=as_json)


@command("redo", N_("Do again what was taken back last, and print what it was."))
@json_option
@click.pass_obj
def redo(call: Call, as_json: bool) -> int:
    """Redo one change; exit code 1 where there is none."""
    turned = undoing.redo(call.workspace())
    return _said(turned, _("done again: {action}"), _("there is nothing to do again"), as_json=as_json)


@command(
    "history",
    N_(
        "List your changes that can be taken back, the newest first, then those that can be done again, the next first."
    ),
)
@json_option
@click.pass_obj
def history(call: Call, as_json: bool) -> int:
    """Print one change a line; exit code 1 where there is none."""
    steps = undoing.history(call.workspace())
    for entries, back in ((steps.undoable, True), (steps.redoable, False)):
        for entry in entries:
            if as_json:
                say_json(_entry_json(entry, back=back))
            else:
                _say_entry(entry, back=back)
    if not steps.undoable and not steps.redoable:
        complain(_("there is nothing to take back"))
        return NOTHING
    return 0


def _said(turned: Turned | None, said: str, nothing: str, *, as_json: bool) -> int:
    """Print a change that was made, or that there was none; the exit code."""
    if turned is None:
        complain(nothing)
        return NOTHING
    notes = [change.after for change in turned.changes]
    if as_json:
        say_json({"action": turned.action, "annotations": [annotating.annotation_json(note) for note in notes]})
        return 0
    say(said.format(action=_(turned.action)))
    for note in notes:
        place = note.document if note.target.document else f"{note.document}:{note.target.clause}"
        say(f"  {place}  {note.id}")
    return 0


def _say_entry(entry: Entry, *, back: bool) -> None:
    action = _(entry.action) if back else _("{action} (taken back)").format(action=_(entry.action))
    where = f"{entry.document}:{entry.clause}" if entry.clause else entry.document
    told = "  ".join(filter(None, (where, entry.place, entry.told_tags, entry.words)))
    say(Faint(_moment(entry.at)), "  ", Strong(action), f"  {told}")


def _moment(at: str) -> str:
    """The minute on the person's own clock."""
    then = on_own_clock(at)
    return at if then is None else then.strftime("%Y-%m-%d %H:%M")


def _entry_json(entry: Entry, *, back: bool) -> dict[str, object]:
    return {
        "id": entry.id,
        "can": "undo" if back else "redo",
        "action": entry.action,
        "at": entry.at,
        "documents": entry.documents,
        "count": entry.count,
        "clause": entry.clause,
        "label": entry.label,
        "tags": entry.tags,
        "untagged": entry.untagged,
        "text": entry.words,
    }

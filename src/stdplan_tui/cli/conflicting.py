"""`stdplan conflicts`: what lost in merges of git and is kept beside what won."""

from __future__ import annotations

from collections.abc import Iterator

import click

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.note_pages import say_note
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_block, say_json
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotated, annotating, conflicting
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.note_names import note_named


@command(
    "conflicts",
    N_(
        "List annotations that keep what lost in a merge, of everything or of DOC[:CLAUSE]; with --take or --let-go, "
        "choose for one of yours, named by its id. Exit code 1 where there are none."
    ),
)
@click.argument("place", required=False, metavar="[DOC[:CLAUSE]|ID]")
@click.option("--take", type=int, metavar="N", help=N_("Put the value of that number in the place of what won."))
@click.option("--let-go", type=int, metavar="N", help=N_("Keep what won, and the value of that number no longer."))
@json_option
@click.pass_obj
def conflicts(call: Call, place: str | None, *, take: int | None, let_go: int | None, as_json: bool) -> int:
    """Print each annotation and under it what lost, numbered from 1."""
    ws = call.workspace()
    if take is not None or let_go is not None:
        return _choose(ws, place, take, let_go, as_json=as_json)
    found = False
    for one in conflicting.with_conflicts(ws, place):
        found = True
        if as_json:
            say_json(annotating.annotation_json(one.note))
        else:
            _say(ws, one.note)
    if not found:
        complain(_("nothing that lost in a merge is kept there"))
        return NOTHING
    return 0


def _choose(ws: Workspace, name: str | None, take: int | None, let_go: int | None, *, as_json: bool) -> int:
    if name is None:
        raise click.UsageError(_("missing {name}").format(name="ID"))
    if take is not None and let_go is not None:
        raise click.UsageError(_("{one} does not go with {other}").format(one="--take", other="--let-go"))
    note = note_named(ws, name).note
    if take is not None:
        standing = conflicting.take(ws, note, conflicting.numbered(note, take))
    else:
        standing = conflicting.let_go(ws, note, conflicting.numbered(note, let_go or 0))
    if as_json:
        say_json(annotating.annotation_json(standing))
    else:
        _say(ws, standing)
    return 0


def _say(ws: Workspace, note: Annotation) -> None:
    names = annotated.authors(ws)
    say_note(note, names.name_of(note.author))
    for number, head, value in _lost(note):
        say("  ", Strong(str(number)), Faint(f"  {head}"))
        say_block(value.rstrip("\n"), "     ")


def _lost(note: Annotation) -> Iterator[tuple[int, str, str]]:
    for number, conflict in enumerate(note.conflicts, 1):
        yield number, f"{conflict.field}  {conflict.author}  {conflict.updated}", conflict.value

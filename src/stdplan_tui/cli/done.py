"""`stdplan done`: marking clauses as done, so that progress can be told."""

from __future__ import annotations

from collections.abc import Iterable

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import say, say_json
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace import progress, reading
from stdplan_tui.workspace.folder import Workspace

_Wanted = dict[DocumentId, tuple[Document, dict[ClauseId, Clause]]]


@command("done", N_("Mark clauses as done, or take the marks back; one undo takes back what one call did."))
@click.argument("places", nargs=-1, required=True, metavar="DOC:CLAUSE...")
@click.option("--remove", is_flag=True, help=N_("Take the marks back."))
@click.option("--under", is_flag=True, help=N_("Everything to be coded in the clause and under it; DOC is all of it."))
@json_option
@click.pass_obj
def done(call: Call, places: tuple[str, ...], *, remove: bool, under: bool, as_json: bool) -> int:
    """Say how many clauses have changed; exit code 0 also where all were so before."""
    ws = call.workspace()
    wanted: _Wanted = {}
    for place in places:
        document, clauses = _meant(ws, place, under)
        wanted.setdefault(document.id, (document, {}))[1].update((clause.id, clause) for clause in clauses)
    changed = progress.mark_all(ws, ((document, [*found.values()]) for document, found in wanted.values()), not remove)
    if as_json:
        named = [f"{document}:{clause}" for document, (_document, found) in wanted.items() for clause in found]
        say_json({"clauses": named, "done": not remove, "changed": changed})
    else:
        say(_told(changed, remove))
    return 0


def _meant(ws: Workspace, place: str, under: bool) -> tuple[Document, Iterable[Clause]]:
    document, clause = reading.place_of(ws, place)
    if clause is None:
        if not under:
            raise click.UsageError(_("name a clause as DOC:CLAUSE, or all of the document with --under"))
        return document, (one for top in document.clauses for one in progress.to_mark(top, or_itself=False))
    return document, progress.to_mark(clause) if under else (clause,)


def _told(changed: int, remove: bool) -> str:
    if remove:
        said = ngettext("{n} clause is no longer marked as done", "{n} clauses are no longer marked as done", changed)
    else:
        said = ngettext("{n} clause marked as done", "{n} clauses marked as done", changed)
    return said.format(n=changed)

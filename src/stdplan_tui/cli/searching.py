"""`stdplan search`: one line for each clause or note that has the words."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.excerpts import excerpt
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, complain, say, say_json
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace import searching

if TYPE_CHECKING:
    from stdplan_tui.search.model import Hit, Results


@command("search", N_("Find words in all clauses, notes and tags; exit code 1 where nothing is found."))
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("--limit", type=click.IntRange(min=0), default=0, metavar="N", help=N_("At most N hits; 0 for all."))
@click.option("--doc", metavar="DOC", help=N_("Only in this document."))
@json_option
@click.pass_obj
def search(call: Call, query: tuple[str, ...], limit: int, doc: str | None, as_json: bool) -> int:
    """Print the hits, best first, and how many more there are."""
    ws = call.workspace()
    with closing(searching.engine(ws)):
        report = searching.refresh(ws)
        if report.notice:
            complain(report.notice)
        results = searching.search(ws, " ".join(query), limit or None, document=doc)
    for hit in results.hits:
        if as_json:
            say_json(_hit_json(hit))
        else:
            _say_hit(hit)
    _say_rest(results)
    return 0 if results.hits else 1


def _say_hit(hit: Hit) -> None:
    note = _("(note) ") if hit.annotation else ""
    say(Faint(f"{hit.document}:{hit.clause}"), f"  {hit.label or hit.title}  {note}", *excerpt(hit.text, hit.spans))


def _say_rest(results: Results) -> None:
    if not results.hits:
        complain(_("nothing found"))
    elif (more := results.total - len(results.hits)) > 0:
        complain(ngettext("{n} more hit", "{n} more hits", more).format(n=more))


def _hit_json(hit: Hit) -> dict[str, object]:
    found: dict[str, object] = {
        "document": hit.document,
        "clause": hit.clause,
        "label": hit.label,
        "title": hit.title,
        "score": hit.score,
        "field": hit.field,
        "text": hit.text,
        "spans": [[span.start, span.end] for span in hit.spans],
    }
    return found | {"annotation": hit.annotation} if hit.annotation else found

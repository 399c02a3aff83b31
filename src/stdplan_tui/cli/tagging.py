"""`stdplan tag --query`: tags for every clause that a search finds, taken back by one `stdplan undo`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

import click

from stdplan_tui.cli.output import Faint, complain, say, say_json
from stdplan_tui.cli.refreshing import refreshed
from stdplan_tui.cli.search_notices import tell_notices
from stdplan_tui.language import _, ngettext
from stdplan_tui.workspace import searching, tagging
from stdplan_tui.workspace.annotating import vocabulary

if TYPE_CHECKING:
    from stdplan_tui.cli.arguments import Words
    from stdplan_tui.cli.call import Call
    from stdplan_tui.search.model import Hit
    from stdplan_tui.workspace.folder import Workspace


def tag_found(  # noqa: PLR0913 — one parameter an option
    call: Call, query: str, tags: Sequence[str], words: Words, *, remove: bool, dry_run: bool, as_json: bool
) -> int:
    """Tag every clause that `query` finds, or only say which; exit code 1 where it finds none."""
    if not tags:
        raise click.UsageError(_("missing {name}").format(name="TAG..."))
    if (words.quote, words.start, words.end) != (None, None, None):
        raise click.UsageError(_("a search tags whole clauses: leave out --quote, --start and --end"))
    ws = call.workspace()
    if not remove:
        for tag in tags:
            vocabulary(ws).resolve(tag)
    hits = _hits(call, ws, query)
    added, removed = ((), tags) if remove else (tags, ())
    changed = 0 if dry_run else tagging.tag_all(ws, hits, added, removed)
    if as_json:
        places = [f"{document}:{clause}" for document, clause in tagging.clauses_of(hits)]
        say_json({"query": query, "tags": list(tags), "clauses": places, "changed": changed})
    elif dry_run:
        _say_clauses(hits)
    elif hits:
        say(ngettext("{n} clause has changed", "{n} clauses have changed", changed).format(n=changed))
    return 0 if hits else 1


def _hits(call: Call, ws: Workspace, query: str) -> Sequence[Hit]:
    """The hits on clauses; what only comes near the query is not found."""
    with closing(searching.engine(ws)):
        refreshed(ws)
        results = searching.search(ws, query)
    tell_notices(query, results.notices, call.settings.ambiguous_width)
    hits = () if results.related else tuple(hit for hit in results.hits if hit.clause is not None)
    if not hits:
        complain(_("nothing found"))
    return hits


def _say_clauses(hits: Sequence[Hit]) -> None:
    labels = {(hit.document, hit.clause): hit.label for hit in hits}
    for document, clause in tagging.clauses_of(hits):
        say(Faint(f"{document}:{clause}"), f"  {labels[document, clause]}")

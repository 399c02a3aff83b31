"""From the options of `stdplan search` to what is printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from stdplan_tui.cli.answers import Answers
from stdplan_tui.cli.facet_pages import say_suggestions
from stdplan_tui.cli.finder import Finder
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.cli.query_lines import query_lines
from stdplan_tui.cli.refreshing import refreshed
from stdplan_tui.cli.search_notices import tell_rest
from stdplan_tui.cli.usage import nearest
from stdplan_tui.language import _, ngettext
from stdplan_tui.search.model import Kind
from stdplan_tui.workspace import searching

if TYPE_CHECKING:
    from stdplan_tui.cli.asked import Asked
    from stdplan_tui.corpus.model import DocumentId
    from stdplan_tui.settings import Settings
    from stdplan_tui.workspace.folder import Workspace

_SUGGESTIONS, _ALL_SUGGESTIONS = 8, 1000


def answered(ws: Workspace, settings: Settings, asked: Asked) -> bool:
    """Bring the index up to date and print what was asked for; whether anything was found."""
    finder = Finder(ws, _document(ws, asked.doc) if asked.doc else None, asked.literal, asked.order)
    query = asked.query if asked.saved is None else _saved(settings, asked.saved)
    refreshed(ws)
    if asked.suggest:
        return _suggested(ws, asked, asked.suggest)
    answers = Answers(finder, asked, settings.ambiguous_width)
    if asked.batch:
        return answers.each(query_lines(asked.batch))
    if asked.save:
        _save(asked.save, finder.query(query))
    return _exported(finder, asked, query) if asked.form or asked.output else answers.one(query)


def _document(ws: Workspace, name: str) -> DocumentId:
    from stdplan_tui.workspace.reading import known_id  # a few modules that most searches do without

    return known_id(ws, name)


def _suggested(ws: Workspace, asked: Asked, typed: str) -> bool:
    limit = _SUGGESTIONS if asked.limit is None else asked.limit or _ALL_SUGGESTIONS
    found = searching.suggest(ws, typed, limit, kinds=tuple(Kind))
    say_suggestions(found, as_json=asked.as_json)
    if not found:
        complain(_("nothing found"))
    return bool(found)


def _saved(settings: Settings, name: str) -> str:
    query = settings.searches.get(name)
    if query is None:
        message = _("no search is saved as {name}").format(name=name)
        raise click.UsageError(message + nearest(name, settings.searches))
    return query


def _save(name: str, query: str) -> None:
    from stdplan_tui.workspace.saved_searches import save_search  # writes TOML, which few calls do

    before = save_search(name, query)
    if before in {None, query}:
        complain(_("saved as {name}").format(name=name))
    else:
        complain(_("saved as {name}; before it was: {query}").format(name=name, query=before))


def _exported(finder: Finder, asked: Asked, query: str) -> bool:
    """Print or write the hits in a format; nothing is written where nothing is found."""
    from stdplan_tui.exchange.hits import Format, exported
    from stdplan_tui.workspace.exporting import export_hits, number_of

    results = finder.search(query, asked.most)
    Answers(finder, asked).tell(query, results)
    form = Format(asked.form) if asked.form else None
    if asked.output is None and form is not None:
        sys.stdout.writelines(exported(results.hits, form, number_of(finder.ws)))
    elif asked.output is not None and results.hits:
        path, count = export_hits(finder.ws, results.hits, asked.output, form), len(results.hits)
        if asked.as_json:
            say_json({"file": str(path), "hits": count})
        else:
            say(ngettext("{n} hit written to {file}", "{n} hits written to {file}", count).format(n=count, file=path))
    tell_rest(results)
    return bool(results.hits)

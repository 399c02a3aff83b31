"""`stdplan stats`: how far the coding has come, and what still lacks tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.cli.arguments import as_typed, json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain, say_json
from stdplan_tui.cli.statistics_pages import say_statistics, say_total, say_untagged, statistics_json
from stdplan_tui.corpus.model import Clause
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import calling, progress, reading
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.statistics import Statistics, statistics


@command(
    "stats",
    N_(
        "Count what is tagged and done, by document, section, author and tag; with --untagged, list what lacks tags. "
        "Exit code 1 where there is nothing."
    ),
)
@click.argument("documents", nargs=-1, metavar="[DOC...]")
@click.option("--author", metavar="NAME", help=N_("Only of this author: the short name or the name; `me`."))
@click.option("--untagged", is_flag=True, help=N_("List the clauses that lack a tag of a required dimension."))
@click.option("--dimension", metavar="ID", help=N_("With --untagged: those that lack a tag of this dimension."))
@json_option
@click.pass_obj
def stats(  # noqa: PLR0913 — one parameter an option
    call: Call, documents: tuple[str, ...], *, author: str | None, untagged: bool, dimension: str | None, as_json: bool
) -> int:
    """Print the statistics of each document; broken files on standard error, with exit code 1."""
    if dimension and not untagged:
        raise click.UsageError(_("--dimension goes with --untagged"))
    ws = call.workspace()
    slug, of = _author(ws, author), _dimension(ws, dimension)
    ids = [reading.known_id(ws, name) for name in documents] or list(ws.library.ids())
    if not ids:
        complain(_("no documents yet; `stdplan import FILE` brings one in"))
        return NOTHING
    every = statistics(ws, dict.fromkeys(ids), slug)
    return _say_lacking(every, of, as_json) if untagged else _say_all(every, as_json)


def _say_all(every: Iterable[Statistics], as_json: bool) -> int:
    found, broken = [], False
    for one in every:
        if as_json:
            say_json(statistics_json(one))
        else:
            say_statistics(one)
        found.append(one.figures)
        broken |= _complained(one)
    if not as_json and len(found) > 1:
        say_total(found)
    return 1 if broken else 0


def _say_lacking(every: Iterable[Statistics], dimension: Dimension | None, as_json: bool) -> int:
    found = broken = False
    for one in every:
        clauses = _lacking(one, dimension)
        if as_json:
            say_json(statistics_json(one, untagged=clauses))
        else:
            say_untagged(one.document, clauses)
        found |= bool(clauses)
        broken |= _complained(one)
    if not found:
        complain(_("nothing lacks a tag"))
    return 1 if broken or not found else 0


def _lacking(one: Statistics, dimension: Dimension | None) -> Sequence[Clause]:
    coverage = one.coverage
    return progress.untagged(coverage.notes, one.document, coverage.author, coverage.vocabulary, dimension)


def _complained(one: Statistics) -> bool:
    for problem in one.broken:
        complain(str(problem))
    return bool(one.broken)


def _author(ws: Workspace, name: str | None) -> str | None:
    if name is None:
        return None
    with as_typed():
        slugs = calling.author_slugs(ws, name)
    if len(slugs) > 1:
        message = _("several authors go by {name}: {slugs}")
        raise click.UsageError(message.format(name=name, slugs=", ".join(slugs)))
    return slugs[0]


def _dimension(ws: Workspace, name: str | None) -> Dimension | None:
    if name is None:
        return None
    agreed = vocabulary(ws)
    with as_typed():
        id_ = calling.dimension_id(name, agreed)
    return next(dimension for dimension in agreed.dimensions if dimension.id == id_)

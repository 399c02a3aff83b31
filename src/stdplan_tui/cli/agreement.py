"""`stdplan agreement`: how far annotators agree, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from stdplan_tui.annotations.agreement.codings import Codings, Lack
from stdplan_tui.annotations.agreement.table import Asked
from stdplan_tui.cli.agreement_pages import Pages
from stdplan_tui.cli.arguments import as_typed, json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotated, calling, reading
from stdplan_tui.workspace.agreement import OfDocument, asked, codings_in
from stdplan_tui.workspace.folder import Workspace


@command(
    "agreement",
    N_(
        "Say how far annotators agree on each dimension and tag, over the clauses that each has marked as done: the "
        "share of equal codings, Cohen's kappa, Krippendorff's alpha and its interval. Exit code 1 where nothing can "
        "be compared."
    ),
)
@click.argument("documents", nargs=-1, metavar="[DOC...]")
@click.option(
    "--author",
    "names",
    multiple=True,
    metavar="NAME",
    help=N_("Compare these annotators; else all who marked clauses."),
)
@click.option("--any-two", is_flag=True, help=N_("Also clauses that only some have marked as done, two at least."))
@click.option("--dimension", metavar="ID", help=N_("Only this dimension and its tags."))
@click.option("--tag", metavar="TAG", help=N_("Only whether this tag, or one below it, was given."))
@click.option(
    "--disagreements", is_flag=True, help=N_("List where they differ, and who gave what; exit code 1 if nowhere.")
)
@click.option("--undecided", is_flag=True, help=N_("With --disagreements: only where nobody has decided yet."))
@json_option
@click.pass_obj
def agreement(  # noqa: PLR0913 — one parameter an option
    call: Call,
    documents: tuple[str, ...],
    *,
    names: tuple[str, ...],
    any_two: bool,
    dimension: str | None,
    tag: str | None,
    disagreements: bool,
    undecided: bool,
    as_json: bool,
) -> int:
    """Print a table for each document and for all together; with `--json`, an object for each (`Pages`)."""
    if dimension is not None and tag is not None:
        raise click.UsageError(_("either --dimension or --tag"))
    if undecided and not disagreements:
        raise click.UsageError(_("--undecided goes with --disagreements"))
    ws = call.workspace()
    of, annotators = _asked(ws, dimension, tag), _annotators(ws, names)
    ids = [reading.known_id(ws, name) for name in documents] or list(ws.library.ids())
    if not ids:
        complain(_("no documents yet; `stdplan import FILE` brings one in"))
        return NOTHING
    found = [*codings_in(ws, dict.fromkeys(ids), annotators, any_two=any_two)]
    pages = Pages(annotated.authors(ws), as_json=as_json)
    wrong = _complained(found, pages, named=bool(documents))
    every = [one.codings for one in found if one.codings.lack is None]
    if not every:
        complain(_("nothing can be compared: it takes clauses that two annotators have marked as done"))
        return NOTHING
    if disagreements:
        said = _say_disagreements(pages, every, of, undecided=undecided)
    else:
        said = _say_figures(pages, every, of)
    return 1 if wrong or not said else 0


def _say_figures(pages: Pages, every: Sequence[Codings], of: Asked) -> bool:
    for one in every:
        pages.say_table([one], of)
    pages.say_all(every, of)
    return True


def _say_disagreements(pages: Pages, every: Sequence[Codings], of: Asked, *, undecided: bool) -> bool:
    found = sum(pages.say_disagreements(one, of, undecided=undecided) for one in every)
    if not found:
        complain(_("all is decided") if undecided else _("nobody differs"))
    return bool(found)


def _complained(found: Iterable[OfDocument], pages: Pages, *, named: bool) -> bool:
    """Say what is broken, and of which documents nothing can be compared that somebody may have expected to see."""
    wrong = False
    for one in found:
        for problem in one.broken:
            complain(str(problem))
        lack = one.codings.lack
        if lack is Lack.CLAUSES or (named and lack is not None):
            complain(pages.lacking(one.codings, lack))
        wrong |= bool(one.broken) or (named and lack is not None)
    return wrong


def _annotators(ws: Workspace, names: Iterable[str]) -> tuple[str, ...]:
    """Those that are named, each once; none for all."""
    with as_typed():
        slugs = tuple(dict.fromkeys(slug for name in names for slug in calling.author_slugs(ws, name)))
    if len(slugs) == 1:
        raise click.UsageError(_("to compare, name two annotators or more: --author NAME --author NAME"))
    return slugs


def _asked(ws: Workspace, dimension: str | None, tag: str | None) -> Asked:
    with as_typed():
        return asked(ws, dimension, tag)

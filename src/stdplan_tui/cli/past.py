"""`stdplan log` and `diff`: what git remembers of annotations, and what differs between two of its commits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from stdplan_tui.cli.arguments import as_typed, day_given, json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain, say_json
from stdplan_tui.cli.past_pages import Pages
from stdplan_tui.language import N_, _
from stdplan_tui.sharing.past.past import Past
from stdplan_tui.sharing.past.values import Entry, Which
from stdplan_tui.workspace import calling, past
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.past_compared import Compared, compared
from stdplan_tui.workspace.past_json import agreement_json, commit_json, document_json, step_json, version_json
from stdplan_tui.workspace.reading import is_document

_MANY = 20
"""The commits that are listed of several annotations; of a single one, all of them."""


@command(
    "log",
    N_(
        "Print who changed annotations when, the newest first: of one, by its id or a part of it, of a document or "
        "a clause, or of the workspace. It is git that remembers; exit code 1 where there is nothing."
    ),
)
@click.argument("name", required=False, metavar="[DOC[:CLAUSE] | ANNOTATION]")
@click.option("--author", multiple=True, metavar="NAME", help=N_("Only annotations of this author; `me` for your own."))
@click.option("--since", metavar="DATE", help=N_("Committed on this day or later: 2026-11-21, today, or 7d."))
@click.option("-n", "limit", type=click.IntRange(min=0), metavar="N", help=N_("At most N commits; 0 for all."))
@click.option("--at", "revision", metavar="REV", help=N_("Print the annotations as they were at this commit instead."))
@json_option
@click.pass_obj
def log(  # noqa: PLR0913 — one parameter an option
    call: Call,
    name: str | None,
    *,
    author: Sequence[str],
    since: str | None,
    limit: int | None,
    revision: str | None,
    as_json: bool,
) -> int:
    """Print an entry for each commit, before them one for what is not committed yet."""
    ws = call.workspace()
    day = day_given("--since", since)
    kept = past.past_of(ws)
    which = _which(ws, kept, name, author)
    if revision is not None:
        return _say_standing(ws, kept, which, revision, as_json=as_json)
    alone = len(which.ids) == 1
    most = limit if limit is not None else 0 if alone else _MANY
    said = False
    pages = Pages(ws)
    for entry in _first(past.entries(kept, which, day), most):
        said = True
        if as_json:
            _say_entry_json(entry)
        else:
            pages.say_entry(entry, alone=alone)
    if not said:
        complain(_("git remembers no change there"))
    return 0 if said else NOTHING


@command(
    "diff",
    N_(
        "Print what differs between two commits, or since one (HEAD unless it is named): annotations by document "
        "and person, agreed tags, documents. Exit code 1 where nothing does."
    ),
)
@click.argument("names", nargs=-1, metavar="[REV [REV] | REV..REV] [DOC]")
@click.option("--doc", metavar="DOC", help=N_("Only in this document."))
@json_option
@click.pass_obj
def diff(call: Call, names: tuple[str, ...], doc: str | None, as_json: bool) -> int:
    """Print the annotations, then the vocabulary, then the documents that differ."""
    ws = call.workspace()
    kept = past.past_of(ws)
    revisions, document = _named(ws, kept, names, doc)
    documents = past.documents_named(ws, document) if document else frozenset[str]()
    found = compared(kept, revisions, documents)
    if as_json:
        _say_compared_json(found)
    else:
        Pages(ws).say_compared(found)
    for problem in found.problems:
        complain(str(problem))
    if found.is_empty:
        complain(_("nothing differs"))
    return NOTHING if found.is_empty or found.problems else 0


def _which(ws: Workspace, kept: Past, name: str | None, authors: Sequence[str]) -> Which:
    with as_typed():
        slugs = [slug for author in authors for slug in calling.author_slugs(ws, author)]
    return past.asked_for(ws, kept, name, slugs)


def _first(entries: Iterator[Entry], most: int) -> Iterator[Entry]:
    """What is not committed, and so many commits, all for 0."""
    if not most:
        yield from entries
        return
    for entry in entries:
        if entry.commit is not None:
            yield entry
            yield from islice(entries, most - 1)
            return
        yield entry


def _say_standing(ws: Workspace, kept: Past, which: Which, revision: str, *, as_json: bool) -> int:
    versions = past.standing(kept, which, revision)
    pages = Pages(ws)
    for version in versions:
        if as_json:
            say_json(version_json(version))
        elif version.annotation is not None:
            pages.say_standing(version.annotation)
        if version.problem is not None:
            complain(str(version.problem))
    if not versions:
        complain(_("no annotation was there at {name}").format(name=revision))
    return NOTHING if not versions or any(version.problem for version in versions) else 0


def _say_entry_json(entry: Entry) -> None:
    commit = None if entry.commit is None else commit_json(entry.commit)
    for step in entry.steps:
        say_json({"commit": commit, **step_json(step)})


def _say_compared_json(found: Compared) -> None:
    for step in found.steps:
        say_json(step_json(step))
    for agreement in found.agreements:
        say_json(agreement_json(agreement))
    for document in found.documents:
        say_json(document_json(document))


def _named(ws: Workspace, kept: Past, names: Sequence[str], doc: str | None) -> tuple[list[str], str | None]:
    """The revisions and the document that the arguments are. Raises UsageError where they can be read two ways."""
    revisions = [*names]
    if doc is None and revisions and is_document(ws, revisions[-1]):
        if kept.repository.commit(revisions[-1]) is not None:
            message = _("{name} is a document and a revision: say --doc {name}, or refs/heads/{name}")
            raise click.UsageError(message.format(name=revisions[-1]))
        doc = revisions.pop()
    if len(revisions) == 1 and ".." in revisions[0]:
        first, _dots, second = revisions[0].partition("..")
        revisions = [first or past.NOW, second or past.NOW]
    if len(revisions) > 2:
        raise click.UsageError(_("one argument too many: {argument}").format(argument=revisions[2]))
    return revisions, doc

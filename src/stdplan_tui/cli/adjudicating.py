"""`stdplan adjudicate`: deciding where annotators differ."""

from __future__ import annotations

import click

from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.cli.arguments import Words, as_typed, json_option, words_options
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.note_pages import say_note
from stdplan_tui.cli.output import say_json
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotating, calling
from stdplan_tui.workspace.adjudicating import adjudicate as decide
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import find


@command(
    "adjudicate",
    N_(
        "Decide which tags a clause has where annotators differ (`stdplan agreement --disagreements`). Nobody's tags "
        "are changed: the decision is an annotation of its own."
    ),
)
@click.argument("place", metavar="DOC:CLAUSE")
@click.argument("tags", nargs=-1, metavar="[TAG...]")
@click.option("--dimension", metavar="ID", help=N_("The dimension that is decided on; needed where no tag is given."))
@click.option("-m", "--message", metavar="REASON", default="", help=N_("Why."))
@words_options
@json_option
@click.pass_obj
def adjudicate(  # noqa: PLR0913 — one parameter an option
    call: Call,
    place: str,
    tags: tuple[str, ...],
    *,
    dimension: str | None,
    message: str,
    words: Words,
    as_json: bool,
) -> int:
    """Write one decision, and print it."""
    ws = call.workspace()
    document, clause = find(ws, place)
    with as_typed():
        of = _dimension(ws, dimension, tags)
    standing = decide(ws, document, clause, of, tags=tags, reason=message, span=words.span(clause))
    if as_json:
        say_json(annotating.annotation_json(standing))
    else:
        say_note(standing, ws.author.name)
    return 0


def _dimension(ws: Workspace, name: str | None, tags: tuple[str, ...]) -> Dimension:
    """The dimension that is named, else that of the first tag. Raises UsageError, VocabularyError."""
    agreed = annotating.vocabulary(ws)
    if name is not None:
        id_ = calling.dimension_id(name, agreed)
        return next(one for one in agreed.dimensions if one.id == id_)
    if not tags:
        raise click.UsageError(_("give the tags, or with --dimension ID none of them"))
    found = agreed.dimension_of(agreed.resolve(tags[0]))
    if found is None:
        raise click.UsageError(_("{tag} belongs to no dimension").format(tag=tags[0]))
    return found

"""`stdplan annotate`, `tag`: writing notes and tags."""

from __future__ import annotations

import click

from stdplan_tui.cli.arguments import Words, json_option, place_argument, words_options
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.note_pages import say_note
from stdplan_tui.cli.output import Faint, Strong, say, say_json
from stdplan_tui.cli.standard_input import note_text
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import annotating, reading


@command("annotate", N_("Write a note on a document, a clause or words of it. Without -m the text is standard input."))
@place_argument
@click.option("-m", "--message", metavar="TEXT", help=N_("The text of the note."))
@click.option("--tag", "tags", multiple=True, metavar="TAG", help=N_("A tag on the note; may be given several times."))
@words_options
@json_option
@click.pass_obj
def annotate(  # noqa: PLR0913 — one parameter an option
    call: Call, place: str, *, message: str | None, tags: tuple[str, ...], words: Words, as_json: bool
) -> int:
    """Write one note, and print it with its id."""
    ws = call.workspace()
    document, clause = reading.place_of(ws, place)
    span = words.span(clause)
    note = annotating.annotate(ws, document, clause, note_text(message), span=span, tags=tags)
    if as_json:
        say_json(annotating.annotation_json(note))
    else:
        say_note(note, ws.author.name)
    return 0


@command("tag", N_("Add tags of yours to a clause, or to words of it, or remove them; print those that are set then."))
@click.argument("place", required=False, metavar="DOC:CLAUSE")
@click.argument("tags", nargs=-1, metavar="TAG...")
@click.option("--remove", is_flag=True, help=N_("Remove these tags."))
@click.option("--query", metavar="QUERY", help=N_("Every clause that a search finds, instead of DOC:CLAUSE."))
@click.option("--dry-run", is_flag=True, help=N_("With --query: only print the clauses."))
@words_options
@json_option
@click.pass_obj
def tag(  # noqa: PLR0913 — one parameter an option
    call: Call,
    place: str | None,
    *,
    tags: tuple[str, ...],
    words: Words,
    remove: bool,
    query: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Print the tags that are yours there afterwards; of a search, how many clauses have changed."""
    if query is not None:
        from stdplan_tui.cli.tagging import tag_found

        given = (place, *tags) if place else ()
        return tag_found(call, query, given, words, remove=remove, dry_run=dry_run, as_json=as_json)
    if place is None or not tags:
        raise click.UsageError(_("missing {name}").format(name="TAG..." if place else "DOC:CLAUSE"))
    if dry_run:
        raise click.UsageError(_("--dry-run goes with --query"))
    ws = call.workspace()
    document, clause = reading.find(ws, place)
    change = annotating.without_tags if remove else annotating.with_tags
    left = change(ws, document, clause, tags, span=words.span(clause))
    if as_json:
        say_json({"document": document.id, "clause": clause.id, "tags": list(left)})
    else:
        say(Faint(f"{document.id}:{clause.id}"), *(Strong(f"  #{name}", "cyan") for name in left))
    return 0

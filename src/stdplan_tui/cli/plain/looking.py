"""What a reader of lines asks: where words stand, where this is, what there is in the document."""

from __future__ import annotations

import click

from stdplan_tui.cli.output import say
from stdplan_tui.cli.pages import outline_rows
from stdplan_tui.cli.plain.reader import LineReader
from stdplan_tui.language import _, ngettext


def find(reader: LineReader, said: str) -> None:
    """Look for words in the open document, and read the first clause from here on that has them."""
    if not said:
        raise click.UsageError(_("say which words to find"))
    from stdplan_tui.search.within import Within  # it reads tables that nobody else needs

    reader.words = said
    reader.found = tuple(dict.fromkeys(clause for clause, _span in Within(reader.document).find(said)))
    _reach(reader, [*range(reader.position.number, len(reader.position.clauses)), *range(reader.position.number)])


def find_again(reader: LineReader, _said: str) -> None:
    """Read the next clause with the words that were looked for; after the last one comes the first."""
    here, end = reader.position.number, len(reader.position.clauses)
    _walk(reader, [*range(here + 1, end), *range(here + 1)])


def find_before(reader: LineReader, _said: str) -> None:
    """Read the clause before with those words; before the first one comes the last."""
    here, end = reader.position.number, len(reader.position.clauses)
    _walk(reader, [*range(here - 1, -1, -1), *range(end - 1, here - 1, -1)])


def tell_where(reader: LineReader, _said: str) -> None:
    """Say where the current clause stands: document, address, the headings above, how far this is."""
    metadata, clause = reader.document.metadata, reader.clause
    say(metadata.title, f" {metadata.document_number}" if metadata.document_number else "")
    for above in reader.document.ancestors(clause.id):
        if above.caption:
            say(above.caption)
    say(reader.where)
    say(f"{reader.document.id}:{clause.id}", _(", read to {percent} %").format(percent=reader.position.percent))


def tell_outline(reader: LineReader, said: str) -> None:
    """Print the outline of the document, down to a depth that was said."""
    if said and not said.isdecimal():
        raise click.UsageError(_("say how deep: outline 1, outline 2, or outline for all of it"))
    for words, id_ in outline_rows(reader.document, int(said[:2]) if said else None):
        say(f"{words}  [{id_}]")


def _walk(reader: LineReader, order: list[int]) -> None:
    if not reader.words:
        raise click.UsageError(_("find some words first: find WORDS"))
    _reach(reader, order)


def _reach(reader: LineReader, order: list[int]) -> None:
    """Go to the first clause in that order that was found, and say which of them it is; or that there is none."""
    if not reader.found:
        say(_("nothing found: {words}").format(words=reader.words))
        return
    places = {id_: at for at, id_ in enumerate(reader.found, 1)}
    clauses = reader.position.clauses
    number = next(number for number in order if clauses[number].id in places)
    count = len(places)
    say(
        ngettext("Found in {n} clause; this is {at}.", "Found in {n} clauses; this is {at}.", count).format(
            n=count, at=places[clauses[number].id]
        )
    )
    reader.go(reader.position.at(number))

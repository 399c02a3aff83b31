"""`stdplan reanchor`: where annotations belong in the texts as they are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import click

from stdplan_tui.annotations.anchoring import Standing
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.language import N_, _
from stdplan_tui.text.display import shown_line
from stdplan_tui.workspace import reading, reanchoring
from stdplan_tui.workspace.reanchoring import Reanchored

_STANDINGS = {
    Standing.SAME: N_("same"),
    Standing.MOVED: N_("moved"),
    Standing.CHANGED: N_("changed"),
    Standing.CLAUSE_ONLY: N_("only the clause"),
    Standing.AMBIGUOUS: N_("several places"),
    Standing.ORPHAN: N_("no place"),
}
_QUOTED = 40


@command(
    "reanchor",
    N_(
        "Find where the notes and tags belong in the texts as they are now. Nothing is written but with --accept, "
        "and then only your own: exit code 1 where a place is not certain."
    ),
)
@click.argument("documents", nargs=-1, metavar="[DOC…]")
@click.option(
    "--accept",
    type=click.Choice(["certain"]),
    help=N_("Write down the places of your own annotations that are certain: the same words, wherever they are now."),
)
@json_option
@click.pass_obj
def reanchor(call: Call, documents: tuple[str, ...], accept: str | None, as_json: bool) -> int:
    """Say what became of each annotation, the broken files on standard error."""
    ws = call.workspace()
    ids = [reading.known_id(ws, id_) for id_ in documents] or list(ws.library.ids())
    uncertain = broken = False
    for id_ in ids:
        loaded = ws.store.load(id_)
        for problem in loaded.broken:
            complain(str(problem))
        document = ws.library.document(id_)
        found = reanchoring.reanchored(ws, document, loaded.annotations)
        accepted = reanchoring.accept_certain(ws, document, found) if accept else ()
        done = frozenset(note.id for note in accepted)
        if as_json:
            _say_json(document, found, done)
        else:
            _say_found(document, found, len(done))
        broken = broken or bool(loaded.broken)
        uncertain = uncertain or not all(one.anchor.standing.is_certain for one in found)
    return 1 if uncertain or broken else 0


def _say_json(document: Document, found: Sequence[Reanchored], accepted: frozenset[str]) -> None:
    """One object a line for each."""
    place = partial(_place, document)
    for one in found:
        note, anchor = one.annotation, one.anchor
        near = [{**place(each.clause, None), "likeness": round(each.likeness, 3)} for each in anchor.suggestions]
        say_json(
            {
                "annotation": note.id,
                "document": note.document,
                "author": note.author,
                "standing": anchor.standing.value,
                "was": {"clause": note.target.clause, "label": note.target.label, "exact": note.target.exact},
                "is": place(anchor.clause, anchor.span) if anchor.clause else None,
                "suggestions": near,
                "accepted": note.id in accepted,
            }
        )


def _place(document: Document, clause: Clause, span: Span | None) -> dict[str, object]:
    told: dict[str, object] = {"clause": clause.id, "label": label_path(document, clause.id)}
    if span is None:
        return told
    return told | {"start": span.start, "end": span.end, "exact": clause.string[span.start : span.end]}


def _say_found(document: Document, found: Sequence[Reanchored], accepted: int) -> None:
    """How many of each standing there are, then a line for each that is not where it was."""
    if not found:
        return
    counts = Counter(one.anchor.standing for one in found)
    told = ", ".join(f"{_(name)} {counts[standing]}" for standing, name in _STANDINGS.items() if counts[standing])
    say(f"{document.id}  {told}" + (_("; {n} written down").format(n=accepted) if accepted else ""))
    for one in found:
        if one.anchor.standing is not Standing.SAME:
            say(f"  {one.annotation.id}  {_told(document, one)}")


def _told(document: Document, one: Reanchored) -> str:
    target, clause = one.annotation.target, one.anchor.clause
    quoted = shown_line(target.exact or target.quote_clause.replace("\n", " "))[:_QUOTED]
    way = target.label
    if clause is not None:
        way += f" -> {label_path(document, clause.id)}"
    elif one.anchor.suggestions:
        near = ", ".join(label_path(document, each.clause.id) for each in one.anchor.suggestions)
        way += " " + _("(perhaps {clauses})").format(clauses=near)
    return f"{_(_STANDINGS[one.anchor.standing])}: {shown_line(way)}  {quoted}"

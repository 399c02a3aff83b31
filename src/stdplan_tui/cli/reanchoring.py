"""`stdplan reanchor`: where annotations belong in the texts as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.noted import Notes
from stdplan_tui.cli.arguments import Words, json_option, words_options
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain
from stdplan_tui.cli.reanchor_pages import say_cases, say_counts, say_json_lines, say_moved
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import reading, reviewing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.note_names import note_named
from stdplan_tui.workspace.reviewing import Case

_CERTAIN = "certain"


@command(
    "reanchor",
    N_(
        "Find where the notes and tags belong in the texts as they are now. Nothing is written but with --accept, "
        "and then only your own: exit code 1 where a place is not certain."
    ),
)
@click.argument("documents", nargs=-1, metavar="[DOC...]")
@click.option(
    "--accept",
    metavar="certain|ID",
    help=N_("Write down your own: all places that are certain, or that of the annotation of this id."),
)
@click.option("--to", metavar="CLAUSE", help=N_("With an id: put it on this clause; DOC for the document as a whole."))
@words_options
@json_option
@click.pass_obj
def reanchor(  # noqa: PLR0913 — one parameter an option
    call: Call, documents: tuple[str, ...], *, accept: str | None, to: str | None, words: Words, as_json: bool
) -> int:
    """Say what became of each annotation, the broken files on standard error."""
    ws = call.workspace()
    if accept not in (None, _CERTAIN):
        if documents:
            raise click.UsageError(_("an id says which document it is in: leave out {id}").format(id=documents[0]))
        return _accept_one(ws, accept or "", to, words, as_json=as_json)
    if to is not None or words != Words(None, None, None):
        raise click.UsageError(_("--to, --quote, --start and --end go with --accept ID"))
    ids = [reading.known_id(ws, id_) for id_ in documents] or list(ws.library.ids())
    found = (ws.notebook.of(ws.library.document(id_)) for id_ in ids)
    return _say(ws, found, accept=accept is not None, as_json=as_json)


def _say(ws: Workspace, found: Iterable[Notes], *, accept: bool, as_json: bool) -> int:
    uncertain = broken = False
    for notes in found:
        for problem in notes.broken:
            complain(str(problem))
        cases = reviewing.cases(ws, notes, moved_of_others=True)
        accepted = reviewing.accept_certain(ws, cases) if accept else ()
        if as_json:
            say_json_lines(notes, frozenset(note.id for note in accepted))
        else:
            say_counts(notes, len(accepted))
            say_cases(cases)
        broken = broken or bool(notes.broken)
        uncertain = uncertain or any(map(reviewing.is_uncertain, notes.every))
    return 1 if uncertain or broken else 0


def _accept_one(ws: Workspace, name: str, to: str | None, words: Words, *, as_json: bool) -> int:
    """Write down the place of one annotation: the one that was worked out, or the one that is named."""
    case = _case_of(ws, name)
    document = case.document
    if to is None:
        if words != Words(None, None, None):
            raise click.UsageError(_("--quote, --start and --end go with --to CLAUSE"))
        done: Sequence[Annotation] = reviewing.accept(ws, case)
    elif to == document.id:
        words.span(None)
        done = reviewing.take_to_document(ws, case)
    else:
        clause = reading.clause_of(document, to.removeprefix(f"{document.id}:"))
        done = reviewing.choose(ws, case, clause, words.span(clause))
    say_moved(document, done, as_json=as_json)
    return 0


def _case_of(ws: Workspace, name: str) -> Case:
    """The annotation that is named, as a case; also one whose place is certain. Raises AnnotationError."""
    noted = note_named(ws, name)
    if noted.is_answer:
        raise AnnotationError(_("an answer stands where the note is that it answers: name that one"))
    return reviewing.case_of(ws, ws.library.document(noted.note.document), noted)

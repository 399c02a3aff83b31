"""The annotations of a document as its reader meets them: those of each clause, and what the gutter shows of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING

from stdplan_tui.annotations.model import NOTES, Annotation, Motivation
from stdplan_tui.annotations.threads import State
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.marks import Mark
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from stdplan_tui.annotations.noted import Noted, Notes


@frozen
class Margin:
    """The open annotations of one document.

    `notes` are by clause; under None those on the document as a whole, and those that have no place in the text as it
    is now. `authors` gives the names of slugs, `broken` the files that cannot be read; `me` is the slug of the person,
    once they have written something.
    """

    document: DocumentId
    notes: Mapping[ClauseId | None, tuple[Noted, ...]] = field(default_factory=dict)
    marks: Mapping[ClauseId, Mark] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[StdplanError, ...] = ()
    me: str = ""


def read_margin(workspace: Workspace, document: Document, *, in_passing: bool = False) -> Margin:
    """The margin of a document, read from its files. Raises StdplanError or OSError.

    `in_passing`: of a text that is not the one that the workspace has, or is read for a moment only.
    """
    loaded = annotated.loaded(workspace, document.id)
    names = annotated.authors(workspace)
    authors = {author.slug: author.name for author in names.by_slug.values()}
    if not loaded.annotations:  # finding places takes modules that most who only read never need
        return Margin(document.id, authors=authors, broken=(*loaded.broken, *names.broken))
    notebook = workspace.notebook
    found = notebook.in_passing(document, loaded) if in_passing else notebook.of(document, loaded)
    me = workspace.own_slug()
    marks = {clause: mark for clause, notes in found.by_clause.items() if (mark := _mark(notes, me)) != Mark()}
    return Margin(document.id, _by_clause(found), marks, authors, (*found.broken, *names.broken), me)


def count_notes(workspace: Workspace, only: Collection[DocumentId] | None = None) -> Mapping[DocumentId, int]:
    """How many notes each document has, or each of `only` some; broken files do not count. Raises OSError."""
    tallies = annotated.tallies(workspace, only)
    return {id_: sum(tally.get(kind, 0) for kind in NOTES) for id_, tally in tallies.items()}


def _by_clause(found: Notes) -> Mapping[ClauseId | None, tuple[Noted, ...]]:
    everywhere = chain([(None, (*found.whole, *found.strayed))], found.by_clause.items())
    return {clause: shown for clause, notes in everywhere if (shown := _shown(notes))}


def _shown(notes: Iterable[Noted]) -> tuple[Noted, ...]:
    return tuple(one for one in notes if one.note.motivation is not Motivation.DONE)


def _mark(there: Iterable[Noted], me: str) -> Mark:
    from stdplan_tui.annotations.counting.coverage import is_done_mark

    there = tuple(there)
    done = [one.anchor.standing.is_certain for one in there if is_done_mark(one) and one.note.author == me]
    found = _shown(there)
    said = [one for one in found if is_note(one.note)]
    return Mark(
        notes=len(said),
        tags=len({tag for one in found for tag in one.tags}),
        spans=tuple(one.span for one in found if one.span is not None and not one.is_answer),
        open=any(one.state is State.OPEN for one in said),
        doubtful=not all(one.anchor.standing.is_certain for one in found),
        done=any(done),
        done_before=bool(done) and not any(done),
    )


def is_note(annotation: Annotation) -> bool:
    """Whether an annotation says something that counts: a note or a reply, not deleted."""
    return annotation.is_open and annotation.motivation in NOTES

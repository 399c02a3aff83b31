"""What lost in merges of git and is kept in the annotations: listing it, taking it after all, and letting it go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce

from stdplan_tui.annotations import conflicts
from stdplan_tui.annotations.journal.changing import carry_out
from stdplan_tui.annotations.model import Annotation, Change, Conflict
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import N_, _
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.placing import notes_at

CHOICE = N_("choice between two versions")


def with_conflicts(ws: Workspace, place: str | None = None) -> Iterator[Noted]:
    """The annotations of a document, of a clause (DOC:CLAUSE), or of the workspace that keep something that lost.

    Raises IdError, UnknownDocument, UnknownClause.
    """
    return (one for one in notes_at(ws, place).notes if one.note.conflicts)


def take(ws: Workspace, annotation: Annotation, conflict: Conflict) -> Annotation:
    """Put what lost in the place of what won, which is kept in its stead; the annotation as it stands then.

    Raises AnnotationError where it is somebody else's, where the value cannot be taken, and where it cannot be saved.
    """
    return _changed(ws, annotation, lambda note: conflicts.taken(note, conflict))


def take_only(ws: Workspace, annotation: Annotation) -> tuple[Annotation, Conflict]:
    """Take the only value that an annotation keeps, as its file is by now; the annotation then, and what was taken.

    Asked for twice in a row, it is back where it was. Raises AnnotationError as `take`, and where there is not one.
    """
    present = ws.store.read(annotation.document, annotation.author, annotation.id)
    if len(present.conflicts) != 1:
        raise AnnotationError(_("{id} does not keep that value any more").format(id=annotation.id))
    return take(ws, present, present.conflicts[0]), present.conflicts[0]


def let_go(ws: Workspace, annotation: Annotation, conflict: Conflict) -> Annotation:
    """Keep what won, and the other no longer; the annotation as it stands then. Raises AnnotationError as `take`."""
    return _changed(ws, annotation, lambda note: conflicts.let_go(note, conflict))


def let_all_go(ws: Workspace, annotation: Annotation) -> Annotation:
    """Keep what won, and nothing of what lost; the annotation as it stands then. Raises AnnotationError as `take`."""
    return _changed(ws, annotation, lambda note: reduce(conflicts.let_go, annotation.conflicts, note))


def numbered(annotation: Annotation, number: int) -> Conflict:
    """What lost, by its number from 1. Raises AnnotationError where there is none of it."""
    if not 1 <= number <= len(annotation.conflicts):
        message = _("{id} keeps {n} values that lost, no number {number}")
        raise AnnotationError(message.format(id=annotation.id, n=len(annotation.conflicts), number=number))
    return annotation.conflicts[number - 1]


def _changed(ws: Workspace, annotation: Annotation, make: Callable[[Annotation], Annotation]) -> Annotation:
    changes = [Change(annotation, make(annotation))]
    (change,) = carry_out(ws.store, ws.journal, CHOICE, changes, by=ws.author.slug)
    return change.after

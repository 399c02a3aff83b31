"""Which annotations stand in a place of the workspace, and those of other places under it."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import place_of


@frozen
class There:
    """The annotations of a place as one reads, and the files that are broken."""

    notes: tuple[Noted, ...]
    broken: tuple[AnnotationError, ...]


def notes_at(ws: Workspace, place: str | None) -> There:
    """The annotations of `DOC`, or of `DOC:CLAUSE` and all under it, or of the whole workspace.

    Those on documents that cannot be read come too, oldest first. Raises IdError, UnknownDocument, UnknownClause.
    """
    if place is None:
        return _together(tuple(ws.notebook.all()))
    document, clause = place_of(ws, place)
    notes = ws.notebook.of(document)
    if clause is None:
        return _together((notes,))
    found = (one for under in clause.walk() for one in notes.by_clause.get(under.id, ()))
    return There(tuple(found), notes.broken)


def _together(found: Sequence[Notes]) -> There:
    notes = (one for notes in found for one in (notes.in_order if notes.document else notes.every))
    return There(tuple(notes), tuple(error for notes in found for error in notes.broken))

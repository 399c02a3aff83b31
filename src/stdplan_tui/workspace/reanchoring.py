"""Re-anchoring: where the annotations of a document belong now, and writing that down for one's own.

Places are worked out whenever they are needed and stand in no file, until a person accepts one: then the annotation's
target is the text as it is now. Nobody's annotations are rewritten but one's own; those of others stay computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdplan_tui.annotations.anchoring import Anchor, Anchoring, Base
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.model import Clause, Document, flat
from stdplan_tui.errors import AnnotationError, BodyError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.annotating import move
from stdplan_tui.workspace.folder import Workspace


@frozen
class Reanchored:
    """An annotation and its place in the text as it is now."""

    annotation: Annotation
    anchor: Anchor

    @property
    def is_settled(self) -> bool:
        """Whether the annotation's own target says where it is."""
        target, clause = self.annotation.target, self.anchor.clause
        if target.document:
            return True
        here = clause is not None and (clause.id, clause.string) == (target.clause, target.quote_clause)
        return here and self.anchor.span == target.span


def reanchored(ws: Workspace, document: Document, annotations: Iterable[Annotation]) -> tuple[Reanchored, ...]:
    """The open ones of `annotations` that are on `document`, oldest first, and where each belongs."""
    every = [note for note in annotations if note.document == document.id]
    anchoring = Anchoring(document, bases(ws), (note.target for note in every if not note.target.document))
    open_ones = sorted((note for note in every if note.is_open), key=lambda note: note.id)
    return tuple(Reanchored(note, anchoring.anchor(note.target)) for note in open_ones)


def bases(ws: Workspace) -> Base:
    """What gives the clauses of the text of a version, where that is kept and can be read."""

    def base(version: str) -> Sequence[Clause] | None:
        try:
            text = ws.store.snapshot_text(version)
            return flat(markdown.read(text)) if text is not None else None
        except (AnnotationError, BodyError):
            return None

    return base


def accept_certain(ws: Workspace, document: Document, found: Iterable[Reanchored]) -> tuple[Annotation, ...]:
    """Write down the places that are certain, of one's own annotations; the annotations as they are now.

    Raises AnnotationError; those before it stand.
    """
    author = ws.known_author
    mine = [one for one in found if author is not None and one.annotation.author == author.slug]
    certain = [one for one in mine if one.anchor.standing.is_certain and not one.is_settled]
    moves = [(one.annotation, one.anchor.clause, one.anchor.span) for one in certain if one.anchor.clause is not None]
    return move(ws, document, moves)

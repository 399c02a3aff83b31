"""Agreement in a workspace: what annotators gave in its documents, to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.annotations.agreement.codings import Codings, codings
from stdplan_tui.annotations.agreement.table import Asked
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace import calling
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace


@frozen(eq=False)
class OfDocument:
    """What annotators gave in a document, and the files of it that are broken."""

    codings: Codings
    broken: tuple[AnnotationError, ...]


def codings_in(
    ws: Workspace, documents: Iterable[DocumentId], annotators: Sequence[str] = (), *, any_two: bool = False
) -> Iterator[OfDocument]:
    """What those annotators gave in each of some documents, else in each all who have marked clauses of it as done.

    With `any_two`, over the clauses that two of them at least have marked, not only those that each has. Raises
    DocumentError for a document that cannot be read, VocabularyError where the vocabulary cannot.
    """
    agreed = vocabulary(ws)
    for id_ in documents:
        document = ws.library.document(id_)
        notes = ws.notebook.of(document)
        yield OfDocument(codings(document, notes, agreed, annotators, any_two=any_two), notes.broken)


def asked(ws: Workspace, dimension: str | None = None, tag: str | None = None) -> Asked:
    """What figures are wanted of: a dimension by its id or title, or a tag by any name. Raises VocabularyError."""
    agreed = vocabulary(ws)
    return Asked(
        None if dimension is None else calling.dimension_id(dimension, agreed),
        None if tag is None else agreed.known_as(calling.known_tag(ws, tag, agreed)),
    )

"""Reading annotations: those of a document or of all, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stdplan_tui.annotations.store.authors import Authors, read_authors
from stdplan_tui.annotations.store.kept import Tally
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.workspace.folder import Workspace


def loaded(ws: Workspace, document: DocumentId | None = None) -> Loaded:
    """All annotations that are seen of one document or of all, tombstones included, and the files that are broken."""
    return ws.seen.load(document)


def tallies(ws: Workspace, only: Iterable[DocumentId] | None = None) -> Mapping[DocumentId, Tally]:
    """How many annotations of each kind are seen on each document, or on each of `only` some; no file need be read."""
    ids = ws.seen.documents() if only is None else only
    return {id_: ws.seen.tally(id_) for id_ in ids if isinstance(id_, str)}


def authors(ws: Workspace) -> Authors:
    """The authors of the workspace, by the short names that stand in annotations."""
    return read_authors(ws.store.folder)

"""Reading annotations: those of a document or of all, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stdplan_tui.annotations.store.authors import Authors, read_authors
from stdplan_tui.annotations.store.kept import Tally
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.workspace.folder import Workspace


def loaded(ws: Workspace, document: DocumentId | None = None) -> Loaded:
    """All annotations of one document or of all, tombstones included, and the files that are broken."""
    return ws.store.load(document)


def tallies(ws: Workspace, only: Iterable[DocumentId] | None = None) -> Mapping[DocumentId, Tally]:
    """How many annotations of each kind each document has, or each of `only` some; if possible without reading one."""
    loader = ws.store.loader
    return {id_: loader.tally(id_) for id_ in (loader.documents() if only is None else only) if isinstance(id_, str)}


def authors(ws: Workspace) -> Authors:
    """The authors of the workspace, by the short names that stand in annotations."""
    return read_authors(ws.store.folder)

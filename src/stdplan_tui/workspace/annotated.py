"""Reading annotations: those of a document or of all, and who wrote them."""

from __future__ import annotations

from stdplan_tui.annotations.authors import Authors, read_authors
from stdplan_tui.annotations.store import Loaded
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.workspace.folder import Workspace


def loaded(ws: Workspace, document: DocumentId | None = None) -> Loaded:
    """All annotations of one document or of all, tombstones included, and the files that are broken."""
    return ws.store.load(document)


def authors(ws: Workspace) -> Authors:
    """The authors of the workspace, by the short names that stand in annotations."""
    return read_authors(ws.store.folder)

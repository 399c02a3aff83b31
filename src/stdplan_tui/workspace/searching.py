"""Searching: the documents and annotations of a workspace, handed to the search engine in its own terms."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.target import located
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import StdplanError, VocabularyError
from stdplan_tui.search.engine import Cancelled, Progress, SearchEngine
from stdplan_tui.search.memory import MemoryEngine
from stdplan_tui.search.model import Note, RefreshReport, Results
from stdplan_tui.search.whoosh_index import WhooshEngine
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import known_id

_MAKING = threading.Lock()


def new_engine(ws: Workspace) -> SearchEngine:
    """A search engine for a workspace: its index in the user's cache folder, in memory where there is none."""
    folder = ws.cache_folder
    return MemoryEngine() if folder is None else WhooshEngine(folder, str(ws.root.resolve()))


def engine(ws: Workspace) -> SearchEngine:
    """The search engine of the workspace, the same at every call and in every thread."""
    with _MAKING:
        return ws.engine


def refresh(ws: Workspace, progress: Progress | None = None, cancelled: Cancelled | None = None) -> RefreshReport:
    """Bring what is searched up to the documents and notes as they stand; broken ones are left out."""
    documents = {document.id: document for document in _documents(ws)}
    notes = _notes(ws, documents)
    return engine(ws).refresh(documents.values(), notes, progress, cancelled)


def search(ws: Workspace, query: str, limit: int | None = None, *, document: str | None = None) -> Results:
    """The clauses and notes that `query` finds, best first, at most `limit` (None: all), as of the last refresh.

    With `document` only those of that document. Raises SearchError, IdError, UnknownDocument.
    """
    if document is None:
        return engine(ws).search(query, limit)
    wanted = known_id(ws, document)
    results = engine(ws).search(query)
    hits = tuple(hit for hit in results.hits if hit.document == wanted)
    return replace(results, hits=hits[:limit], total=len(hits))


def _documents(ws: Workspace) -> Iterator[Document]:
    for id_ in ws.library.ids():
        with contextlib.suppress(StdplanError, OSError):
            yield ws.library.document(id_)


def _notes(ws: Workspace, documents: Mapping[DocumentId, Document]) -> Iterator[Note]:
    agreed = _vocabulary(ws)
    for note in ws.store.load().annotations:
        if note.is_open and note.document in documents:
            yield _noted(note, documents[note.document], agreed)


def _noted(note: Annotation, document: Document, agreed: Vocabulary) -> Note:
    """An annotation as search takes it: on its clause where that is certain, else on the document."""
    clause = located(note, document).clause
    return Note(
        id=note.id,
        document=document.id,
        clause=clause.id if clause else None,
        author=note.author,
        tags=tuple(agreed.known_as(tag) for tag in note.tags),
        body=note.body,
        status=note.status.value,
        label=label_path(document, clause.id) if clause else note.target.label,
    )


def _vocabulary(ws: Workspace) -> Vocabulary:
    try:
        return vocabulary(ws)
    except VocabularyError:
        return Vocabulary()

"""A document and the notes on it as search takes them."""

from __future__ import annotations

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.search.model import Note
from stdplan_tui.workspace.folder import Workspace


def document_and_notes(ws: Workspace, id_: DocumentId, authors: Authors) -> tuple[Document, tuple[Note, ...]]:
    """A document and those notes on it that say something, without the broken and the deleted. Raises DocumentError.

    A done-mark, or a verdict without a reason, has no words that could be found.

    The document is not taken from memory: what is kept there is known by what files look like from outside, which two
    texts may share, and a whole corpus is not to stay there.
    """
    document = Library(ws.library.folder).document(id_)
    notes = ws.notebook.in_passing(document)
    return document, tuple(_note(one, document, authors) for one in notes.every if one.note.body or one.tags)


def _note(one: Noted, document: Document, authors: Authors) -> Note:
    """An annotation as search takes it: on the clause where it stands now, else on the document."""
    note, clause = one.note, one.clause
    return Note(
        id=note.id,
        document=document.id,
        clause=clause,
        author=note.author,
        tags=one.tags,
        body=note.body,
        status=one.state.value,
        label=label_path(document, clause) if clause else note.target.label,
        author_name=authors.name_of(note.author),
    )

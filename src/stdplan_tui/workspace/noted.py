"""A document with the notes on it, read from the files as they stand and put into the terms of search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdplan_tui.annotations.authors import Authors, read_authors
from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Resolution, Status
from stdplan_tui.annotations.target import located
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.annotations.vocabulary_file import VOCABULARY_FILE, read_vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import VocabularyError
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Note
from stdplan_tui.workspace.folder import Workspace

_OPEN = Status.OPEN.value


@frozen
class Names:
    """How tags and authors are called in a workspace."""

    tags: Vocabulary
    authors: Authors

    @classmethod
    def of(cls, ws: Workspace) -> Names:
        """Those of a workspace; a vocabulary that cannot be read has no tags."""
        try:
            tags = read_vocabulary(ws.store.folder / VOCABULARY_FILE)
        except VocabularyError:
            tags = Vocabulary()
        return cls(tags, read_authors(ws.store.folder))


def document_and_notes(ws: Workspace, id_: DocumentId, names: Names) -> tuple[Document, tuple[Note, ...]]:
    """A document and those notes on it that are not deleted, without the broken ones. Raises DocumentError.

    Never from memory: what is kept there is known by what files look like from outside, which two texts may share, and
    a whole corpus is not to stay there.
    """
    document = Library(ws.library.folder).document(id_)
    found = [note for note in ws.store.load(document.id).annotations if note.is_open]
    verdicts = _verdicts(found)
    return document, tuple(_note(note, document, names, verdicts.get(note.id, _OPEN)) for note in found)


def _verdicts(notes: Sequence[Annotation]) -> Mapping[AnnotationId, str]:
    """What has become of notes, by the last assessment of each: resolved, wontfix, or open once more."""
    found: dict[AnnotationId, str] = {}
    for verdict in sorted(notes, key=lambda note: note.updated):
        if verdict.motivation is Motivation.ASSESSING:
            reopened = verdict.resolution is Resolution.REOPENED
            found.update(dict.fromkeys(verdict.reply_to, _OPEN if reopened else verdict.resolution.value))
    return found


def _note(note: Annotation, document: Document, names: Names, status: str) -> Note:
    """An annotation as search takes it: on its clause where that is certain, else on the document."""
    clause = located(note, document).clause
    return Note(
        id=note.id,
        document=document.id,
        clause=clause.id if clause else None,
        author=note.author,
        tags=tuple(names.tags.known_as(tag) for tag in note.tags),
        body=note.body,
        status=status,
        label=label_path(document, clause.id) if clause else note.target.label,
        author_name=names.authors.name_of(note.author),
    )

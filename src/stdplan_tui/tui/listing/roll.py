"""The annotations of the workspace as far as they have been read, and what their values are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from stdplan_tui.annotations.model import AnnotationId, Motivation
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.tui.shelf import titled
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace


@frozen(slots=False, eq=False)
class Roll:
    """What has been read: a page for each document, in the order in which they are listed.

    `titles` and `authors` give the names of ids and slugs; `me` is the slug of the person who reads, "" for one who has
    written nothing; `new` what they have not seen yet; `whole` says that there is no more to come.
    """

    pages: tuple[Notes, ...] = ()
    titles: Mapping[DocumentId, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    vocabulary: Vocabulary = Vocabulary()
    me: str = ""
    whole: bool = False
    new: frozenset[AnnotationId] = frozenset()

    @cached_property
    def every(self) -> Sequence[Noted]:
        """All annotations that are listed; a done-mark says nothing but that it is there, and is left out."""
        notes = (one for page in self.pages for one in page.in_order)
        return [one for one in notes if one.note.motivation is not Motivation.DONE]

    @cached_property
    def _documents(self) -> Mapping[DocumentId, Document | None]:
        return {page.id: page.document for page in self.pages}

    @cached_property
    def _labels(self) -> dict[tuple[DocumentId, ClauseId], str]:
        return {}

    def document_of(self, one: Noted) -> Document | None:
        """The document that an annotation is on; None where that cannot be read."""
        return self._documents.get(one.note.document)

    def title_of(self, document: DocumentId) -> str:
        """The short title of a document, or its id."""
        return self.titles.get(document) or document

    def name_of(self, author: str) -> str:
        """The name of an author, or the slug."""
        return self.authors.get(author, author)

    def label_of(self, one: Noted) -> str:
        """Where an annotation stands in its document, as people say it."""
        document, clause = self._documents.get(one.note.document), one.clause
        if one.note.target.document:
            return _("whole document")
        if document is None or clause is None:
            return one.note.target.label or one.note.target.clause
        key = document.id, clause
        if key not in self._labels:
            self._labels[key] = label_path(document, clause)
        return self._labels[key]

    def thread_of(self, one: Noted) -> Sequence[Noted]:
        """The discussion that an annotation belongs to, the oldest first."""
        page = next((page for page in self.pages if page.id == one.note.document), None)
        return [other for other in page.every if other.thread == one.thread] if page else [one]


def rolls(workspace: Workspace, first: Document | None, new: frozenset[AnnotationId] = frozenset()) -> Iterator[Roll]:
    """What is read, growing: the notes of the document `first`, then of the others. Raises StdplanError or OSError."""
    names = annotated.authors(workspace)
    roll = Roll(
        titles={found.id: found.title for found in titled(workspace)},
        authors={author.slug: author.name for author in names.by_slug.values()},
        vocabulary=workspace.agreed.readable(),
        me=workspace.own_slug(),
        new=new,
    )
    if first is not None:
        roll = replace(roll, pages=(workspace.notebook.of(first),))
        yield roll
    for page in workspace.notebook.all():
        if first is None or page.id != first.id:
            roll = replace(roll, pages=(*roll.pages, page))
            yield roll
    yield replace(roll, whole=True)

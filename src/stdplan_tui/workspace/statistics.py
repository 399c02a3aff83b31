"""Statistics of a coding: of each document, its sections, its authors and the tags that were given in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.annotations.counting.coverage import Coverage, Section, sections
from stdplan_tui.annotations.counting.figures import Figures, figures
from stdplan_tui.annotations.counting.frequencies import Frequency, Kind, frequencies, uses_of
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace


@frozen
class OfSection:
    """The figures of a section; `label` is the label path of its head, `title` its caption, which may be empty."""

    section: Section
    label: str
    title: str
    figures: Figures


@frozen
class OfAuthor:
    """What one author did in a document: clauses tagged and done, notes (those still open apart), tags given."""

    slug: str
    name: str
    tagged: int
    done: int
    notes: int
    open: int
    tags: int


@frozen
class Statistics:
    """Those of a document, of one author or (`coverage.author` None) of everybody."""

    document: Document
    coverage: Coverage
    figures: Figures
    sections: tuple[OfSection, ...]
    authors: tuple[OfAuthor, ...]
    tags: tuple[Frequency, ...]
    broken: tuple[AnnotationError, ...]


def statistics(ws: Workspace, documents: Iterable[DocumentId], author: str | None = None) -> Iterator[Statistics]:
    """The statistics of some documents, of one author or of everybody; each as it is asked for.

    Raises DocumentError for a document that cannot be read, VocabularyError where the vocabulary cannot.
    """
    agreed, names = vocabulary(ws), annotated.authors(ws)
    for id_ in documents:
        document = ws.library.document(id_)
        yield of_document(document, ws.notebook.of(document), agreed, names, author)


def of_document(
    document: Document, notes: Notes, agreed: Vocabulary, names: Authors, author: str | None = None
) -> Statistics:
    """The statistics of one document."""
    coverage = Coverage(document, notes, agreed, author)
    own = tuple(one for one in notes.every if author in {None, one.note.author})
    return Statistics(
        document=document,
        coverage=coverage,
        figures=figures(coverage, coverage.to_code, notes.every),
        sections=tuple(_of_section(coverage, section) for section in sections(document)),
        authors=tuple(_of_author(coverage, names, slug, own) for slug in sorted({one.note.author for one in own})),
        tags=tuple(one for one in frequencies(agreed, uses_of(own)) if one.uses or one.kind is Kind.DIMENSION),
        broken=notes.broken,
    )


def _of_section(coverage: Coverage, section: Section) -> OfSection:
    by_clause, head = coverage.notes.by_clause, section.head
    there = (one for clause in section.clauses for one in by_clause.get(clause.id, ()))
    label = label_path(coverage.document, head.id)
    return OfSection(section, label, head.heading, figures(coverage, section.to_code, there))


def _of_author(coverage: Coverage, names: Authors, slug: str, notes: Sequence[Noted]) -> OfAuthor:
    own = Coverage(coverage.document, coverage.notes, coverage.vocabulary, slug)
    written = [one for one in notes if one.note.author == slug]
    said = [one for one in written if one.begins]
    return OfAuthor(
        slug=slug,
        name=names.name_of(slug),
        tagged=sum(own.is_tagged(clause.id) for clause in own.to_code),
        done=sum(clause.id in own.done for clause in own.to_code),
        notes=len(said),
        open=sum(one.state is State.OPEN for one in said),
        tags=sum(map(len, uses_of(written).values())),
    )

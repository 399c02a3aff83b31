"""The annotations of a document as its reader meets them: those of each clause, and what the gutter shows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field

from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.annotations.target import located
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.marks import Mark
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace

_SAID = frozenset({Motivation.COMMENTING, Motivation.REPLYING})


@frozen
class Margin:
    """The open annotations of one document.

    `notes` are by clause; under None those on the document as a whole, and those whose place in the text as it is
    now is not certain. `authors` gives the names of slugs, `broken` the files that cannot be read.
    """

    document: DocumentId
    notes: Mapping[ClauseId | None, tuple[Annotation, ...]] = field(default_factory=dict)
    marks: Mapping[ClauseId, Mark] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[StdplanError, ...] = ()


def read_margin(workspace: Workspace, document: Document) -> Margin:
    """The margin of a document, read from its files. Raises StdplanError or OSError."""
    loaded = annotated.loaded(workspace, document.id)
    names = annotated.authors(workspace)
    notes: dict[ClauseId | None, list[Annotation]] = {}
    for annotation in sorted(loaded.annotations, key=lambda annotation: annotation.created):
        if annotation.is_open and annotation.motivation is not Motivation.DONE:
            place = located(annotation, document).clause
            notes.setdefault(place.id if place else None, []).append(annotation)
    return Margin(
        document.id,
        {clause: tuple(found) for clause, found in notes.items()},
        {clause: _mark(found) for clause, found in notes.items() if clause is not None},
        {author.slug: author.name for author in names.by_slug.values()},
        (*loaded.broken, *names.broken),
    )


def count_notes(workspace: Workspace) -> Mapping[DocumentId, int]:
    """How many notes each document has; files that cannot be read do not count. Raises OSError."""
    return Counter(note.document for note in annotated.loaded(workspace).annotations if is_note(note))


def _mark(found: Iterable[Annotation]) -> Mark:
    found = tuple(found)
    said = [note for note in found if is_note(note)]
    return Mark(
        notes=len(said),
        tags=len({tag for note in found for tag in note.tags}),
        spans=tuple(note.target.span for note in found if note.target.span is not None),
        open=bool(said),
    )


def is_note(annotation: Annotation) -> bool:
    """Whether an annotation says something that counts: a note or a reply, not deleted."""
    return annotation.is_open and annotation.motivation in _SAID

"""Writing notes and tags in a workspace, and changing them.

Every function takes values as they were read and gives the values as they stand on disk afterwards; each change is in
the journal before the function returns.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from stdplan_tui.annotations.differing.fields import annotation_keys
from stdplan_tui.annotations.journal.changing import carry_out
from stdplan_tui.annotations.making import body_text, deleted, edited, made, retargeted
from stdplan_tui.annotations.model import Annotation, Change, Target
from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.tagging import new_tagging, tagging_changes, taggings, tags_of
from stdplan_tui.annotations.target import clause_target, document_target
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.markdown import write
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.language import N_
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id

NOTE, EDIT, DELETION, TAGS, PLACES = N_("note"), N_("edit"), N_("deletion"), N_("tags"), N_("places")
AT_ONCE: Final = 5000
"""The annotations that one step changes at most: as many as an undo can take back in a moment."""


def vocabulary(ws: Workspace) -> Vocabulary:
    """The agreed tags. Raises VocabularyError."""
    return ws.agreed.now()


def annotate(  # noqa: PLR0913 — a place, words, and what stands with them
    ws: Workspace,
    document: Document,
    clause: Clause | None,
    body: str,
    *,
    span: Span | None = None,
    tags: Iterable[str] = (),
) -> Annotation:
    """Write a note on a clause, on the characters `span` of its string, or (None) on the whole document.

    Raises AnnotationError where the place takes none or the note cannot be saved, VocabularyError for a tag.
    """
    document = as_called_now(ws, document)
    target = target_of(document, clause, span)
    given = list(tags)
    agreed = vocabulary(ws) if given else Vocabulary()
    resolved = tuple(dict.fromkeys(agreed.resolve(tag) for tag in given))
    note = made(document.id, ws.author.slug, target, body=body, tags=resolved)
    _carry_out(ws, NOTE, document, [Change(None, note)])
    return note


def own_tags(ws: Workspace, document: Document, clause: Clause | None, *, span: Span | None = None) -> tuple[str, ...]:
    """The tags that this person has set on a place: the union of their open tagging files there."""
    return tags_of(_taggings(ws, as_called_now(ws, document), clause, span), vocabulary(ws))


def tag(
    ws: Workspace, document: Document, clause: Clause | None, tags: Iterable[str], *, span: Span | None = None
) -> Annotation | None:
    """Make `tags` the tags of this person on a place; the tagging that stands afterwards, None for no tags.

    Raises VocabularyError for a new tag that cannot be given, AnnotationError where it cannot be saved.
    """
    return _tagged(ws, as_called_now(ws, document), clause, span, lambda _present: tuple(tags))


def with_tags(
    ws: Workspace, document: Document, clause: Clause, tags: Iterable[str], *, span: Span | None = None
) -> tuple[str, ...]:
    """Add tags of this person; one of an exclusive dimension takes the place of the other. The tags afterwards."""
    return _retagged(ws, document, clause, span, Retagging(added=tuple(tags)))


def without_tags(
    ws: Workspace, document: Document, clause: Clause, tags: Iterable[str], *, span: Span | None = None
) -> tuple[str, ...]:
    """Remove tags of this person, as far as they are set. The tags afterwards."""
    return _retagged(ws, document, clause, span, Retagging(removed=tuple(tags)))


def edit(ws: Workspace, annotation: Annotation, body: str) -> Annotation:
    """Give an own annotation another body; what other hands have changed in it meanwhile stays.

    Raises AnnotationError where it is another's, or cannot be saved.
    """
    if body_text(body) == annotation.body:
        return annotation
    (standing,) = _carry_out(ws, EDIT, None, [Change(annotation, edited(annotation, body))])
    return standing


def delete(ws: Workspace, annotation: Annotation) -> Annotation:
    """Make an own annotation a tombstone: the file and its body stay.

    It stays open where other hands have edited it meanwhile. Raises AnnotationError as `edit` does.
    """
    (standing,) = delete_all(ws, [annotation])
    return standing


def delete_all(ws: Workspace, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Make own annotations tombstones, as one change; they as they stand then. Raises as `delete` does."""
    return _carry_out(ws, DELETION, None, [Change(annotation, deleted(annotation)) for annotation in annotations])


def move(
    ws: Workspace, document: Document, moves: Iterable[tuple[Annotation, Clause | None, Span | None]]
) -> tuple[Annotation, ...]:
    """Put own annotations on clauses of the text as it is now, on words of them, or (None) on the document as a whole.

    Raises AnnotationError where one is another's, or cannot be saved; those before it stand.
    """
    document = as_called_now(ws, document)
    changes = [Change(note, retargeted(note, target_of(document, clause, span))) for note, clause, span in moves]
    if not changes:
        return ()
    ws.store.snapshot(document.version, _text_of(ws, document))
    return _carry_out(ws, PLACES, None, changes)


def keep_text(ws: Workspace, document: Document, changes: Iterable[Change]) -> None:
    """Keep the text of `document` as annotations see it that are put on its clauses, before they are written."""
    if any(not change.after.target.document and _is_new_here(change) for change in changes):
        ws.store.snapshot(document.version, _text_of(ws, document))


def annotation_json(annotation: Annotation) -> dict[str, object]:
    """The keys of the annotation's file, as the formats name them; what JSON has not, as a day, as text."""
    return dict(annotation_keys(annotation))


def as_called_now(ws: Workspace, document: Document) -> Document:
    """The document under the id that it has now: it may have been renamed since it was read."""
    now = present_id(ws, document.id)
    return document if now == document.id else replace(document, metadata=replace(document.metadata, id=now))


def target_of(document: Document, clause: Clause | None, span: Span | None) -> Target:
    """The target of what is said of a clause, of words of it, or (None) of the document. Raises AnnotationError."""
    if clause is None:
        return document_target()
    label = label_path(document, clause.id)
    return clause_target(clause, label=label, version=document.version, span=span)


def _taggings(ws: Workspace, document: Document, clause: Clause | None, span: Span | None) -> tuple[Annotation, ...]:
    author = ws.known_author
    return taggings(ws.notebook.of(document), author.slug, clause, span) if author else ()


def _retagged(
    ws: Workspace, document: Document, clause: Clause, span: Span | None, retagging: Retagging
) -> tuple[str, ...]:
    agreed = vocabulary(ws)
    document = as_called_now(ws, document)
    standing = _tagged(ws, document, clause, span, lambda present: retagging.applied(present, agreed))
    return tags_of([standing] if standing else [], agreed)


def _tagged(
    ws: Workspace,
    document: Document,
    clause: Clause | None,
    span: Span | None,
    wish: Callable[[tuple[str, ...]], tuple[str, ...]],
) -> Annotation | None:
    """Give a place the tags that `wish` makes of those that it has; the tagging that stands then, None for no tags.

    The files are read once: a tag that other hands add after that stays.
    """
    target, agreed = target_of(document, clause, span), vocabulary(ws)
    files = _taggings(ws, document, clause, span)
    tags = wish(tags_of(files, agreed))
    if not files and not tags:
        return None  # nothing to write, so no short name to claim for it
    fresh = new_tagging(document, ws.author.slug, target)
    done = _carry_out(ws, TAGS, document, tagging_changes(files, tags, fresh=fresh, vocabulary=agreed))
    standing = {note.id: note for note in (*files, *done)}
    return next((note for note in standing.values() if note.is_open), None)


def _carry_out(
    ws: Workspace, action: str, document: Document | None, changes: Sequence[Change]
) -> tuple[Annotation, ...]:
    """Change files, and remember it; the annotations as they stand then, in the order of the changes."""
    if document is not None:
        keep_text(ws, document, changes)
    return tuple(change.after for change in carry_out(ws.store, ws.journal, action, changes, by=ws.author.slug))


def _is_new_here(change: Change) -> bool:
    return change.before is None or change.before.target.version != change.after.target.version


def _text_of(ws: Workspace, document: Document) -> str:
    """The text that `document` was read from, even where its file has been changed since."""
    body = ws.library.body(document.id)
    return body if version_of(body) == document.version else write(document.clauses)

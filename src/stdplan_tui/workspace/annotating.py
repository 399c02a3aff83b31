"""Writing notes and tags in a workspace, changing them, and taking the last change back.

Every function takes values as they were read and gives the values as they stand on disk afterwards; each change is in
the journal before the function returns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stdplan_tui.annotations.annotation_keys import conflict_keys, top_keys
from stdplan_tui.annotations.changing import Undone, carry_out
from stdplan_tui.annotations.changing import undo as undo_last
from stdplan_tui.annotations.making import body_text, deleted, edited, made, retargeted
from stdplan_tui.annotations.model import Annotation, Change, Target
from stdplan_tui.annotations.tagging import new_tagging, tagging_changes, taggings, tags_of, toggled
from stdplan_tui.annotations.target import clause_target, document_target
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.annotations.vocabulary_file import VOCABULARY_FILE, read_vocabulary
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.markdown import write
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.language import N_
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id

NOTE, EDIT, DELETION, TAGS, PLACES = N_("note"), N_("edit"), N_("deletion"), N_("tags"), N_("places")


def vocabulary(ws: Workspace) -> Vocabulary:
    """The agreed tags. Raises VocabularyError."""
    return read_vocabulary(ws.store.folder / VOCABULARY_FILE)


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
    document = _as_called_now(ws, document)
    target = _target(document, clause, span)
    given = list(tags)
    agreed = vocabulary(ws) if given else Vocabulary()
    resolved = tuple(dict.fromkeys(agreed.resolve(tag) for tag in given))
    note = made(document.id, ws.author.slug, target, body=body, tags=resolved)
    _carry_out(ws, NOTE, document, [Change(None, note)])
    return note


def own_tags(ws: Workspace, document: Document, clause: Clause | None, *, span: Span | None = None) -> tuple[str, ...]:
    """The tags that this person has set on a place: the union of their open tagging files there."""
    document = _as_called_now(ws, document)
    return tags_of(_taggings(ws, document, _target(document, clause, span)), vocabulary(ws))


def tag(
    ws: Workspace, document: Document, clause: Clause | None, tags: Iterable[str], *, span: Span | None = None
) -> Annotation | None:
    """Make `tags` the tags of this person on a place; the tagging that stands afterwards, None for no tags.

    Raises VocabularyError for a new tag that cannot be given, AnnotationError where it cannot be saved.
    """
    document = _as_called_now(ws, document)
    target, tags = _target(document, clause, span), tuple(tags)
    files = _taggings(ws, document, target)
    if not files and not tags:
        return None  # nothing to write, so no short name to claim for it
    fresh = new_tagging(document, ws.author.slug, target)
    changes = tagging_changes(files, tags, fresh=fresh, vocabulary=vocabulary(ws))
    _carry_out(ws, TAGS, document, changes)
    standing = {note.id: note for note in (*files, *(change.after for change in changes))}
    return next((note for note in standing.values() if note.is_open), None)


def with_tags(
    ws: Workspace, document: Document, clause: Clause, tags: Iterable[str], *, span: Span | None = None
) -> tuple[str, ...]:
    """Add tags of this person; one of an exclusive dimension takes the place of the other. The tags afterwards."""
    agreed = vocabulary(ws)
    wanted = own_tags(ws, document, clause, span=span)
    for name in tags:
        if agreed.known_as(name) not in wanted:
            wanted = toggled(wanted, name, agreed)
    return _set(ws, document, clause, wanted, span)


def without_tags(
    ws: Workspace, document: Document, clause: Clause, tags: Iterable[str], *, span: Span | None = None
) -> tuple[str, ...]:
    """Remove tags of this person, as far as they are set. The tags afterwards."""
    agreed = vocabulary(ws)
    unwanted = {agreed.known_as(name) for name in tags}
    present = own_tags(ws, document, clause, span=span)
    return _set(ws, document, clause, tuple(name for name in present if name not in unwanted), span)


def edit(ws: Workspace, annotation: Annotation, body: str) -> Annotation:
    """Give an own annotation another body. Raises AnnotationError where it is another's or has changed meanwhile."""
    if body_text(body) == annotation.body:
        return annotation
    after = edited(annotation, body)
    _carry_out(ws, EDIT, None, [Change(annotation, after)])
    return after


def delete(ws: Workspace, annotation: Annotation) -> Annotation:
    """Make an own annotation a tombstone: the file and its body stay. Raises AnnotationError as `edit` does."""
    after = deleted(annotation)
    _carry_out(ws, DELETION, None, [Change(annotation, after)])
    return after


def move(
    ws: Workspace, document: Document, moves: Iterable[tuple[Annotation, Clause, Span | None]]
) -> tuple[Annotation, ...]:
    """Put own annotations on clauses of the text as it is now, or on words of them; the annotations as they are then.

    Raises AnnotationError where one is another's, has changed meanwhile, or cannot be saved; those before it stand.
    """
    document = _as_called_now(ws, document)
    changes = [Change(note, retargeted(note, _target(document, clause, span))) for note, clause, span in moves]
    if changes:
        ws.store.snapshot(document.version, _text_of(ws, document))
        _carry_out(ws, PLACES, None, changes)
    return tuple(change.after for change in changes)


def undo(ws: Workspace) -> Undone | None:
    """Take this person's last change back; None where there is none to take back. Raises AnnotationError."""
    return undo_last(ws.store, ws.journal, present_id=lambda id_: present_id(ws, id_))


def keep_text(ws: Workspace, document: Document, changes: Iterable[Change]) -> None:
    """Keep the text of `document` as new annotations on its clauses saw it, before they are written."""
    if any(not (change.before or change.after.target.document) for change in changes):
        ws.store.snapshot(document.version, _text_of(ws, document))


def annotation_json(annotation: Annotation) -> dict[str, object]:
    """The keys of the annotation's file, as the formats name them."""
    conflicts = [conflict_keys(conflict) for conflict in annotation.conflicts]
    return top_keys(annotation) | ({"conflicts": conflicts} if conflicts else {})


def _set(ws: Workspace, document: Document, clause: Clause, tags: Sequence[str], span: Span | None) -> tuple[str, ...]:
    standing = tag(ws, document, clause, tags, span=span)
    return tags_of([standing] if standing else [], vocabulary(ws))


def _as_called_now(ws: Workspace, document: Document) -> Document:
    """The document under the id that it has now: it may have been renamed since it was read."""
    now = present_id(ws, document.id)
    return document if now == document.id else replace(document, metadata=replace(document.metadata, id=now))


def _target(document: Document, clause: Clause | None, span: Span | None) -> Target:
    if clause is None:
        return document_target()
    label = label_path(document, clause.id)
    return clause_target(clause, label=label, version=document.version, span=span)


def _taggings(ws: Workspace, document: Document, target: Target) -> tuple[Annotation, ...]:
    author = ws.known_author
    return taggings(ws.store.load(document.id).annotations, document, author.slug, target) if author else ()


def _carry_out(ws: Workspace, action: str, document: Document | None, changes: Sequence[Change]) -> None:
    if document is not None:
        keep_text(ws, document, changes)
    carry_out(ws.store, ws.journal, action, changes, by=ws.author.slug)


def _text_of(ws: Workspace, document: Document) -> str:
    """The text that `document` was read from, even where its file has been changed since."""
    body = ws.library.body(document.id)
    return body if version_of(body) == document.version else write(document.clauses)

"""What is wrong with the annotations of a workspace, one finding each, with the file it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from stdplan_tui.annotations.loose_ends import loose_ends
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.store.authors import read_authors
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE, read_vocabulary
from stdplan_tui.corpus.body_checks import Severity
from stdplan_tui.corpus.checking import Finding
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import AnnotationError, StdplanError, VocabularyError
from stdplan_tui.language import _
from stdplan_tui.sharing.merging import is_ahead
from stdplan_tui.workspace.doctor.ailments import Kind
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.layers import away_ids
from stdplan_tui.workspace.naming import former_ids

_ONE_EACH = frozenset({Motivation.TAGGING, Motivation.DONE})


def annotation_findings(ws: Workspace) -> Iterator[Finding]:
    """Broken files, strangers among documents, clauses and tags, loose ends, and files that say the same twice."""
    loaded = ws.store.load()
    broken = [*loaded.broken, *read_authors(ws.store.folder).broken]
    yield from (Finding.of(problem, Kind.BROKEN) for problem in broken)
    strayed = former_ids(ws)
    yield from _strayed(ws, {note.document: now for note in loaded.annotations if (now := strayed.get(note.document))})
    standing = [note for note in loaded.annotations if note.is_open and note.document not in strayed]
    for note in standing:
        if note.foreign_keys:
            keys = ", ".join(note.foreign_keys)
            message = _("has keys that are not of the format: {keys}").format(keys=keys)
            yield _of(ws, note, "warning", message, Kind.OTHER)
    yield from _place_findings(ws, standing)
    yield from _tag_findings(ws, standing)
    there = [note for note in loaded.annotations if note.document not in strayed]
    away = away_ids(ws) if any(note.reply_to for note in there) else ()
    yield from (_of(ws, note, "warning", message, Kind.LOOSE_END) for note, message in loose_ends(there, away))
    yield from _repeated(ws, standing)
    yield from _ahead(ws, loaded.annotations)


def _strayed(ws: Workspace, folders: Mapping[DocumentId, DocumentId]) -> Iterator[Finding]:
    """Folders of annotations that arrived under an id that their document no longer has."""
    for former, now in folders.items():
        message = _("stands under an earlier id of {now}, so nobody sees it: stdplan rename {former} {now} moves it")
        path = ws.store.folder / former
        yield Finding("warning", message.format(now=now, former=former), path, kind=Kind.MISSING_PLACE)


def _place_findings(ws: Workspace, standing: Iterable[Annotation]) -> Iterator[Finding]:
    """Annotations of documents that are not there, and those that have no place in the text as it is now."""
    by_document: defaultdict[DocumentId, list[Annotation]] = defaultdict(list)
    for note in standing:
        by_document[note.document].append(note)
    known = frozenset(ws.library.ids())
    for id_, notes in by_document.items():
        if id_ not in known:
            message = _("no document {id}").format(id=id_)
            yield from (_of(ws, note, "error", message, Kind.MISSING_PLACE) for note in notes)
            continue
        try:
            document = ws.library.document(id_)
        except StdplanError:
            continue  # a broken document is a finding of its own
        for one in ws.notebook.of(document).every:
            if not one.is_answer and _is_lost(one, document):
                yield _lost(ws, one.note, document)


def _is_lost(one: Noted, document: Document) -> bool:
    """Whether it has no place, or names a clause of this very text that is not in it.

    A done-mark whose clause has gone with an older text is not missed.
    """
    note, target = one.note, one.note.target
    if target.document:
        return False
    if target.version == document.version and target.clause not in document.by_id:
        return True
    return one.clause is None and note.motivation is not Motivation.DONE


def _lost(ws: Workspace, note: Annotation, document: Document) -> Finding:
    """A clause that is not there is an error, unless the text that it was part of is kept."""
    clause = note.target.clause
    if clause in document.by_id:
        message = _("what it is about is no longer surely in {document}: see stdplan reanchor")
        return _of(ws, note, "warning", message.format(document=document.id), Kind.MISSING_PLACE)
    if note.target.version != document.version and _is_kept(ws, note.target.version):
        message = _("the text has changed since: {document} has no clause {clause} any more")
        return _of(ws, note, "warning", message.format(document=document.id, clause=clause), Kind.MISSING_PLACE)
    message = _("{document} has no clause {clause}").format(document=document.id, clause=clause)
    return _of(ws, note, "error", message, Kind.MISSING_PLACE)


def _is_kept(ws: Workspace, version: str) -> bool:
    try:
        return ws.store.snapshot_text(version) is not None
    except AnnotationError:
        return False


def _tag_findings(ws: Workspace, standing: list[Annotation]) -> Iterator[Finding]:
    path = ws.store.folder / VOCABULARY_FILE
    try:
        vocabulary = read_vocabulary(path)
    except VocabularyError as error:
        yield Finding.of(error, Kind.BROKEN)
        return
    if vocabulary.foreign_keys:
        keys = ", ".join(vocabulary.foreign_keys)
        yield Finding("warning", _("has keys that are not of the format: {keys}").format(keys=keys), path)
    if vocabulary.tags or vocabulary.closed:
        for note in standing:
            yield from _strange_tags(ws, note, vocabulary)


def _strange_tags(ws: Workspace, note: Annotation, vocabulary: Vocabulary) -> Iterator[Finding]:
    for tag in note.tags:
        if vocabulary.find(tag) is None:
            severity: Severity = "error" if vocabulary.closed else "warning"
            message = _("the tag {tag} is not in the vocabulary").format(tag=tag)
            yield _of(ws, note, severity, message, Kind.UNKNOWN_TAG)


def _repeated(ws: Workspace, standing: list[Annotation]) -> Iterator[Finding]:
    """Tags or done-marks of one author on one place that stand in several files, as offline work can leave them."""
    files: defaultdict[tuple[object, ...], list[Annotation]] = defaultdict(list)
    for note in standing:
        if note.motivation in _ONE_EACH:
            target = note.target
            files[note.document, note.author, note.motivation, target.clause, target.span, target.document].append(note)
    for first, *others in files.values():
        for other in others:
            message = _("{author} has the same on this place in {file}: both count together")
            name = ws.store.path_of(first.document, first.author, first.id).name
            message = message.format(author=other.author, file=name)
            yield _of(ws, other, "warning", message, Kind.REPEATED)


def _ahead(ws: Workspace, annotations: Iterable[Annotation]) -> Iterator[Finding]:
    """Annotations of a clock that is wrong: they would win over every edit until their time has come."""
    now = datetime.now(UTC)
    for note in annotations:
        if is_ahead(note, now):
            message = _("says that it was written at {time}, which is more than a day from now")
            yield _of(ws, note, "warning", message.format(time=note.updated), Kind.AHEAD)


def _of(ws: Workspace, note: Annotation, severity: Severity, message: str, kind: Kind) -> Finding:
    return Finding(severity, message, ws.store.path_of(note.document, note.author, note.id), kind=kind)

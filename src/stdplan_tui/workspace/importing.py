"""Importing into a workspace: the raw file is kept as received, and becomes a document or a newer version of one.

`corpus/sources.toml` says which file became which document, so importing the same file again makes the same document,
byte for byte. A newer version (a file of the same name with other content, or any file with the id given) takes the
place of the old text, which is kept as a snapshot. What would take the place of something else, or of what was mended
by hand, is refused, and then nothing has been written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from stdplan_tui.atomic import save
from stdplan_tui.corpus.alignment import Change
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.markdown import read as read_body
from stdplan_tui.corpus.model import DocumentId, Source
from stdplan_tui.corpus.sources import SourceEntry
from stdplan_tui.errors import BodyError, ImportingError, MendedByHand, StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.importing.importing import Imported, import_bytes, received
from stdplan_tui.language import _
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import former_ids, refuse_former
from stdplan_tui.workspace.receiving import (
    free_place,
    has_content,
    kept_path,
    known_entry,
    refuse_unshowable,
    sha256_of,
)
from stdplan_tui.workspace.revising import (
    Present,
    base_text,
    carried_over,
    changed_clauses,
    joined,
    present_document,
)


class Outcome(StrEnum):
    """What accepting an import makes of the workspace."""

    NEW = "new"
    UNCHANGED = "unchanged"  # the document stands there already
    REVISED = "revised"  # a newer version takes the place of the old
    MERGED = "merged"  # a newer version, joined with what was mended by hand


@frozen
class Prepared:
    """An import that nobody has accepted yet: nothing of it is written.

    `file` is the raw file as it was named, `content` its bytes, `body` the text that accepting writes. `changes` says
    clause by clause what becomes of the document, for one that is revised or merged; `present` is that document as it
    was found, None for a new one, and `base` the text that import wrote of it, where that was needed.
    """

    file: Path
    content: bytes
    imported: Imported
    outcome: Outcome
    body: str
    changes: tuple[Change, ...] = ()
    present: Present | None = None
    base: str = ""

    @property
    def id(self) -> DocumentId:
        """The id of the document that it becomes."""
        return self.imported.document.id


def prepare(ws: Workspace, path: Path, *, id: str | None = None, merge: bool = False) -> Prepared:  # noqa: A002
    """Import the raw file at `path` in memory: as the document that it was before, or that has the id `id`, else new.

    `merge` joins a newer version with what was mended by hand. Raises IdError; ImportingError where the file cannot
    become a document, or something else stands in its place; BodyError where the present text does not read.
    """
    given = None if id is None else refuse_former(ws, document_id(id))
    content = received(path)
    refuse_unshowable(path)
    entries = ws.library.sources.entries()
    try:
        entry = known_entry(path, content, entries, given)
        name, wanted = (path.name, given or _of_that_name(path, entries)) if entry is None else (entry.file, entry.id)
        imported = import_bytes(content, name, id=wanted, taken=_taken(ws, entries))
        prepared = Prepared(path, content, imported, Outcome.NEW, imported.body)
        present = present_document(ws, imported)
        return prepared if present is None else _revised(ws, prepared, present, merge=merge)
    except StdplanError as error:
        error.path = error.path or path
        raise


def accept(ws: Workspace, prepared: Prepared, body: str | None = None) -> tuple[Path, ...]:
    """Write what was prepared, the raw file first and the document last; the files written, named from the workspace.

    `body` is the text mended by hand before accepting. What a crash leaves, the same import completes. Raises
    BodyError where `body` does not read, ImportingError where the document has changed since it was prepared or a
    file cannot be written, DocumentError.
    """
    text = prepared.body if body is None else body
    if prepared.outcome is Outcome.UNCHANGED and text == prepared.body:
        return ()
    if not read_body(text):
        raise BodyError(_("the document is empty"))
    _refuse_overtaken(ws, prepared)
    library, digest = ws.library, sha256_of(prepared.content)
    entry = library.sources.current(prepared.id)
    if entry is not None and entry.sha256 == digest:
        kept = kept_path(library, entry.file)
    else:
        kept = free_place(library, prepared.file.name, prepared.content)
    metadata = replace(prepared.imported.document.metadata, source=Source(kept.name, digest))
    if prepared.present is not None:
        metadata = carried_over(metadata, library.metadata(prepared.id))
    written = _snapshots(ws, prepared, text)
    _keep(kept, prepared.content)
    library.sources.add(SourceEntry(kept.name, digest, metadata.id))
    library.save(metadata, text)
    written += [kept, library.sources.path, library.body_path(metadata.id), library.metadata_path(metadata.id)]
    return tuple(path.relative_to(ws.root) for path in written)


def _of_that_name(path: Path, entries: Iterable[SourceEntry]) -> DocumentId | None:
    """The document that was made of a file of this name: another content is a newer version of it."""
    return next((entry.id for entry in entries if entry.file == path.name), None)


def _taken(ws: Workspace, entries: Iterable[SourceEntry]) -> Collection[DocumentId]:
    """The ids that no new document can be given: those of documents, of files, and earlier ones."""
    return {*ws.library.ids(), *(entry.id for entry in entries), *former_ids(ws)}


def _revised(ws: Workspace, prepared: Prepared, present: Present, *, merge: bool) -> Prepared:
    """What becomes of a document that is there. Raises ImportingError where it was mended by hand, unless `merge`."""
    newer = prepared.imported.body
    prepared = replace(prepared, present=present)
    source = present.metadata.source
    same_file = source is not None and source.sha256 == sha256_of(prepared.content)
    if present.body == newer:
        complete = (
            source is not None and same_file and has_content(kept_path(ws.library, source.file), prepared.content)
        )
        return replace(prepared, outcome=Outcome.UNCHANGED if complete else Outcome.REVISED)
    if same_file and present.metadata.imported == version_of(newer):
        if not merge:
            message = _("differs from what import makes of {file}: mended by hand, it is not overwritten")
            raise MendedByHand(message.format(file=prepared.file.name), path=present.path)
        return replace(prepared, outcome=Outcome.UNCHANGED, body=present.body)
    changes = changed_clauses(present, newer)
    if not present.mended:
        return replace(prepared, outcome=Outcome.REVISED, changes=changes)
    if not merge:
        message = _("was mended by hand since it was imported; --merge joins that with the newer version")
        raise MendedByHand(message, path=present.path)
    base = base_text(ws, present)
    text = joined(base, present, newer)
    changes = changed_clauses(present, text)
    return replace(prepared, outcome=Outcome.MERGED, body=text, changes=changes, base=base)


def _refuse_overtaken(ws: Workspace, prepared: Prepared) -> None:
    """Raise ImportingError unless the document is still what it was when the import was prepared."""
    now = present_document(ws, prepared.imported)
    if (now and now.body) != (prepared.present and prepared.present.body):
        message = _("{id} has changed since the import was prepared; import again")
        raise ImportingError(message.format(id=prepared.id), path=prepared.file)


def _snapshots(ws: Workspace, prepared: Prepared, text: str) -> list[Path]:
    """Keep the text that is replaced, and what import wrote where that is not what is written; the new files."""
    texts = [prepared.base, prepared.present.body if prepared.present else "", prepared.imported.body]
    unkept = [
        old for old in dict.fromkeys(texts) if old not in ("", text) and ws.store.snapshot_text(version_of(old)) is None
    ]
    return [ws.store.snapshot(version_of(old), old) for old in unkept]


def _keep(kept: Path, content: bytes) -> None:
    """Write the raw file, unless it is there. Raises ImportingError where another file has its place."""
    there = has_content(kept, content)
    if there is None:
        save(kept, content, ImportingError)
    elif not there:
        raise ImportingError(_("another file of this name was received before; rename the new one"), path=kept)

"""Renaming: a document moves to another id with its annotations, and its earlier id still finds it.

The order makes an interrupted rename harmless: the text and the metadata are written under the new id, then the list of
sources, then the annotations move one by one, and what stood under the old id goes last. Every step that is done
already is passed over, so the same call again completes it; annotations that arrive under an earlier id later, as a
colleague's may through git, are moved by it too.
"""

from __future__ import annotations

from dataclasses import replace

from stdplan_tui.annotations.store.listing import annotation_files
from stdplan_tui.annotations.store.moving import move, planned_moves
from stdplan_tui.atomic import save, sync_folder
from stdplan_tui.corpus.files import write_text
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.metadata_file import metadata_toml
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.errors import DocumentError, IdError, UnknownDocument
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import former_ids


@frozen
class Renamed:
    """What a rename did: whether the document itself was moved, and how many annotations were."""

    old: DocumentId
    new: DocumentId
    document: bool
    annotations: int


def rename(ws: Workspace, old: str, new: str) -> Renamed:
    """Move the document `old` to the id `new`, or complete that.

    Raises IdError, UnknownDocument; DocumentError where the new id is taken; AnnotationError for an annotation that
    is broken or cannot be moved: then nothing has been written.
    """
    before, after = document_id(old), document_id(new)
    if before == after:
        raise IdError(_("{id} is the document's id already").format(id=after))
    begun = _is_begun(ws, before, after)
    if not begun:
        _refuse_taken(ws, before, after)
    moves = planned_moves(ws.store, before, after)
    if not begun:
        _copy(ws, before, after)
    ws.library.sources.rename(before, after)
    move(ws.store, moves)
    return Renamed(before, after, _remove(ws, before), len(moves))


def _is_begun(ws: Workspace, before: DocumentId, after: DocumentId) -> bool:
    """Whether `after` is what `before` was renamed to, wholly or with something left to do. Raises DocumentError."""
    library = ws.library
    if not library.metadata_path(after).exists() or before not in library.metadata(after).formerly:
        return False
    if before not in library.ids():
        return True
    text_gone = not library.body_path(before).exists()
    same_text = text_gone or library.body(before) == library.body(after)
    return same_text and _renamed(library.metadata(before), after) == library.metadata(after)


def _renamed(metadata: Metadata, after: DocumentId) -> Metadata:
    formerly = [id_ for id_ in (*metadata.formerly, metadata.id) if id_ != after]
    return replace(metadata, id=after, formerly=tuple(dict.fromkeys(formerly)))


def _refuse_taken(ws: Workspace, before: DocumentId, after: DocumentId) -> None:
    """Raise UnknownDocument, or DocumentError where something else has, or had, the new id."""
    library = ws.library
    if before not in library.ids():
        raise UnknownDocument(_("no document {id}").format(id=before), path=ws.root)
    now = former_ids(ws).get(after, before)
    if now != before:
        raise DocumentError(_("{id} is an earlier id of {now}; nothing was renamed").format(id=after, now=now))
    if after in library.ids() and not _is_mere_copy(ws, before, after):
        raise DocumentError(_("another document has the id {id}; nothing was renamed").format(id=after))
    if entry := library.sources.current(after):
        message = _("{id} is the id of what was imported from {file}; nothing was renamed")
        raise DocumentError(message.format(id=after, file=entry.file))
    if next(annotation_files(ws.store.folder, after), None) is not None:
        message = _("annotations stand under {id} already; nothing was renamed")
        raise DocumentError(message.format(id=after), path=ws.store.folder / after)


def _is_mere_copy(ws: Workspace, before: DocumentId, after: DocumentId) -> bool:
    """Whether a crash has left the copy of the text, without the metadata."""
    paths = ws.library.body_path(before), ws.library.body_path(after)
    return not ws.library.metadata_path(after).exists() and paths[0].read_bytes() == paths[1].read_bytes()


def _copy(ws: Workspace, before: DocumentId, after: DocumentId) -> None:
    """Write the text as it stands, then the metadata with the new id: from then on the new document is there."""
    library = ws.library
    metadata = _renamed(library.metadata(before), after)
    library.body(before)  # raises what is wrong with it before anything is written
    save(library.body_path(after), library.body_path(before).read_bytes(), DocumentError)
    write_text(library.metadata_path(after), metadata_toml(metadata))


def _remove(ws: Workspace, before: DocumentId) -> bool:
    """Remove what stands under the old id, the text first; whether there was anything."""
    paths = [path for path in (ws.library.body_path(before), ws.library.metadata_path(before)) if path.exists()]
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise DocumentError(_("cannot be removed: {reason}").format(reason=error.strerror), path=path) from None
    sync_folder(ws.library.folder)
    return bool(paths)

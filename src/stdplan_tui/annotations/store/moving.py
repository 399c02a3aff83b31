"""Moving the annotations of a document that has another id now: each file rewritten under the new id, then removed."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, read_annotation
from stdplan_tui.annotations.store.files import is_there, refuse_links
from stdplan_tui.annotations.store.listing import annotation_files
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.atomic import sync_folder
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _


@frozen
class Move:
    """An annotation as it is called after the move, its file before, and whether a file like it is there already."""

    annotation: Annotation
    source: Path
    arrived: bool


def planned_moves(store: Store, old: DocumentId, new: DocumentId) -> tuple[Move, ...]:
    """What moving the annotations of `old` to `new` takes; nothing is written.

    Raises AnnotationError, which names the file, for one that is broken, and for one that stands under the new id
    with other words: neither may be lost.
    """
    moves: list[Move] = []
    for listed in annotation_files(store.folder, old):
        if isinstance(listed, AnnotationError):
            raise listed
        path = store.path_of(old, listed.author, listed.name.removesuffix(".toml"))
        refuse_links(path.parent, store.folder)
        annotation = replace(read_annotation(path), document=new)
        annotation_bytes(annotation)
        moves.append(Move(annotation, path, _has_arrived(store, annotation, path)))
    return tuple(moves)


def move(store: Store, moves: tuple[Move, ...]) -> None:
    """Carry the moves out, each file written before the one that it was is removed. Raises AnnotationError."""
    for step in moves:
        if not step.arrived:
            store.write(step.annotation)
        _remove(step.source)


def _has_arrived(store: Store, annotation: Annotation, source: Path) -> bool:
    path = store.path_of(annotation.document, annotation.author, annotation.id)
    if not is_there(path):
        return False
    if store.read(annotation.document, annotation.author, annotation.id) != annotation:
        message = _("stands in {file} too, with other words; keep one of the two files first")
        raise AnnotationError(message.format(file=path.relative_to(store.folder).as_posix()), path=source)
    return True


def _remove(path: Path) -> None:
    """Remove a file, and the folders of its author and document where that leaves them empty."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise AnnotationError(_("cannot be removed: {reason}").format(reason=error.strerror), path=path) from None
    sync_folder(path.parent)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
        path.parent.parent.rmdir()

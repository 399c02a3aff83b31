"""The annotations folder: every annotation one file, written whole or not at all, never removed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.making import next_stamp
from stdplan_tui.annotations.model import Annotation, Change
from stdplan_tui.annotations.store.annotation_file import (
    annotation_bytes,
    annotation_from,
    annotation_in,
    read_annotation,
)
from stdplan_tui.annotations.store.annotation_keys import ULID
from stdplan_tui.annotations.store.files import is_there, read_limited, refuse_links, save
from stdplan_tui.annotations.store.kept import Kept
from stdplan_tui.annotations.store.loading import Loaded, Loader
from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.annotations.store.merging import merged, says_the_same
from stdplan_tui.annotations.store.slugs import author_slug
from stdplan_tui.annotations.store.snapshots import BASE_FOLDER, keep_snapshot, snapshot_text
from stdplan_tui.corpus.files import Stamp, stamp_of
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _

_MOST_TRIES: Final = 10
"""How often a file is merged anew that is changed while it is written."""


class Store:
    """The folder `annotations/` of a workspace.

    `lock` is the file of the lock that is held while an annotation is changed; without one nobody is kept out.
    """

    def __init__(self, folder: Path, kept: Kept | None = None, *, lock: Path | None = None) -> None:
        self.folder = folder
        self.lock = lock
        self.loader = Loader(folder, kept)

    def path_of(self, document: str, author: str, annotation: str) -> Path:
        """The file of an annotation. Raises IdError, AnnotationError: no id becomes a path unchecked."""
        if ULID.fullmatch(annotation) is None:
            raise AnnotationError(_("not the id of an annotation: {id}").format(id=repr(annotation[:60])))
        return self.folder / document_id(document) / author_slug(author) / f"{annotation}.toml"

    def read(self, document: str, author: str, annotation: str) -> Annotation:
        """One annotation. Raises IdError, AnnotationError."""
        path = self.path_of(document, author, annotation)
        refuse_links(path.parent, self.folder)
        return read_annotation(path)

    def load(self, document: DocumentId | None = None) -> Loaded:
        """All annotations of one document or of all, tombstones included; see `Loader.load`."""
        return self.loader.load(document)

    def write(self, annotation: Annotation, *, previous: Annotation | None = None, by: str | None = None) -> Annotation:
        """Save an annotation in its author's folder; the annotation that stands then. See `apply`."""
        return self.apply(Change(previous, annotation), by=by).after

    def apply(self, change: Change, *, by: str | None = None) -> Change:
        """Make a change of one file; the change as it came about.

        Where the file no longer holds what the change was made from, both are merged: nothing that an editor, a git
        pull or another process wrote meanwhile is overwritten. A new annotation must not be there yet. `by` is who
        writes: only the author may. Raises AnnotationError, IdError; then the file is as it was.
        """
        wanted = change.after
        path = self.path_of(wanted.document, wanted.author, wanted.id)
        if by is not None and by != wanted.author:
            message = _("{author} wrote this; {by} cannot change it")
            raise AnnotationError(message.format(author=wanted.author, by=by), path=path)
        if change.before is None:
            _refuse_taken(path)
            self._save(path, wanted, lambda: _refuse_taken(path))
            return change
        with locked(self.lock) as alone:
            for _again in range(_MOST_TRIES):
                with contextlib.suppress(_Overtaken):
                    return self._revise(path, change.before, wanted, alone=alone)
        raise AnnotationError(_("is being changed by other hands all the time; nothing was saved"), path=path)

    def snapshot(self, version: str, body: str) -> Path:
        """Keep the text that annotations of that version are about; see `snapshots.keep_snapshot`."""
        with locked(self.lock) as alone:
            return keep_snapshot(self.folder, version, body, alone=alone)

    def snapshots_stamp(self) -> Stamp | None:
        """What the folder of kept texts looks like: as long as that stays, none has come; None where there is none."""
        return stamp_of(self.folder / BASE_FOLDER)

    def snapshot_text(self, version: str) -> str | None:
        """The kept text of that version; see `snapshots.snapshot_text`."""
        return snapshot_text(self.folder, version)

    def _revise(self, path: Path, base: Annotation, wanted: Annotation, *, alone: bool) -> Change:
        """Give a file that is there its next version. Raises _Overtaken where it changes at this very moment."""
        refuse_links(path.parent, self.folder)
        found = _bytes(path)
        present = annotation_in(found, path)
        standing = wanted if present == base else _joined(base, wanted, present)
        if says_the_same(standing, present):
            return Change(present, present)

        def ready() -> None:
            if _bytes(path) != found:
                raise _Overtaken

        self._save(path, standing, ready, alone=alone)
        return Change(present, standing)

    def _save(self, path: Path, annotation: Annotation, ready: Callable[[], None], *, alone: bool = False) -> None:
        content = annotation_bytes(annotation)
        annotation_from(content.decode(), path)
        temporary = path.with_name(f".{annotation.id}.tmp")
        save(path, content, top=self.folder, temporary=temporary, ready=ready, alone=alone)


class _Overtaken(Exception):
    """A file was changed between being read and being written."""


def _bytes(path: Path) -> bytes:
    """What a file holds that must be there. Raises AnnotationError."""
    if not is_there(path):
        raise AnnotationError(_("the file is gone; nothing was saved"), path=path)
    return read_limited(path)


def _refuse_taken(path: Path) -> None:
    if is_there(path):
        raise AnnotationError(_("there is an annotation of that id already; nothing was saved"), path=path)


def _joined(base: Annotation, wanted: Annotation, present: Annotation) -> Annotation:
    joined = merged(base, wanted, present)
    return joined if says_the_same(joined, present) else replace(joined, updated=next_stamp(joined.updated))

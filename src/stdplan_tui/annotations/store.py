"""The annotations folder: every annotation one file, written whole or not at all, never removed."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.annotations.annotation_file import annotation_bytes, annotation_from, read_annotation
from stdplan_tui.annotations.annotation_keys import ULID
from stdplan_tui.annotations.files import is_there, refuse_links, save
from stdplan_tui.annotations.listing import annotation_files
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.slugs import author_slug
from stdplan_tui.annotations.snapshots import keep_snapshot, snapshot_text
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _


@frozen
class Loaded:
    """What was found: the annotations by document, author and age, and an error for each file that is broken."""

    annotations: tuple[Annotation, ...]
    broken: tuple[AnnotationError, ...]


class Store:
    """The folder `annotations/` of a workspace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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
        """All annotations of one document or of all, tombstones included; what is broken is left alone.

        Temporary files that a crash has left are swept away on the occasion.
        """
        found: list[Annotation] = []
        broken: list[AnnotationError] = []
        for path in annotation_files(self.folder, None if document is None else document_id(document)):
            if isinstance(path, AnnotationError):
                broken.append(path)
                continue
            try:
                found.append(read_annotation(path))
            except AnnotationError as error:
                broken.append(error)
        return Loaded(tuple(found), tuple(broken))

    def write(self, annotation: Annotation, *, previous: Annotation | None = None, by: str | None = None) -> Path:
        """Save an annotation in its author's folder; the file.

        `previous` is the version that it was made from: unless the file still holds that one, nothing is written.
        Without it the file must not be there, or be older. `by` is who writes: only the author may. Raises
        AnnotationError, IdError; then the file is as it was.
        """
        path = self.path_of(annotation.document, annotation.author, annotation.id)
        if by is not None and by != annotation.author:
            message = _("{author} wrote this; {by} cannot change it")
            raise AnnotationError(message.format(author=annotation.author, by=by), path=path)
        content = annotation_bytes(annotation)
        annotation_from(content.decode(), path)

        def ready() -> None:
            self._refuse_overtaken(path, annotation, previous)

        ready()
        save(path, content, top=self.folder, temporary=path.with_name(f".{annotation.id}.tmp"), ready=ready)
        return path

    def snapshot(self, version: str, body: str) -> Path:
        """Keep the text that annotations of that version are about; see `snapshots.keep_snapshot`."""
        return keep_snapshot(self.folder, version, body)

    def snapshot_text(self, version: str) -> str | None:
        """The kept text of that version; see `snapshots.snapshot_text`."""
        return snapshot_text(self.folder, version)

    def _refuse_overtaken(self, path: Path, annotation: Annotation, previous: Annotation | None) -> None:
        if not is_there(path):
            if previous is not None:
                raise AnnotationError(_("the file is gone; nothing was saved"), path=path)
            return
        refuse_links(path.parent, self.folder)
        present = read_annotation(path)
        fresh = present.updated < annotation.updated if previous is None else present == previous
        if not fresh:
            raise AnnotationError(_("was changed by other hands meanwhile; nothing was saved"), path=path)

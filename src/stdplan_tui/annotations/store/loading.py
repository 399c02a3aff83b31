"""Reading annotations: every file once, and again only when it looks different from outside."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from threading import Lock

from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.annotations.store.annotation_file import read_annotation
from stdplan_tui.annotations.store.kept import File, Kept, Key, Tallies, Tally, tallies
from stdplan_tui.annotations.store.listing import Listed, annotated_documents, annotation_files
from stdplan_tui.corpus.files import settled
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.staying import staying

_WORTH_KEEPING = 20
"""The files that had to be parsed from which it is worth while to keep what they say."""


@frozen(eq=False)
class Loaded:
    """What was found: the annotations by document, author and age, and an error for each file that is broken."""

    annotations: tuple[Annotation, ...] = ()
    broken: tuple[AnnotationError, ...] = ()


@frozen
class _Known:
    """The files of a document as they were read."""

    files: Mapping[Key, File]
    loaded: Loaded


class Loader:
    """The annotation files under `folder`; what they say is kept in `kept`, if there is such a place.

    It may be asked in several threads.
    """

    def __init__(self, folder: Path, kept: Kept | None = None) -> None:
        self._folder = folder
        self._kept = kept
        self._known: dict[DocumentId, _Known] = {}
        self._reading = Lock()

    def load(self, document: DocumentId | None = None) -> Loaded:
        """All annotations of one document or of all, tombstones included; what is broken is left alone.

        As long as no file of a document has changed, the very same value. Temporary files that a crash has left are
        swept away on the occasion.
        """
        if document is not None:
            with self._reading, nullcontext() if document in self._known else staying():
                return self._of(document_id(document))
        found = [self.load(one) if isinstance(one, str) else Loaded(broken=(one,)) for one in self.documents()]
        return Loaded(
            tuple(note for loaded in found for note in loaded.annotations),
            tuple(error for loaded in found for error in loaded.broken),
        )

    def documents(self) -> Iterator[DocumentId | AnnotationError]:
        """The documents that have a folder of annotations, in order, and an error for what cannot be one."""
        return annotated_documents(self._folder)

    def tally(self, document: DocumentId, shows: Callable[[str], bool] = lambda _author: True) -> Tally:
        """How many annotations of each kind stand on a document, of the authors that `shows` is true of.

        If possible without reading one.
        """
        found = Counter[Motivation]()
        for author, tally in self.tallies(document).items():
            if shows(author):
                found.update(tally)
        return found

    def tallies(self, document: DocumentId) -> Tallies:
        """How many annotations of each author and kind stand on a document, if possible without reading one."""
        with self._reading:
            if document not in self._known and self._kept is not None:
                listed = [*annotation_files(self._folder, document)]
                files = [one for one in listed if isinstance(one, Listed)]
                found = self._kept.tallies(document, files) if len(files) == len(listed) else None
                if found is not None:
                    return found
        return tallies(self.load(document).annotations)

    def _of(self, document: DocumentId) -> Loaded:
        known = self._known.get(document)
        before = known.files if known else self._kept.read(document) if self._kept else {}
        listed = list(annotation_files(self._folder, document))
        files, parsed = self._files(document, listed, before)
        if known is not None and files == known.files and len(listed) == len(files):
            return known.loaded
        said = [files[one.author, one.name].said if isinstance(one, Listed) else one for one in listed]
        loaded = Loaded(
            tuple(one for one in said if isinstance(one, Annotation)),
            tuple(one for one in said if isinstance(one, AnnotationError)),
        )
        self._known[document] = _Known(files, loaded)
        if parsed >= _WORTH_KEEPING and self._kept is not None:
            self._kept.keep(document, files)
        return loaded

    def _files(
        self, document: DocumentId, listed: Iterable[Listed | AnnotationError], before: Mapping[Key, File]
    ) -> tuple[Mapping[Key, File], int]:
        """The files as they are now, and how many had to be parsed for that and will stay as they are."""
        now = time.time_ns()
        files: dict[Key, File] = {}
        parsed = 0
        for one in listed:
            if isinstance(one, AnnotationError):
                continue
            key = one.author, one.name
            file = before.get(key)
            if file is None or file.stamp != one.stamp or not settled(file.stamp, now):
                parsed += settled(one.stamp, now)
                file = self._read(document, one, file)
            files[key] = file
        return files, parsed

    def _read(self, document: DocumentId, listed: Listed, before: File | None) -> File:
        try:
            said: Annotation | AnnotationError = read_annotation(self._folder / document / listed.author / listed.name)
        except AnnotationError as error:
            said = error
        if before is not None and before.said == said:
            said = before.said
        return File(listed.stamp, said)

"""The annotations of a store as far as they are seen: whoever reads them here cannot forget what is hidden.

A hidden annotation is here what a deleted one is, without its words: where it stood, and what answers what, stays
known, so that the others stand where they always stand, and an answer to it is shown as one to a deleted note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.annotations.model import Annotation, Resolution, Status
from stdplan_tui.annotations.store.kept import Tally
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.corpus.files import Stamp
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError


class Seen:
    """What a store has in the layers that are seen; `own` gives the short name of this person as things stand.

    It may be asked in several threads.
    """

    def __init__(self, store: Store, layers: Layers, own: Callable[[], str]) -> None:
        self._store = store
        self._layers = layers
        self._own = own
        self._known: dict[DocumentId, tuple[Loaded, str, Loaded]] = {}
        self._reading = Lock()

    def load(self, document: DocumentId | None = None) -> Loaded:
        """All annotations of one document or of all, as `Store.load` has them, but for what is hidden.

        As long as no file of a document has changed, the very same value.
        """
        if not self._layers.hides:
            return self._store.load(document)
        own = self._own()
        if document is not None:
            return self._of(document, own)
        found = [self._of(one, own) if isinstance(one, str) else Loaded(broken=(one,)) for one in self.documents()]
        return Loaded(
            tuple(note for loaded in found for note in loaded.annotations),
            tuple(error for loaded in found for error in loaded.broken),
        )

    def documents(self) -> Iterator[DocumentId | AnnotationError]:
        """The documents that have a folder of annotations, whoever's they are; see `Loader.documents`."""
        return self._store.loader.documents()

    def tally(self, document: DocumentId) -> Tally:
        """How many annotations of each kind are seen on a document, if possible without reading one."""
        own = self._own() if self._layers.only_own else ""
        return self._store.loader.tally(document, partial(self._layers.shows, own=own))

    def snapshots_stamp(self) -> Stamp | None:
        """See `Store.snapshots_stamp`."""
        return self._store.snapshots_stamp()

    def snapshot_text(self, version: str) -> str | None:
        """See `Store.snapshot_text`."""
        return self._store.snapshot_text(version)

    def _of(self, document: DocumentId, own: str) -> Loaded:
        with self._reading:
            loaded = self._store.load(document)
            known = self._known.get(document)
            if known is None or known[0] is not loaded or known[1] != own:
                shows = partial(self._layers.shows, own=own)
                known = self._known[document] = loaded, own, without(loaded, shows, self._store.folder)
            return known[2]


def without(loaded: Loaded, shows: Callable[[str], bool], folder: Path) -> Loaded:
    """What was loaded of a store in `folder`, without what authors wrote that are not shown, and their broken files."""
    notes = tuple(note if shows(note.author) else _unsaid(note) for note in loaded.annotations)
    authors = ((error, _author_of(error, folder)) for error in loaded.broken)
    broken = tuple(error for error, author in authors if not author or shows(author))
    return loaded if notes == loaded.annotations and broken == loaded.broken else Loaded(notes, broken)


def _unsaid(note: Annotation) -> Annotation:
    """An annotation as a deleted one of which only is known whose it is, where it stands and what it answers."""
    return replace(
        note,
        created="",
        updated="",
        status=Status.DELETED,
        resolution=Resolution.NONE,
        tags=(),
        body="",
        conflicts=(),
        unknown={},
    )


def _author_of(error: AnnotationError, folder: Path) -> str:
    """The short name under which a broken file stands; "" for what is nobody's."""
    path = Path(error.path or folder)
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else ()
    return parts[1] if len(parts) > 1 else ""

"""The annotations of a workspace as they stand: each file read once, each place worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from threading import Lock

from stdplan_tui.annotations.anchoring import Anchor, Anchoring, Standing
from stdplan_tui.annotations.model import Target
from stdplan_tui.annotations.noted import Notes, noted
from stdplan_tui.annotations.seen import Seen
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause, Document, DocumentId, flat
from stdplan_tui.errors import AnnotationError, BodyError, StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.staying import staying


@frozen(eq=False)
class _Page:
    """The notes of a document, what they were made of, and the places that are known in it."""

    loaded: Loaded
    vocabulary: Vocabulary
    places: _Places
    notes: Notes


class Notebook:
    """What stands where, in any document; the same values as long as nothing has changed.

    It may be asked in several threads. Places are worked out, and stand in no file before a person accepts them.
    """

    def __init__(self, seen: Seen, library: Library, vocabulary: Callable[[], Vocabulary]) -> None:
        self._seen = seen
        self._library = library
        self._vocabulary = vocabulary
        self._pages: dict[DocumentId, _Page] = {}
        self._writing = Lock()

    def through(self, seen: Seen) -> Notebook:
        """The notebook of a person who sees other layers of the same store; places that are known stay known."""
        other = Notebook(seen, self._library, self._vocabulary)
        other._pages, other._writing = dict(self._pages), self._writing  # one at a time: they share the places
        return other

    def of(self, document: Document, loaded: Loaded | None = None) -> Notes:
        """The notes on a document, which may be another text than the workspace has.

        `loaded` is what has just been loaded of it, where somebody has: to look at very many files takes a moment.
        """
        with self._writing:
            return self._of(document.id, document, loaded)

    def in_passing(self, document: Document, loaded: Loaded | None = None) -> Notes:
        """The notes on a document that is read for a moment only: nothing of it is remembered."""
        places = _Places(document, self._seen)
        loaded = loaded or self._seen.load(document.id)
        return noted(document.id, document, loaded, places.of, self._vocabulary())

    def all(self) -> Iterator[Notes]:
        """The notes of all documents that have some, in the order of their ids; first what cannot be looked into."""
        for id_ in self._seen.documents():
            if isinstance(id_, AnnotationError):
                yield Notes(DocumentId(""), None, (), (id_,))
                continue
            try:
                document = self._library.document(id_)
            except (StdplanError, OSError):
                document = None
            with self._writing:
                notes = self._of(id_, document)
            if notes.every or notes.broken:
                yield notes

    def _of(self, id_: DocumentId, document: Document | None, loaded: Loaded | None = None) -> Notes:
        page = self._pages.get(id_)
        loaded = loaded or self._seen.load(id_)
        vocabulary = self._vocabulary()
        if page is None or page.notes.document is not document or page.places.is_outdated:
            page = None
        elif page.loaded is loaded and page.vocabulary is vocabulary:
            return page.notes
        places = page.places if page else _Places(document, self._seen)
        with nullcontext() if page else staying():
            notes = noted(id_, document, loaded, places.of, vocabulary)
        self._pages[id_] = _Page(loaded, vocabulary, places, notes)
        return notes


_NOWHERE = Anchor(Standing.ORPHAN)
_WHOLE = Anchor(Standing.SAME)


class _Places:
    """The places in one document that are known so far."""

    def __init__(self, document: Document | None, seen: Seen) -> None:
        self._document = document
        self._seen = seen
        self._snapshots = seen.snapshots_stamp()
        self._lacking = False
        self._known: dict[Target, Anchor] = {}
        self._anchoring: Anchoring | None = None

    @property
    def is_outdated(self) -> bool:
        """Whether an older text that was not there may have come since: it tells more than what was quoted of it."""
        return self._lacking and self._seen.snapshots_stamp() != self._snapshots

    def of(self, targets: Iterable[Target]) -> Mapping[Target, Anchor]:
        """The places of targets, and of others."""
        every = dict.fromkeys(targets)
        new = [target for target in every if target not in self._known]
        if self._document is None:
            self._known |= {target: _WHOLE if target.document else _NOWHERE for target in new}
        elif new:
            self._find(self._document, every, new)
        return self._known

    def _find(self, document: Document, every: Iterable[Target], new: Sequence[Target]) -> None:
        # What was quoted from an older text stood beside all else that was: with more of it, places may be others.
        if self._anchoring is None or any(target.version != document.version for target in new):
            self._anchoring = Anchoring(document, self._base, every)
            self._known, new = {}, [*every]
        anchor = self._anchoring.anchor
        self._known |= {target: anchor(target) for target in new}

    def _base(self, version: str) -> Sequence[Clause] | None:
        """The clauses of the text of a version, where that is kept and can be read."""
        try:
            text = self._seen.snapshot_text(version)
            self._lacking |= text is None
            return None if text is None else flat(markdown.read(text))
        except (AnnotationError, BodyError):
            return None

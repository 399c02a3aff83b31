"""Keeping up: notes, counts and titles are read, the index is refreshed, and changes by others are noticed."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import first_clause
from stdplan_tui.tui.actions.indexing import Indexing
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import reading

if TYPE_CHECKING:
    from stdplan_tui.tui.fingerprint import Fingerprint
    from stdplan_tui.tui.margin import Margin

_THEN: Final = 0.15
"""Seconds from what is seen to what is not."""
_LOOK: Final = 1.0
"""Seconds: how often the files are looked at."""
_SHARE: Final = 20
"""What part of the time looking at them takes at most: one in so many."""


class Keeping(Indexing):
    """What goes on beside the commands; all of it reads files in threads and comes back as values."""

    _seen: Fingerprint | None = None
    _margin: Margin | None = None
    _watching = False
    _looking = 0.0
    _told: frozenset[str] = frozenset()

    @property
    def watched(self) -> bool:
        """Whether the files have been looked at once, so that a change would be noticed."""
        return self._seen is not None

    def keep_up(self) -> None:
        """Begin: the first paint is done. What is left of it stays, so no collection need look at it again."""
        gc.collect()
        gc.freeze()
        gc.enable()
        self.annotations_changed()
        self._read_titles()
        self.set_timer(_THEN, self._count)

    def _keep_watch(self) -> None:
        """What nobody sees begins when what is seen has been read: fewer threads at once get it done sooner."""
        self._watch()
        self.index()

    def _watch(self) -> None:
        """Look at the files, now and ever again; where there are very many, not so often."""
        self._look()
        self.set_timer(max(_LOOK, _SHARE * self._looking), self._watch)

    def annotations_changed(self, said: str = "") -> None:
        """Read the notes of the open document again; once they are shown, say `said` in the status line."""
        if self.place.document is not None:
            self._read_margin(self.place.document, said)

    def corpus_changed(self) -> None:
        """List the documents and index them; the files as they are now are no change by others."""
        self._seen = None
        self._look()
        self._read_titles()
        self.index_later()

    def gather_here(self) -> None:
        """Put together the notes that belong to the current clause."""
        document, clause = self.place.document, self.place.clause
        here = self.notes.get(clause, ()) if clause is not None else ()
        if document is not None and clause == first_clause(document):
            here = (*here, *self.notes.get(None, ()))
        self.here = here
        self.show_tags_here()

    @work(thread=True, exclusive=True, group="headings")
    def read_headings(self, id_: DocumentId) -> None:
        """Read a document for its headings alone."""
        try:
            document = reading.document(self.workspace, id_)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        self.later(lambda: self.outline.fill(document))

    @work(thread=True, exclusive=True, group="margin")
    def _read_margin(self, document: Document, said: str = "") -> None:
        from stdplan_tui.tui.margin import read_margin

        worker = get_current_worker()
        try:
            margin = read_margin(self.workspace, document)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        if not worker.is_cancelled:
            self.later(self._margin_read, margin, said)
            self.workspace.library.keep(document)

    def _margin_read(self, margin: Margin, said: str = "") -> None:
        document = self.place.document
        if document is not None and document.id == margin.document:
            if margin != self._margin:
                self._show_margin(margin)
            if said:
                self.say(said)

    def _show_margin(self, margin: Margin) -> None:
        from stdplan_tui.tui.margin import is_note

        self._margin = margin
        self.notes, self.marks, self.authors = margin.notes, margin.marks, margin.authors
        self.me = margin.me
        elsewhere = sum(is_note(one.note) for one in margin.notes.get(None, ()))
        own = sum(mark.notes for mark in margin.marks.values()) + elsewhere
        self.counts = {**self.counts, margin.document: own}
        self.gather_here()
        self.show_keys()
        self._complain_once(margin.broken)
        self.index_later()

    def _complain_once(self, broken: tuple[StdplanError, ...]) -> None:
        """Tell of each broken file when it is first met, not each time that the notes are read."""
        self.complain(error for error in broken if str(error) not in self._told)
        self._told = frozenset(str(error) for error in broken)

    @work(thread=True, exclusive=True, group="titles")
    def _read_titles(self) -> None:
        from stdplan_tui.tui.shelf import titled

        try:
            documents = titled(self.workspace)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        self.later(self._titles_read, documents)

    def _titles_read(self, documents: tuple[Titled, ...]) -> None:
        if documents != self.documents:
            self.documents = documents
        self.cite(afresh=True)
        first = next((found.id for found in documents if not found.problem), None)
        if self.place.document is None and first is not None:
            self.go(Spot(first))

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        from stdplan_tui.tui.margin import count_notes

        try:
            counts = count_notes(self.workspace)
        except (StdplanError, OSError):
            counts = self.counts  # the open document's margin tells what is wrong
        self.later(self._counted, counts)

    def _counted(self, counts: Mapping[DocumentId, int]) -> None:
        self.counts = dict(counts)
        if not self._watching:
            self._watching = True
            self._keep_watch()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        from stdplan_tui.tui.fingerprint import fingerprint

        document, before, begun = self.place.document, self._seen, monotonic()
        now = fingerprint(self.workspace.library.folder, self.workspace.store.folder, document.id if document else None)
        same = before == now
        self._looking = monotonic() - begun
        if not same:
            self.later(self._looked, document.id if document else None, now)

    def _looked(self, document: DocumentId | None, now: Fingerprint) -> None:
        before, self._seen = self._seen, now
        if before is None:
            return
        here = self.place.document
        if before.corpus != now.corpus:
            self._read_titles()
            self.index_later()
        if here is None or here.id != document:
            return
        if before.document != now.document and {name for name, *_ in before.document} == {
            name for name, *_ in now.document
        }:
            self._read_again(here)
        if before.notes != now.notes:
            self.annotations_changed()
        if before.others != now.others:
            self.others_changed()
            self._count()
            self.index_later()

    @work(thread=True, exclusive=True, group="open")
    def _read_again(self, old: Document) -> None:
        try:
            document = reading.document(self.workspace, old.id)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        self.later(self._read_anew, old, document)

    def _read_anew(self, old: Document, document: Document) -> None:
        if self.place.document is old and document is not old:
            self.arrive(document, self.place.clause)
            self.tell(_("The text has changed on disk and was read again"))
            self._read_titles()
            self.index_later()

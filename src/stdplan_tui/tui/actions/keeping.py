"""Keeping up: notes, counts and titles are read, the index is refreshed, and changes by others are noticed."""

from __future__ import annotations

import gc
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import StdplanError, UnknownDocument
from stdplan_tui.language import _
from stdplan_tui.tui.actions.arriving import Arriving
from stdplan_tui.tui.actions.desk import first_clause
from stdplan_tui.tui.actions.watching import Watching
from stdplan_tui.tui.doubts import MOMENT, Doubts
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from stdplan_tui.tui.margin import Margin
    from stdplan_tui.workspace.watched import Changes

_THEN: Final = 0.15
"""Seconds from what is seen to what is not."""


class Keeping(Arriving, Watching):
    """What goes on beside the commands; all of it reads files in threads and comes back as values."""

    _margin: Margin | None = None
    _watching = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._of_text, self._of_notes, self._of_titles = Doubts(), Doubts(), Doubts()

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
        self.keep_watch()
        self.index()

    def annotations_changed(self, said: str = "") -> None:
        """Read the notes of the open document again; once they are shown, say `said` in the status line."""
        if self.place.document is not None:
            self._read_margin(self.place.document, said)

    def corpus_changed(self) -> None:
        """List the documents and index them; the files as they are now are no change by others."""
        self.watch_anew()
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
            self.doubt(self._of_notes, margin.broken, self.annotations_changed)

    def _show_margin(self, margin: Margin) -> None:
        from stdplan_tui.tui.margin import is_note

        self._margin = margin
        self.notes, self.authors = margin.notes, margin.authors
        self.marks = self.with_new(margin.marks)
        self.me = margin.me
        elsewhere = sum(is_note(one.note) for one in margin.notes.get(None, ()))
        own = sum(mark.notes for mark in margin.marks.values()) + elsewhere
        self.counts = {**self.counts, margin.document: own}
        self.gather_here()
        self.show_keys()
        self.index_later()

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
        self._of_titles.weighed(StdplanError(one.problem) for one in documents if one.problem)
        if self.documents and self._of_titles.waits:
            self.set_timer(MOMENT, self._read_titles)
            return
        if documents != self.documents:
            self.documents = documents
        self.cite(afresh=True)
        first = next((found.id for found in documents if not found.problem), None)
        if self.place.document is None and first is not None:
            self.go(Spot(first))

    @work(thread=True, group="count")
    def _count(self, only: Collection[DocumentId] | None = None) -> None:
        from stdplan_tui.tui.margin import count_notes

        ws = self.workspace
        try:
            counts = count_notes(ws, only)
        except (StdplanError, OSError):
            counts = self.counts  # the open document's margin tells what is wrong
        self.later(self._counted, ws, counts)

    def layers_changed(self, before: Workspace) -> None:
        """Read the notes anew, and count them."""
        super().layers_changed(before)
        self.annotations_changed()
        self._count()
        if self._watching:
            self.find_new()

    def _counted(self, ws: Workspace, counts: Mapping[DocumentId, int]) -> None:
        if ws.layers == self.workspace.layers:
            self.counts = {**self.counts, **counts}
        if not self._watching:
            self._watching = True
            self.find_new()
            self._keep_watch()

    def changed(self, changes: Changes) -> None:
        """Other hands have changed something: read it, and whatever is said with its names."""
        here = self.place.document
        if changes.texts:
            self._read_titles()
            if here is not None and changes.texts & {here.id, *here.metadata.formerly}:
                self._read_again(here)
        if changes.names or (here is not None and here.id in changes.notes):
            self.annotations_changed()
        elif changes.notes or changes.texts:
            self.others_changed()
        if changes.names:
            self.call_later(self.names_changed)
        if changes.notes:
            self.set_timer(_THEN, partial(self._count, changes.notes))
        if arrived := changes.notes | changes.texts:
            self.set_timer(_THEN, partial(self.find_new, arrived))
        self.index_later()
        if self.has_class("-searching"):
            self.index_awaited()

    def mark_new(self) -> None:
        """Draw anew what says that something is new."""
        if not self.stands:
            return
        if self._margin is not None and self.place.document and self.place.document.id == self._margin.document:
            self.marks = self.with_new(self._margin.marks)
        self.panel.new = self.new_ids

    @work(thread=True, exclusive=True, group="reread")
    def _read_again(self, old: Document) -> None:
        worker, found, errors = get_current_worker(), None, list[Exception]()
        gone = False
        try:
            found = reading.document(self.workspace, old.id)
        except UnknownDocument:
            gone = True
        except (StdplanError, OSError) as error:
            errors.append(error)
        if not worker.is_cancelled:  # a later change is being read
            self.later(self._read_anew, old.id, found, gone, errors)

    def _read_anew(self, id_: DocumentId, document: Document | None, gone: bool, errors: Sequence[Exception]) -> None:
        """The open document was read anew; without its files, as on a branch that has none, it stays in view."""
        here = self.place.document
        if here is None or here.id != id_:
            return
        self.doubt(self._of_text, errors, partial(self._read_again, here))
        self.gone = gone
        if document is None or document is here:
            return
        self.take_up(document)
        if document.metadata != here.metadata:  # the version of the text among them
            self.tell(_("The text has changed on disk and was read again"))

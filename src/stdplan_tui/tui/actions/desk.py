"""What every action of the reading screen works on: where the reader is, what stands there, and how to go elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from textual import work
from textual.getters import query_one
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Span
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.jumps import Jumps
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from stdplan_tui.annotations.model import Annotation

Lit = tuple[tuple[ClauseId, Span], ...]


class Desk(Screen[None]):
    """The reading screen as its actions see it: it owns `place`, and widgets are bound to what it owns.

    `notes` are the annotations of the open document by clause (None: the document as a whole), `here` those of the
    current clause; `counts` how many each document has. `indexed` says that everything there was to find has been
    indexed once.
    """

    place: var[Place] = var(Place(), init=False)
    documents: var[tuple[Titled, ...]] = var((), init=False)
    notes: var[Mapping[ClauseId | None, tuple[Annotation, ...]]] = var(dict, init=False)
    here: var[tuple[Annotation, ...]] = var((), init=False)
    marks: var[Mapping[ClauseId, Mark]] = var(dict, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)
    counts: var[Mapping[DocumentId, int]] = var(dict, init=False)
    news: var[str] = var("", init=False)
    measure: var[int] = var(36, init=False)

    outline = query_one(Outline)
    reader = query_one(Reader)
    panel = query_one(AnnotationPanel)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.jumps = Jumps()
        self.indexed = False

    @property
    def spot(self) -> Spot | None:
        """Where the reader is, by ids."""
        document = self.place.document
        return Spot(document.id, self.place.clause) if document else None

    @property
    def writing(self) -> bool:
        """Whether keys go into a field."""
        return isinstance(self.focused, Input)

    def jump(self, spot: Spot, *, span: Span | None = None, lit: Lit = ()) -> None:
        """Go to a place, and remember the one that is left."""
        if self.spot is not None and self.spot != spot:
            self.jumps = self.jumps.left(self.spot)
        self.go(spot, span=span, lit=lit)

    def go(self, spot: Spot, *, span: Span | None = None, lit: Lit = ()) -> None:
        """Go to a place: at once in the open document, as soon as it is read in another."""
        document = self.place.document
        if document is not None and document.id == spot.document:
            self.workers.cancel_group(self, "open")
            self.arrive(document, spot.clause, span, lit)
        else:
            self._open(spot, span, lit)

    def jump_afresh(self, spot: Spot) -> None:
        """Go to a place of a document that has just been written, open or not."""
        if self.spot is not None and self.spot.document != spot.document:
            self.jumps = self.jumps.left(self.spot)
        self._open(spot, None, ())

    def arrive(self, document: Document, clause: ClauseId | None, span: Span | None = None, lit: Lit = ()) -> None:
        """Be at a clause of a document; at its start where that clause is not there."""
        known = clause if clause is not None and clause in document.by_id else first_clause(document)
        self.place = Place(document, known, span if known == clause else None, lit)

    def tell(self, text: str) -> None:
        """Say something in passing."""
        self.notify(shown(text), markup=False, timeout=4)

    def complain(self, errors: Iterable[Exception]) -> None:
        """Say what went wrong, each in a line: what cannot be read, or could not be done."""
        for error in errors:
            said = str(error).replace(f"{self.workspace.root}{os.sep}", "")
            self.notify(shown(said), title=_("Something is wrong"), severity="error", markup=False, timeout=10)

    def annotations_changed(self) -> None:
        """The notes have changed on disk: read them again."""

    def corpus_changed(self) -> None:
        """Documents were written by this program: list and index them."""

    def index_refreshed(self) -> None:
        """There may be more to find now."""

    def index_grew(self) -> None:
        """There may be more to find now, and more to come."""

    def show_keys(self) -> None:
        """Other keys may work now: show those that do."""

    @work(thread=True, exclusive=True, group="open")
    def _open(self, spot: Spot, span: Span | None, lit: Lit) -> None:
        worker = get_current_worker()
        try:
            document = reading.document(self.workspace, spot.document)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        if not worker.is_cancelled:
            self.later(self.arrive, document, spot.clause, span, lit)

    def later(self, call: Any, *arguments: Any) -> None:
        """Call something on the event loop; this may be said from any thread."""
        self.call_later(call, *arguments)


def first_clause(document: Document) -> ClauseId | None:
    """The first clause with words of its own; None in an empty document."""
    return next((clause.id for clause in document.flat if clause.takes_notes), None)

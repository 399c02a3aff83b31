"""The rows of the outline: every document of the workspace, and the headings of those that are open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual.reactive import var

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.outline.counting import NOTHING, Count, Counts, summed
from stdplan_tui.tui.outline.folding import Fits, Folding, Key, Row
from stdplan_tui.tui.outline.painting import Brush
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.widgets.row_view import RowView


class HeadingRows(RowView):
    """Documents and, under those that are unfolded, their headings; it follows the reader, folded or filtered."""

    DEFAULT_CSS = """
    HeadingRows > .row--title { color: $foreground; text-style: bold; }
    HeadingRows > .row--fitting { color: $accent; text-style: bold underline; }
    HeadingRows > .row--hits { color: $accent; text-style: bold; }
    HeadingRows.-filtered { padding: 1 0 0 0; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--title", "row--fitting", "row--hits"}

    place: var[Place] = var(Place(), init=False)
    documents: var[tuple[Titled, ...]] = var[tuple[Titled, ...]]((), init=False)
    marks: var[Mapping[ClauseId, Mark]] = var[Mapping[ClauseId, Mark]](dict, init=False)
    hits: var[Mapping[ClauseId, int]] = var[Mapping[ClauseId, int]](dict, init=False)
    counts: var[Mapping[DocumentId, int]] = var[Mapping[DocumentId, int]](dict, init=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.folding = Folding()
        self._numbers: dict[Key, int] = {}
        self._sums: Counts = {}
        self._fits: Fits | None = None

    @property
    def at(self) -> Row | None:
        """The row that the outline is at."""
        return self.rows[self.row] if self.rows else None

    def watch_documents(self, documents: tuple[Titled, ...]) -> None:
        """List the documents anew; what is unfolded stays so."""
        self.folding.documents = documents
        self.list_anew()
        self._follow()

    def watch_place(self, before: Place, place: Place) -> None:
        """Unfold what holds the current clause, and go to it."""
        if place.document is not before.document:
            self._count()
            if place.document is not None:
                self.fill(place.document)
        if (place.document, place.clause) != (before.document, before.clause):
            self._follow()

    def watch_marks(self) -> None:
        """Show the counts of notes and tags of the open document."""
        self._count()

    def watch_hits(self) -> None:
        """Show the counts of words lit in the open document."""
        self._count()

    def watch_counts(self) -> None:
        """Show the counts of notes of all documents."""
        self.refresh()

    def relabel(self) -> None:
        """Say the rows again, in the language that is in use."""
        self.refresh()

    def fill(self, document: Document) -> None:
        """Know the headings of a document."""
        self.folding.fill(document)
        self.list_anew()

    def narrow(self, fits: Fits | None) -> None:
        """Show only the rows that fit a filter, and those above them; None for all rows, at the reader's place."""
        at = self.at
        self._fits = fits
        self.list_anew()
        if fits is None:
            if self.place.document is not None:
                self.be_at(self._nearest(self.place.document.id, self.place.clause))
        elif at is None or at.key not in fits:
            self.be_at(self._first_fitting(fits))

    @property
    def fits(self) -> Fits | None:
        """The rows that fit the filter; None while none is set."""
        return self._fits

    def step_to_fitting(self, step: int) -> None:
        """Go to the next row that fits the filter, or to the one before."""
        ahead = range(self.row + step, self.count if step > 0 else -1, step)
        if (row := next((row for row in ahead if self.rows[row].key in (self._fits or {})), None)) is not None:
            self.be_at(row)

    def painted(self, row: int, width: int) -> list[Segment]:
        """The row, its counts at the right."""
        shown = self.rows[row]
        spans = () if self._fits is None else self._fits.get(shown.key)
        return Brush(self.look, self.ambiguous_width).row(shown, width, self.count_of(shown), spans)

    def redraw(self, before: int) -> None:
        """Draw again the two rows that look different."""
        self.refresh_line(before)
        self.refresh_line(self.row)

    def _follow(self) -> None:
        """Be at the reader's place; while rows are filtered, only know where it is."""
        document = self.place.document
        if document is None:
            return
        key, changed = self.folding.follow(document, self.place.clause)
        if changed:
            self.list_anew()
        if self._fits is None and (number := self._numbers.get(key)) is not None:
            self.be_at(number)

    def list_anew(self) -> None:
        """Work out the rows; the current one stays current, or the nearest above it that is still shown."""
        at = self.at
        shown = self.folding.rows() if self._fits is None else self.folding.fitting(self._fits)
        self.rows = tuple(shown)
        self._numbers = {row.key: number for number, row in enumerate(self.rows)}
        self.have(len(self.rows))
        if at is not None:
            self.be_at(self._nearest(*at.key))

    def _nearest(self, document: DocumentId, clause: ClauseId | None) -> int:
        """The number of the row of a clause, or of the nearest above it; 0 where none is left."""
        held = self.folding.known.get(document)
        above = held.ancestors(clause) if held and clause else ()
        line = (clause, *(step.id for step in reversed(above)), None)
        return next((self._numbers[document, id_] for id_ in line if (document, id_) in self._numbers), 0)

    def _first_fitting(self, fits: Fits) -> int:
        """The first row of the open document that fits, else the first of all."""
        here = self.place.document.id if self.place.document else None
        fitting = [number for number, row in enumerate(self.rows) if row.key in fits]
        return next((number for number in fitting if self.rows[number].titled.id == here), next(iter(fitting), 0))

    def _count(self) -> None:
        document = self.place.document
        self._sums = summed(document, self.marks, self.hits) if document else {}
        self.refresh()

    def count_of(self, row: Row) -> Count:
        """What is counted on a row."""
        document, clause = row.key
        here = self.place.document is not None and self.place.document.id == document
        own = self._sums.get(clause, NOTHING) if here else NOTHING
        return own if clause else Count(self.counts.get(document, 0), 0, own.hits)

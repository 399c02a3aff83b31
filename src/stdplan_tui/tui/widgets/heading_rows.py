"""The rows of the outline: every document of the workspace, and the headings of those that are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.reactive import var

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.outline.counting import NOTHING, Count, Counts, Tally, summed
from stdplan_tui.tui.outline.folding import Folding, Key, Row
from stdplan_tui.tui.outline.painting import Brush
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from stdplan_tui.tui.outline.filtering import Sought


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
    new: var[Mapping[DocumentId, int]] = var[Mapping[DocumentId, int]](dict, init=False)
    progress: var[Mapping[DocumentId, int]] = var[Mapping[DocumentId, int]](dict, init=False)
    percent: var[int] = var(0, init=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.folding = Folding()
        self._numbers: dict[Key, int] = {}
        self._sums: Counts = {}
        self.fits: Sought | None = None

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

    def watch_new(self) -> None:
        """Show in which documents something is new."""
        self.refresh()

    def watch_progress(self) -> None:
        """Show how far documents were read."""
        self.refresh()

    def watch_percent(self) -> None:
        """Show how far the open document is read."""
        document = self.place.document
        if self.fits is not None:
            self.refresh()
        elif document is not None and (number := self._numbers.get((document.id, None))) is not None:
            self.refresh_line(number)

    def relabel(self) -> None:
        """Say the rows again, in the language that is in use."""
        self.refresh()

    def fill(self, document: Document) -> None:
        """Know the headings of a document."""
        self.folding.fill(document)
        self.list_anew()

    def narrow(self, fits: Sought | None) -> None:
        """Show only the rows that fit a filter, and those above them; None for all rows, at the reader's place.

        A current row that fits stays where it is on the screen, whatever rows come above it.
        """
        at, height, filtered = self.at, self.row - self.scroll_offset.y, self.fits is not None
        self.fits = fits
        if fits is not None:
            self._list(fits.rows)
            if at is None or at.key not in fits:
                self.be_at(self._first_fitting(fits))
            else:
                number = self._number_of(at)
                self.scroll_to(y=number - height, animate=False, force=True)
                self.be_at(number)
        elif filtered:
            self.list_anew()
            if self.place.document is not None:
                self.be_at(self._nearest(self.place.document.id, self.place.clause))

    def step_to_fitting(self, step: int) -> None:
        """Go to the next row that fits the filter, or to the one before."""
        ahead = range(self.row + step, self.count if step > 0 else -1, step)
        if (row := next((row for row in ahead if self.rows[row].key in (self.fits or ())), None)) is not None:
            self.be_at(row)

    def painted(self, row: int, width: int) -> list[Segment]:
        """The row, its counts at the right."""
        shown = self.rows[row]
        spans = () if self.fits is None else self.fits.spans(shown)
        tally = Tally(self.count_of(shown), self.percent_of(shown))
        return Brush(self.look, self.ambiguous_width).row(shown, width, tally, spans)

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
        if self.fits is None and (number := self._numbers.get(key)) is not None:
            self.be_at(number)

    def list_anew(self) -> None:
        """Work out the rows, unless a filter has; the current one stays, or the nearest above it that is shown."""
        if self.fits is not None:
            return
        at = self.at
        self._list(tuple(self.folding.rows()))
        self._numbers = {row.key: number for number, row in enumerate(self.rows)}
        if at is not None:
            self.be_at(self._nearest(*at.key))

    def _list(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.have(len(rows))

    def _number_of(self, row: Row) -> int:
        """The number of a row that is shown, or that stood for the same before the rows were listed anew."""
        if row in self.rows:
            return self.rows.index(row)
        return next(number for number, one in enumerate(self.rows) if one.key == row.key)

    def _nearest(self, document: DocumentId, clause: ClauseId | None) -> int:
        """The number of the row of a clause, or of the nearest above it; 0 where none is left."""
        held = self.folding.known.get(document)
        above = held.ancestors(clause) if held and clause else ()
        line = (clause, *(step.id for step in reversed(above)), None)
        return next((self._numbers[document, id_] for id_ in line if (document, id_) in self._numbers), 0)

    def _first_fitting(self, fits: Sought) -> int:
        """The first row of the open document that fits, else the first of all."""
        here = self.place.document.id if self.place.document else None
        own = (number for number, row in enumerate(self.rows) if row.titled.id == here and row.key in fits)
        others = (number for number, row in enumerate(self.rows) if row.key in fits)
        return next(own, next(others, 0))

    def _count(self) -> None:
        document = self.place.document
        self._sums = summed(document, self.marks, self.hits) if document else {}
        self.refresh()

    def count_of(self, row: Row) -> Count:
        """What is counted on a row."""
        document, clause = row.key
        here = self.place.document is not None and self.place.document.id == document
        own = self._sums.get(clause, NOTHING) if here else NOTHING
        if clause:
            return own
        return replace(own, notes=self.counts.get(document, 0), tags=0, new=self.new.get(document, 0))

    def percent_of(self, row: Row) -> int | None:
        """How far the document of a row is read, or was when it was left; None where it never was open."""
        document, clause = row.key
        if clause is not None:
            return None
        here = self.place.document is not None and self.place.document.id == document
        return self.percent if here else self.progress.get(document)

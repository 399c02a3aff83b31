"""Progress: what each document and section has of the tags that it is to have, and what is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static
from textual.worker import get_current_worker

from stdplan_tui.annotations.counting.coverage import Coverage
from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.progressing.progress_rows import ProgressRows
from stdplan_tui.tui.progressing.rows import Measure, ProgressRow, measures, rows_of, together
from stdplan_tui.tui.screens.over import KeyLine, Over
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import plain
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace


class ProgressScreen(Over[Spot | None]):
    """Rows with bars; it gives the place that was chosen: the first clause of a section that lacks something."""

    DEFAULT_CSS = """
    ProgressScreen > Vertical { width: 110; height: 90%; }
    ProgressScreen.-low > Vertical, ProgressScreen.-short > Vertical { height: 100%; }
    ProgressScreen #progress-of { height: 1; margin-bottom: 1; color: $text-muted; }
    ProgressScreen.-low #progress-of, ProgressScreen.-short #progress-of { margin: 0; }
    """
    AUTO_FOCUS = "ProgressRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "whose", show=False),
        Binding("t,right", "measure(1)", show=False),
        Binding("T,left", "measure(-1)", show=False),
        Binding("q,%,％", "leave", show=False),
    ]

    rows = query_one(ProgressRows)

    def __init__(self, workspace: Workspace, place: Place, ambiguous_width: int = 1) -> None:
        super().__init__()
        self._workspace = workspace
        self._at: tuple[DocumentId | None, ClauseId | None] = (
            place.document.id if place.document else None,
            place.clause,
        )
        self._ambiguous_width = ambiguous_width
        self._measures: tuple[Measure, ...] = (Measure(),)
        self._measure = 0
        self._mine = True

    def compose(self) -> ComposeResult:
        """What is measured, the rows, the keys."""
        with Vertical(id="progress") as box:
            box.border_title = _("Progress")
            yield Static(id="progress-of", markup=False)
            yield ProgressRows()
            yield KeyLine(*self._buttons())

    def on_mount(self) -> None:
        """Begin to measure."""
        self.rows.ambiguous_width = self._ambiguous_width
        self._anew()

    def action_whose(self) -> None:
        """Measure what this person did, or what everybody did together."""
        self._mine = not self._mine
        self._anew()

    def action_measure(self, step: int) -> None:
        """Measure something else."""
        self._measure = (self._measure + step) % len(self._measures)
        self._anew()

    def action_open(self) -> None:
        """Go to the first clause of the row that lacks something."""
        self.rows.action_choose()

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """Give the place of the row; that of all documents has none."""
        event.stop()
        row = self.rows.at
        if row is not None and row.document is not None:
            self.dismiss(Spot(row.document, row.clause))

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Stay where a person went."""
        event.stop()
        if (row := self.rows.at) is not None:
            self._at = row.document, row.head

    def read_again(self) -> None:
        """Measure again what is shown, which stays until all of it has been measured."""
        self._read(self._measure, self._mine, at_once=True)

    def _anew(self) -> None:
        """Say what is measured, and measure it."""
        whose = _("mine") if self._mine else _("everybody's")
        told = _("{measure}, {whose}").format(measure=self._measures[self._measure].name, whose=whose)
        self.query_one("#progress-of", Static).update(plain(told))
        self.query_one(KeyLine).tell(*self._buttons())
        self._read(self._measure, self._mine)

    def _buttons(self) -> Iterator[Button]:
        yield Button("Enter", _("to the first gap"), "open")
        yield Button("m", _("everybody's") if self._mine else _("mine"), "whose")
        yield Button("t", _("other tags, done"), "measure(1)")
        yield Button("Esc", _("close"), "leave")

    @work(thread=True, exclusive=True, group="progress")
    def _read(self, number: int, mine: bool, *, at_once: bool = False) -> None:
        """Measure all documents, one after another; they are shown so, or all at once."""
        worker, ws = get_current_worker(), self._workspace
        try:
            agreed, author = vocabulary(ws), ws.own_slug() if mine else None
        except (StdplanError, OSError) as error:
            self.call_later(self._complain, error)
            return
        every = measures(agreed)
        measure = every[number % len(every)]
        found: list[ProgressRow] = []
        for id_ in ws.library.ids():
            if worker.is_cancelled:
                return
            try:
                document = ws.library.document(id_)
                notes = ws.notebook.of(document)
            except (StdplanError, OSError):
                continue  # the outline says what is wrong with it
            found += rows_of(Coverage(document, notes, agreed, author), measure)
            if not at_once:
                self.call_later(self._measured, every, tuple(found))
        if at_once:
            self.call_later(self._measured, every, tuple(found))

    def _measured(self, every: tuple[Measure, ...], rows: tuple[ProgressRow, ...]) -> None:
        if not self.is_mounted:
            return
        self._measures = every
        self.rows.show((together(rows), *rows))
        document, clause = self._at
        of_document = [n for n, row in enumerate(self.rows.rows) if row.document == document]
        near = (n for n in of_document if clause is not None and clause in self.rows.rows[n].clauses)
        at = next(near, next(iter(of_document), None))
        if at is not None:
            self.rows.be_at(at)

    def _complain(self, error: Exception) -> None:
        self.notify(shown(str(error)), severity="error", markup=False)

"""Two texts compared in a thread, while the screen says so; and the notes on both."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from typing import Final

from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static
from textual.worker import get_current_worker

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.comparison import compared
from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.actions.desk import first_clause
from stdplan_tui.tui.comparing.parallel import EVERYTHING, Letter, Parallel
from stdplan_tui.tui.margin import Margin, read_margin
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.screens.compared_rows import ComparedRows
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import comparing
from stdplan_tui.workspace.comparing import Comparison, Side
from stdplan_tui.workspace.folder import Workspace

COMPARING_GROUP: Final = "compare"
"""The group of the workers that compare."""

Marks = Mapping[ClauseId, Mark]
Notes = tuple[tuple[Letter, Noted], ...]


class ComparedTexts(ComparedRows):
    """Compares, and comes to be at `clause` in the text called `letter`; `notes` are those of the current row."""

    marks_a: var[Marks] = var(dict, init=False)
    marks_b: var[Marks] = var(dict, init=False)
    notes: var[Notes] = var((), init=False)

    state = query_one("#comparing", Static)

    def __init__(self, workspace: Workspace, clause: ClauseId | None) -> None:
        super().__init__()
        self.workspace = workspace
        self.clause = clause
        self.margins: Mapping[Letter, Margin] = {}
        self._since = 0.0

    def wait(self) -> None:
        """Show nothing but what goes on."""
        self._since = monotonic()
        self.parallel = None
        self.add_class("-waiting")
        self.tell_state()
        self.show_keys()

    def tell_state(self) -> None:
        """Say what goes on, and for how long."""
        if self.parallel is None and self._since:
            seconds = int(monotonic() - self._since)
            told = _("Comparing, {seconds} s").format(seconds=seconds) if seconds else _("Comparing")
            names = "\n".join(f"{letter} {'  '.join(named)}" for letter, named in zip(Letter, self.named, strict=True))
            self.state.update(shown(f"{told}\n\n{names}"))

    @work(thread=True, exclusive=True, group=COMPARING_GROUP)
    def compare(self, a: str, b: str) -> None:
        """Read two texts, compare them, and show them."""
        try:
            comparison = comparing.compare(self.workspace, a, b)
        except (StdplanError, OSError) as error:
            self.call_later(self._refused, str(error))
            return
        self._prepare(comparison)

    @work(thread=True, exclusive=True, group=COMPARING_GROUP)
    def turn(self, before: Comparison) -> None:
        """Compare the other way round."""
        self._prepare(Comparison(before.b, before.a, compared(before.b.document, before.a.document)))

    def _prepare(self, comparison: Comparison) -> None:
        """What showing it takes, in the worker's thread."""
        parallel = Parallel(comparison)
        parallel.prepare()
        margins = {letter: _margin(self.workspace, parallel.side(letter)) for letter in Letter}
        if not get_current_worker().is_cancelled:
            self.call_later(self._compared, parallel, margins)

    def _compared(self, parallel: Parallel, margins: Mapping[Letter, Margin]) -> None:
        self.margins = margins
        self.marks_a, self.marks_b = margins[Letter.A].marks, margins[Letter.B].marks
        self.remove_class("-waiting")
        at = parallel.row_of(self.letter, self.clause) or 0
        self.at = min(self.at, len(parallel.rows))
        if parallel.rows and parallel.rows[at].kind not in self.kinds:
            self.kinds = EVERYTHING
        self.parallel = parallel
        self.at = at
        self.gather()
        self.show_keys()

    def _refused(self, said: str) -> None:
        self._since = 0.0
        self.state.update(shown(said))

    def gather(self) -> None:
        """Put together the notes on the clauses of the row; at its start, those on a document as a whole."""
        found: list[tuple[Letter, Noted]] = []
        if (parallel := self.parallel) is not None and parallel.rows:
            for letter, margin in self.margins.items():
                clause = parallel.clause(self.at, letter)
                if clause is not None:
                    found += ((letter, note) for note in margin.notes.get(clause.id, ()))
                    if clause.id == first_clause(parallel.document(letter)):
                        found += ((letter, note) for note in margin.notes.get(None, ()))
        self.notes = tuple(found)


def _margin(workspace: Workspace, side: Side) -> Margin:
    """The notes on a text; none on a raw file, and none where they cannot be read: the reader says what is wrong."""
    if side.document.id:
        with suppress(StdplanError, OSError):
            return read_margin(workspace, side.document, in_passing=True)
    return Margin(side.document.id)

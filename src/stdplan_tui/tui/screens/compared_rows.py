"""Moving in two texts that stand side by side: by row, difference, heading and page, and which rows are shown."""

from __future__ import annotations

from typing import ClassVar

from textual.getters import query_one
from textual.reactive import var

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.model import Clause
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.comparing.naming import Named, path_of
from stdplan_tui.tui.comparing.parallel import DIFFERENCES, EVERYTHING, Letter, Parallel
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.comparing import Legend, SideBySide
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.became import kind_name

_NAMED = 60


class ComparedRows(Keyed[Spot | None]):
    """What the screen that compares owns, and the commands that move in it.

    `parallel` is None until the texts are compared. Row `at` is current, in the text called `letter`.
    """

    AUTO_FOCUS: ClassVar[str | None] = "SideBySide"

    parallel: var[Parallel | None] = var[Parallel | None](None, init=False)
    named: var[tuple[Named, Named]] = var((Named(), Named()), init=False)
    kinds: var[frozenset[Kind]] = var(EVERYTHING, init=False)
    at: var[int] = var(0, init=False)
    letter: var[Letter] = var(Letter.B, init=False)

    view = query_one(SideBySide)

    def __init__(self) -> None:
        super().__init__()
        self._left: list[int] = []

    @property
    def here(self) -> tuple[Letter, Clause | None]:
        """The clause that commands are about: of the text that has the keyboard, or of the other where it has none."""
        if self.parallel is None or not self.parallel.rows:
            return self.letter, None
        own = self.parallel.clause(self.at, self.letter)
        return (self.letter, own) if own else (self.letter.other, self.parallel.clause(self.at, self.letter.other))

    @property
    def left(self) -> tuple[int, ...]:
        """The rows from which somebody jumped, the last one last."""
        return tuple(self._left)

    def tell(self, text: str) -> None:
        """Say something in passing."""
        self.notify(shown(text), markup=False, timeout=4)

    def on_legend_chosen(self, event: Legend.Chosen) -> None:
        """A kind was clicked in the legend."""
        event.stop()
        self._show_only(frozenset({event.kind}))

    def on_side_by_side_touched(self, event: SideBySide.Touched) -> None:
        """A row was clicked."""
        event.stop()
        self.at = event.row
        self.letter = event.letter or self.letter
        if event.chosen:
            self.call_later(self.run_action, "open_side")

    def action_next_clause(self) -> None:
        """Go to the next row."""
        self.at = self.view.stepped(1, lambda _row: True)

    def action_previous_clause(self) -> None:
        """Go to the row before."""
        self.at = self.view.stepped(-1, lambda _row: True)

    def action_next_difference(self) -> None:
        """Go to the next row that differs."""
        self._to_difference(1, _("No difference below"))

    def action_previous_difference(self) -> None:
        """Go to the row before that differs."""
        self._to_difference(-1, _("No difference above"))

    def action_next_heading(self) -> None:
        """Go to the next heading of either text."""
        if self.parallel is not None:
            self.at = self.view.stepped(1, self.parallel.heading)

    def action_previous_heading(self) -> None:
        """Go to the heading before, of either text."""
        if self.parallel is not None:
            self.at = self.view.stepped(-1, self.parallel.heading)

    def action_page_down(self) -> None:
        """Read on by a page."""
        self.at = self.view.paged(1)

    def action_page_up(self) -> None:
        """Go back by a page."""
        self.at = self.view.paged(-1)

    def action_to_top(self) -> None:
        """Go to the first row."""
        self.at = self.view.outermost(0)

    def action_to_end(self) -> None:
        """Go to the last row."""
        self.at = self.view.outermost(-1)

    def action_other_side(self) -> None:
        """Give the keyboard to the other text."""
        self.letter = self.letter.other

    def action_only_differences(self) -> None:
        """Show only what differs, or everything again."""
        self._show_only(DIFFERENCES)

    def action_only_same(self) -> None:
        """Show only what is the same, or everything again."""
        self._show_only(frozenset({Kind.SAME}))

    def action_only_changed(self) -> None:
        """Show only what has changed, or everything again."""
        self._show_only(frozenset({Kind.CHANGED}))

    def action_only_moved(self) -> None:
        """Show only what has moved, or everything again."""
        self._show_only(frozenset({Kind.MOVED}))

    def action_only_removed(self) -> None:
        """Show only what is in A alone, or everything again."""
        self._show_only(frozenset({Kind.REMOVED}))

    def action_only_added(self) -> None:
        """Show only what is in B alone, or everything again."""
        self._show_only(frozenset({Kind.ADDED}))

    async def action_corresponding(self) -> None:
        """Go to another clause that corresponds to those of this row: to the only one, or to one of a list."""
        parallel = self.parallel
        if parallel is None:
            return
        found = ((letter, parallel.row_of(letter, id_)) for letter, id_ in parallel.also(self.at))
        places = [(letter, row) for letter, row in found if row is not None]
        if len(places) == 1:
            self._jump(*places[0])
        elif places:
            await self._choose_one(parallel, places)

    def action_back(self) -> None:
        """Go back to where the last jump was made."""
        if self._left:
            self._to_row(self._left.pop())

    def _to_difference(self, steps: int, none: str) -> None:
        parallel = self.parallel
        if parallel is None:
            return
        target = self.view.stepped(steps, lambda row: parallel.rows[row].kind is not Kind.SAME)
        if target == self.at:
            self.tell(none)
        self.at = target

    def _show_only(self, kinds: frozenset[Kind]) -> None:
        """Show only rows of some kinds; all again, where only those are shown or there is none of them."""
        parallel = self.parallel
        if parallel is None:
            return
        if not parallel.numbers(kinds):
            names = ", ".join(map(kind_name, sorted(kinds)))
            self.tell(_("No rows of that kind: {kinds}").format(kinds=names))
            kinds = EVERYTHING
        self.kinds = EVERYTHING if kinds == self.kinds else kinds
        self.at = self.view.nearest(self.at)

    def _jump(self, letter: Letter, row: int) -> None:
        """Go to a row, in one of the texts, and remember the one that is left."""
        self._left.append(self.at)
        self.letter = letter
        self._to_row(row)

    def _to_row(self, row: int) -> None:
        if self.parallel is not None and self.parallel.rows[row].kind not in self.kinds:
            self.kinds = EVERYTHING
        self.at = row
        self.show_keys()

    async def _choose_one(self, parallel: Parallel, places: list[tuple[Letter, int]]) -> None:
        from stdplan_tui.tui.screens.question import Question

        def chosen(number: int | None) -> None:
            if number is not None:
                self._jump(*places[number])

        answers = []
        for letter, row in places:
            clause = parallel.clause(row, letter)
            words = f"{path_of(parallel.document(letter), clause.id)}   {clause.string}" if clause else ""
            answers.append(f"{letter} {fitted(words, _NAMED)}")
        question = _("These correspond too; choose one to go there.")
        await self.app.push_screen(Question(_("What corresponds too"), question, answers), chosen)

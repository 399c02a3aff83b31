"""The screen that reviews places: what is not certain since a text has changed, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.widgets import Static

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.review_commands import ALWAYS, FOOTER, GROUPS, REVIEWING
from stdplan_tui.tui.reviewing.case_rows import CaseRows
from stdplan_tui.tui.reviewing.case_view import CaseView
from stdplan_tui.tui.reviewing.details import details_of
from stdplan_tui.tui.reviewing.rows import Ids, ids_of
from stdplan_tui.tui.screens.review_cases import ReviewCases
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import reviewing, undoing
from stdplan_tui.workspace.reviewing import Case

_BESIDE: Final = 100
"""The columns from which the details stand beside the list."""
_LOW: Final = 18
"""The rows under which the list has only three of them."""

_OWN_ONLY: Final = frozenset(
    {"accept_place", "choose_1", "choose_2", "choose_3", "choose_clause", "choose_words", "to_document"}
)
_ANY_CASE: Final = frozenset({"open_place", "leave_place", "expand", "whole_texts"})


class ReviewScreen(ReviewCases):
    """Lists what is to be reviewed; gives the place that is to be read in the reader, None where one goes back."""

    DEFAULT_CSS = """
    ReviewScreen { layout: vertical; background: $background; }
    ReviewScreen #review-head { height: 1; padding: 0 1; background: $panel; }
    ReviewScreen #review-panes { height: 1fr; layout: vertical; }
    ReviewScreen CaseRows { height: 2fr; min-height: 2; background: $surface; }
    ReviewScreen CaseView { height: 3fr; }
    ReviewScreen.-low CaseRows { height: 3; }
    ReviewScreen.-low CaseView { height: 1fr; }
    ReviewScreen.-beside #review-panes { layout: horizontal; }
    ReviewScreen.-beside CaseRows { width: 5fr; height: 100%; }
    ReviewScreen.-beside CaseView { width: 6fr; height: 100%; }
    ReviewScreen #review-nothing { display: none; height: 1fr; content-align: center middle; text-align: center; }
    ReviewScreen.-nothing #review-nothing { display: block; }
    ReviewScreen.-nothing #review-panes { display: none; }
    ReviewScreen Footer { background: $footer-background; color: $footer-description-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEWING)
    own_commands: tuple[Command, ...] = REVIEWING
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    def compose(self) -> ComposeResult:
        """Counts; places, and the details of one; keys."""
        yield Static(id="review-head", markup=False)
        with Container(id="review-panes"):
            yield CaseRows()
            yield CaseView(self.workspace.settings.ambiguous_width)
        nothing = _("Nothing to review: every note and tag stands where its words are.")
        yield Static(nothing, id="review-nothing", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to read."""
        self.rows.ambiguous_width = self.workspace.settings.ambiguous_width
        self.begin()
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Put the details beside the list where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.height < _LOW, "-low")
        self.tell_counts()

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Another place is marked."""
        event.stop()
        self.show_case()

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A place was clicked twice: read there."""
        event.stop()
        self.action_open_place()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        case = self.rows.case if self.is_mounted else None
        if action in _OWN_ONLY:
            return case is not None and case.mine and self._can_be_done(action, case)
        if action == "accept_certain":
            return any(one.is_certain and one.mine for one in self.cases)
        return action not in _ANY_CASE or case is not None

    def watch_left(self) -> None:
        """Mark what is left for now."""
        if self.is_mounted:
            self.rows.left = self.left

    def action_next_place(self) -> None:
        """Go to the next place."""
        self.rows.action_move(1)

    def action_previous_place(self) -> None:
        """Go to the place before."""
        self.rows.action_move(-1)

    def action_first_place(self) -> None:
        """Go to the first place."""
        self.rows.action_to_row(0)

    def action_last_place(self) -> None:
        """Go to the last place."""
        self.rows.action_to_row(-1)

    def action_texts_down(self) -> None:
        """Scroll the details."""
        self.view.scroll_page_down(animate=False, force=True)

    def action_texts_up(self) -> None:
        """Scroll the details back."""
        self.view.scroll_page_up(animate=False, force=True)

    def action_whole_texts(self) -> None:
        """Show all words of both texts, or only where they differ."""
        self.whole = not self.whole
        self.show_case()

    def action_expand(self) -> None:
        """List each note of the place by itself, or the place alone again."""
        if (row := self.rows.current) is not None:
            around = next((ids_of(case) for case in self.cases if row.ids <= ids_of(case)), Ids())
            self.unfolded = self.unfolded - around if around & self.unfolded else self.unfolded | around
            self.list_cases(around)

    def action_accept_place(self) -> None:
        """Write down the new place."""
        if (case := self.rows.case) is not None:
            self._decide(case, partial(reviewing.accept, self.workspace, case))

    def action_choose_1(self) -> None:
        """Put it on the first suggestion."""
        self._choose_suggested(0)

    def action_choose_2(self) -> None:
        """Put it on the second suggestion."""
        self._choose_suggested(1)

    def action_choose_3(self) -> None:
        """Put it on the third suggestion."""
        self._choose_suggested(2)

    async def action_choose_clause(self) -> None:
        """Choose among all clauses of the document."""
        from stdplan_tui.tui.screens.review_choice import ClauseChoice

        if (case := self.rows.case) is None:
            return
        picker = ClauseChoice(case, self._suggested(case))

        def chosen(number: int | None) -> None:
            if number is not None:
                self._put(case, picker.clauses[number])

        await self.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    async def action_choose_words(self) -> None:
        """Choose words of the new clause; of the first suggestion where there is none."""
        from stdplan_tui.tui.screens.review_words import WordsChoice

        case = self.rows.case
        clause = self._clause_of(case) if case is not None else None
        if case is None or clause is None:
            self.say(_("Choose a clause first"))
            return
        if len(case.noted) > 1:
            self.say(_("Words are of one note: {key} unfolds the place").format(key=self.key_of("expand")))
            return

        def chosen(span: Span | None) -> None:
            if span is not None:
                self._put(case, clause, span)

        await self.app.push_screen(WordsChoice(clause, case), chosen)

    def action_to_document(self) -> None:
        """Make it a note on the document as a whole."""
        if (case := self.rows.case) is not None:
            self._decide(case, partial(reviewing.take_to_document, self.workspace, case))

    def action_leave_place(self) -> None:
        """Leave it as it is for now, and go on to the next that is not left."""
        if (row := self.rows.current) is not None:
            self.left |= row.ids
            self.list_cases(self.rows.following(self.left) or row.ids)

    def action_accept_certain(self) -> None:
        """Write down all that has only moved."""
        certain = tuple(case for case in self.cases if case.is_certain and case.mine)
        ids = Ids().union(*map(ids_of, certain))
        said = ngettext("{n} written down; {key} takes it back", "{n} written down; {key} takes them back", len(ids))
        told = said.format(n=len(ids), key=self.key_of("undo"))
        self.write(ids, partial(reviewing.accept_certain, self.workspace, certain), told)

    @work(thread=True, group="save")
    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            undone = undoing.undo(self.workspace)
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
            return
        said = _("Taken back: {action}").format(action=_(undone.action)) if undone else _("Nothing to take back")
        self.call_later(self.say, said)
        self.call_later(self.read_cases)

    def action_open_place(self) -> None:
        """Read in the reader where it may belong."""
        if (case := self.rows.case) is not None:
            clause, anchor = self._clause_of(case), case.anchor
            self.dismiss(Spot(case.document.id, clause.id if clause else None, anchor.span if anchor.clause else None))

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def _can_be_done(self, action: str, case: Case) -> bool:
        """Whether there is a new place to be accepted, or as many suggestions as that; unknown ones are looked for."""
        if action == "accept_place":
            return _is_placed(case)
        details = self.view.details
        if not action.startswith("choose_") or not action[-1].isdigit() or details is None or details.case is not case:
            return True
        return int(action[-1]) <= len(details.suggestions)

    def _choose_suggested(self, number: int) -> None:
        case = self.rows.case
        suggested = self._suggested(case) if case is not None else ()
        if case is not None and number < len(suggested):
            self._put(case, suggested[number])

    def _put(self, case: Case, clause: Clause, span: Span | None = None) -> None:
        self._decide(case, partial(reviewing.choose, self.workspace, case, clause, span))

    def _decide(self, case: Case, act: Callable[[], object]) -> None:
        self.write(ids_of(case), act, _("Written down; {key} takes it back").format(key=self.key_of("undo")))

    def _suggested(self, case: Case) -> Sequence[Clause]:
        """The clauses suggested, as they are shown; they may have to be worked out for a key that is quicker."""
        details = self.view.details
        if details is None or details.case is not case:
            details = details_of(case)
        return [each.clause for each in details.suggestions]

    def _clause_of(self, case: Case) -> Clause | None:
        """Where it may belong: the new place, else the first suggestion."""
        return case.anchor.clause or next(iter(self._suggested(case)), None)


def _is_placed(case: Case) -> bool:
    return all(one.anchor.standing.is_placed for one in case.noted)

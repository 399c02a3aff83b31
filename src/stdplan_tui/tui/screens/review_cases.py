"""The places to be reviewed, read in threads: listed, looked at one by one, and listed anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static
from textual.worker import get_current_worker

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.reviewing.case_rows import CaseRows
from stdplan_tui.tui.reviewing.case_view import CaseView
from stdplan_tui.tui.reviewing.details import Details, details_of
from stdplan_tui.tui.reviewing.rows import Ids, ids_of, rows_of, without
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.words import fitted
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import annotated, reviewing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reviewing import Case

_WIDE: Final = 60
"""The columns from which what was done last leaves room for the counts."""


class ReviewCases(Keyed[Spot | None]):
    """Owns `cases`: the places that nobody has decided on yet.

    `left` are the notes left for now, `unfolded` those whose places are listed note by note. What is being written
    down is listed no longer; where that fails it comes back.
    """

    AUTO_FOCUS: ClassVar[str | None] = "CaseRows"

    left: var[Ids] = var(Ids(), init=False)
    whole: var[bool] = var(False, init=False)

    rows = query_one(CaseRows)
    view = query_one(CaseView)
    head = query_one("#review-head", Static)

    def __init__(self, workspace: Workspace, left: Ids, at: Ids) -> None:
        super().__init__()
        self.workspace = workspace
        self.at = at
        self.unfolded = Ids()
        self.set_reactive(ReviewCases.left, left)
        self.cases: tuple[Case, ...] = ()
        self._found: tuple[Case, ...] | None = None
        self._writing = Ids()
        self._written = Ids()
        self._said = ""

    def begin(self) -> None:
        """Read what there is."""
        self.rows.left = self.left
        self.tell_counts()
        self.read_cases()

    def read_again(self) -> None:
        """Notes or texts have changed on disk: what is reviewed is worked out again."""
        self.read_cases()

    def show_keys(self) -> None:
        """Other keys may work now: show those that do."""

    def list_cases(self, at: Ids | None = None) -> None:
        """List the places anew; at that one, or where the list is."""
        left = (without(case, self._writing) for case in self._found or ())
        self.cases = tuple(case for case in left if case is not None)
        here = self.rows.current
        self.rows.show(rows_of(self.cases, self.unfolded), at or (here.ids if here else self.at))
        self.set_class(self._found is not None and not self.cases, "-nothing")
        self.tell_counts()
        self.show_case()

    def show_case(self) -> None:
        """Show the details of the place that is marked."""
        case = self.rows.case
        if case is None:
            self.view.details = None
        else:
            self.at = ids_of(case)
            self._read_details(case, None if self.whole else self.view.size.area // 2)
        self.show_keys()

    def say(self, text: str) -> None:
        """Say what was done, in the first line."""
        self._said = text
        self.tell_counts()

    def tell_counts(self) -> None:
        """Say how many places there are, and what was done last."""
        moved = sum(len(case.noted) for case in self.cases if case.is_certain)
        count = sum(len(case.noted) for case in self.cases) - moved
        parts = [ngettext("{count} to decide", "{count} to decide", count).format(count=count)]
        if moved:
            parts.append(ngettext("{count} moved", "{count} moved", moved).format(count=moved))
        counted = ", ".join(parts) if self._found is not None else _("Looking ...")
        width = max(self.size.width - 2, 0)
        parts = [_("Places to review"), counted, self._said] if width >= _WIDE else [self._said or counted]
        words = "   ".join(part for part in parts if part)
        self.head.update(fitted(words, width, self.workspace.settings.ambiguous_width))

    @work(thread=True, exclusive=True, group="read")
    def read_cases(self) -> None:
        """Work out what there is to be reviewed, and list it."""
        worker, written = get_current_worker(), self._written
        try:
            found = tuple(reviewing.all_cases(self.workspace))
            authors = {slug: author.name for slug, author in annotated.authors(self.workspace).by_slug.items()}
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
            return
        if not worker.is_cancelled:
            self.call_later(self._cases_read, found, authors, written)

    def _cases_read(self, found: tuple[Case, ...], authors: Mapping[str, str], written: Ids) -> None:
        self._writing -= written
        self._written -= written
        self._found = found
        self.rows.authors = self.view.authors = authors
        self.list_cases()

    @work(thread=True, exclusive=True, group="details")
    def _read_details(self, case: Case, room: int | None) -> None:
        worker = get_current_worker()
        details = details_of(case, room)
        if not worker.is_cancelled:
            self.call_later(self._details_read, details)

    def _details_read(self, details: Details) -> None:
        if self.rows.case is details.case:
            self.view.details = details
            self.show_keys()

    def write(self, ids: Ids, act: Callable[[], object], said: str) -> None:
        """Write down what was decided about notes, which are listed no longer, and go on to the next place."""
        following = self.rows.following(ids)
        self._writing |= ids
        self._write(ids, act, said)
        self.list_cases(following)

    @work(thread=True, group="save")
    def _write(self, ids: Ids, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except (StdplanError, OSError) as error:
            self.call_later(self._refused, ids, error)
            return
        self.call_later(self._done, ids, said)

    def _done(self, ids: Ids, said: str) -> None:
        self._written |= ids
        self.say(said)
        self.read_cases()

    def _refused(self, ids: Ids, error: Exception) -> None:
        self._writing -= ids
        self.complain(error)
        self.list_cases()

    def complain(self, error: Exception) -> None:
        """Say what went wrong."""
        title = _("Something is wrong")
        self.notify(shown(str(error)), title=title, severity="error", markup=False, timeout=10)

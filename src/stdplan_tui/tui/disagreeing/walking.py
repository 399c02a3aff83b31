"""The places that annotators differ on, read in a thread document by document, listed, and written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from queue import SimpleQueue
from threading import Lock
from typing import ClassVar, Final

from textual.getters import query_one
from textual.widgets import Static
from textual.worker import get_current_worker

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import DocumentError, StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.disagreeing.difference_rows import DifferenceRows, counted
from stdplan_tui.tui.disagreeing.difference_view import DifferenceView
from stdplan_tui.tui.disagreeing.found import Difference, Found, Key, Wanted, found_in
from stdplan_tui.tui.disagreeing.nothing import Keys, why_nothing
from stdplan_tui.tui.disagreeing.rows import rows_of
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.words import fitted
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.telling import dimension_title

Said = tuple[tuple[str, ...], str]
"""Tags that are decided on, and why."""

Decided = tuple[Key, Said]
"""A place, and what is decided on there."""

_WIDE: Final = 60
"""The columns from which what was done last leaves room for the counts."""


class Walking(Keyed[Spot | None]):
    """Owns `found`: what was compared in each document. `wanted` is what is listed of it, `at` the current place.

    What is decided while only undecided places are listed stays in the list (`kept`), so that it can be looked at.
    `deciding` is what is decided on that is being written; `hidden` says that not everything is compared, if so.
    """

    AUTO_FOCUS: ClassVar[str | None] = "DifferenceRows"
    hidden = ""

    rows = query_one(DifferenceRows)
    view = query_one(DifferenceView)
    head = query_one("#differ-head", Static)
    nothing = query_one("#differ-nothing", Static)

    def __init__(
        self, workspace: Workspace, wanted: Wanted, start: DocumentId | None, at: Key | None, done_key: str
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.wanted = wanted
        self.at = at
        self.found: Mapping[DocumentId, Found] = {}
        self.kept: frozenset[Key] = frozenset()
        self.deciding: dict[Key, Said] = {}
        self._acts: SimpleQueue[tuple[Callable[[], str], Decided | None]] = SimpleQueue()
        self._writing = Lock()
        self._written: list[Decided] = []
        self._start = start
        self._done_key = done_key
        self._authors: Mapping[str, str] = {}
        self._reading = True
        self._said = ""

    @property
    def every(self) -> Sequence[Difference]:
        """All places of the dimension that is wanted, decided or not."""
        every = (one for found in self.found.values() for one in found.differences)
        return [one for one in every if self.wanted.dimension in ("", one.dimension.id)]

    def read_again(self) -> None:
        """Read again what there is, first the document that is looked at."""
        self._reading = True
        first = self.at[0] if self.at is not None else self._start
        self._read(first, tuple(self._written), any_two=self.wanted.any_two)
        self.tell()

    def list_places(self) -> None:
        """List the places anew, and stay where the list is."""
        here = self.rows.current
        self.rows.show(rows_of(self.found.values(), self._is_listed), here.key if here is not None else self.at)
        lacking = not self._reading and not self.rows.places
        if lacking:
            keys = Keys(self._done_key, self.key_of("differ-any-two"), self.key_of("differ-undecided"))
            self.nothing.update(why_nothing(tuple(self.found.values()), self.wanted, self._authors, keys))
        if lacking or self.rows.places:
            self.set_class(lacking, "-nothing")
        self.show_place()

    def show_place(self) -> None:
        """Show the details of the place that is marked."""
        self.view.difference = here = self.rows.current
        if here is not None:
            self.at = here.key
        self.tell()
        self.show_keys()

    def say(self, text: str) -> None:
        """Say what was done, in the first line."""
        self._said = text
        self.tell()

    def tell(self) -> None:
        """Say how much there is to decide, what is listed, and what was done last."""
        every, width = self.every, max(self.size.width - 2, 0)
        decided = sum(one.is_decided for one in every)
        count = _("Looking ...") if self._reading and not every else counted(len(every) - decided, decided)
        parts = [_("Disagreements"), count, self._said or self._listed()] if width >= _WIDE else [self._said or count]
        words = "   ".join(part for part in parts if part)
        self.head.update(fitted(words, width, self.workspace.settings.ambiguous_width))

    def complain(self, error: Exception) -> None:
        """Say what went wrong."""
        title = _("Something is wrong")
        self.notify(shown(str(error)), title=title, severity="error", markup=False, timeout=10)

    def action_differ_next(self) -> None:
        """Go to the next place."""
        self.rows.action_move(1)

    def action_differ_previous(self) -> None:
        """Go to the place before."""
        self.rows.action_move(-1)

    def action_differ_next_open(self) -> None:
        """Go to the next place that nobody has decided on."""
        if not self.rows.to_open(1):
            self.say(_("Nothing after this is undecided"))

    def action_differ_previous_open(self) -> None:
        """Go back to the place before that nobody has decided on."""
        if not self.rows.to_open(-1):
            self.say(_("Nothing before this is undecided"))

    def action_differ_first(self) -> None:
        """Go to the first place."""
        self.rows.action_to_row(0)

    def action_differ_last(self) -> None:
        """Go to the last place."""
        self.rows.action_to_row(-1)

    def action_differ_down(self) -> None:
        """Scroll the details."""
        self.view.scroll_page_down(animate=False, force=True)

    def action_differ_up(self) -> None:
        """Scroll the details back."""
        self.view.scroll_page_up(animate=False, force=True)

    def action_differ_whole(self) -> None:
        """Show all words of the clause, or as many as there is room."""
        self.view.whole = not self.view.whole

    def write(self, act: Callable[[], str], deciding: Decided | None = None) -> None:
        """Change notes in a thread, one change after another; then say what `act` gives, and read again."""
        if deciding is not None:
            self.deciding[deciding[0]] = deciding[1]
        self._acts.put((act, deciding))
        self._write_next()

    @work(thread=True, group="save")
    def _write_next(self) -> None:
        with self._writing:  # whichever thread comes first takes what was asked for first
            act, deciding = self._acts.get()
            try:
                said = act()
            except (StdplanError, OSError) as error:
                self.call_later(self._refused, deciding, error)
                return
        self.call_later(self._done, deciding, said)

    def _done(self, deciding: Decided | None, said: str) -> None:
        if deciding is not None:
            self._written.append(deciding)
        self.say(said)
        self.read_again()

    def _refused(self, deciding: Decided | None, error: Exception) -> None:
        self._forget([deciding] if deciding is not None else [])
        self.complain(error)

    def _forget(self, decided: Sequence[Decided]) -> None:
        """Decisions that can be read, or never will be, are no longer under way, unless others have followed them."""
        for key, said in decided:
            if self.deciding.get(key) == said:
                del self.deciding[key]

    def _listed(self) -> str:
        """What is listed, where that is not everything."""
        titles = (dimension_title(one.dimension) for one in self.every)
        of_dimension = next(titles, self.wanted.dimension) if self.wanted.dimension else _("all dimensions")
        whose = _("done by any two") if self.wanted.any_two else _("done by all")
        return ", ".join([of_dimension, whose, *[_("only undecided")] * self.wanted.only_open])

    def _is_listed(self, one: Difference) -> bool:
        if self.wanted.dimension not in ("", one.dimension.id):
            return False
        return not (self.wanted.only_open and one.is_decided) or one.key in self.kept

    @work(thread=True, exclusive=True, group="read")
    def _read(self, first: DocumentId | None, written: Sequence[Decided], *, any_two: bool) -> None:
        """Compare what annotators gave, one document after another; what was found in each is listed at once."""
        worker, ws = get_current_worker(), self.workspace
        try:
            ids = tuple(ws.library.ids())
            authors = {slug: author.name for slug, author in annotated.authors(ws).by_slug.items()}
            for id_ in sorted(ids, key=lambda id_: id_ != first):
                if worker.is_cancelled:
                    return
                try:
                    found = found_in(ws, id_, any_two=any_two)
                except DocumentError:
                    continue  # the outline says what is wrong with it
                if not worker.is_cancelled:
                    self.call_later(self._read_one, ids, authors, found)
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
        if not worker.is_cancelled:
            self.call_later(self._read_all, written)

    def _read_one(self, ids: Sequence[DocumentId], authors: Mapping[str, str], found: Found) -> None:
        now = {**self.found, found.codings.document.id: found}
        self.found = {id_: now[id_] for id_ in ids if id_ in now}
        self._authors = self.view.authors = authors
        self.list_places()

    def _read_all(self, written: Sequence[Decided]) -> None:
        self._reading = False
        self._forget(written)
        self._written = [one for one in self._written if one not in written]
        self.list_places()

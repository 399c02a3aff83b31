"""The history of notes: who changed which of them when, as git remembers it, and each as it was then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.getters import query_one
from textual.widgets import Static
from textual.worker import get_current_worker

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.past.commands import ALWAYS, COMMANDS, FOOTER, GROUPS
from stdplan_tui.tui.past.found import About, Past, changes
from stdplan_tui.tui.past.past_rows import PastRows
from stdplan_tui.tui.past.past_view import PastView
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace

_BESIDE: Final = 100
"""The columns from which the details stand beside the list."""
_LOW: Final = 18
"""The rows under which the list has only three of them."""
_MOMENT: Final = 0.1
"""Seconds of reading after which what was found is listed."""


class NoteHistory(Keyed[None]):
    """Owns the changes that have been read of what it is `about`; they are read in a thread, the newest first."""

    CSS_PATH = "note_history.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "PastRows"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    own_commands: tuple[Command, ...] = COMMANDS
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    rows = query_one(PastRows)
    view = query_one(PastView)

    def __init__(self, workspace: Workspace, about: About) -> None:
        super().__init__()
        self.workspace = workspace
        self.about = about
        self.reading = True
        self._count = 0
        self._committed = True

    def compose(self) -> ComposeResult:
        """What it is about; the changes, and the details of one; keys."""
        yield Static(id="past-head", markup=False)
        with Container(id="past-panes"):
            yield PastRows()
            yield PastView(self.workspace.settings.ambiguous_width)
        yield Static(id="past-nothing", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to read."""
        self.rows.ambiguous_width = self.workspace.settings.ambiguous_width
        self.read_again()
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Put the details beside the list where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.height < _LOW, "-low")
        self._tell()

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Another change is marked."""
        event.stop()
        self.view.change = self.rows.current

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A change was clicked twice: it is shown already."""
        event.stop()

    def read_again(self) -> None:
        """Read again what git remembers."""
        self.reading = True
        self._read()
        self._tell()

    def action_past_older(self) -> None:
        """Go to the change before."""
        self.rows.action_move(1)

    def action_past_newer(self) -> None:
        """Go to the change after."""
        self.rows.action_move(-1)

    def action_past_newest(self) -> None:
        """Go to the newest change."""
        self.rows.action_to_row(0)

    def action_past_oldest(self) -> None:
        """Go to the oldest change."""
        self.rows.action_to_row(-1)

    def action_past_down(self) -> None:
        """Scroll the details."""
        self.view.scroll_page_down(animate=False, force=True)

    def action_past_up(self) -> None:
        """Scroll the details back."""
        self.view.scroll_page_up(animate=False, force=True)

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Read one change after another; what was found is listed in portions."""
        worker = get_current_worker()
        found: list[Past] = []
        error: Exception | None = None
        try:
            authors = {slug: author.name for slug, author in annotated.authors(self.workspace).by_slug.items()}
            listed = monotonic()
            for one in changes(self.workspace, self.about):
                if worker.is_cancelled:
                    return
                found.append(one)
                if monotonic() - listed > _MOMENT:
                    listed = monotonic()
                    self.call_later(self._show, tuple(found), authors, None)
        except (StdplanError, OSError) as failed:
            error, authors = failed, {}
        if not worker.is_cancelled:
            self.call_later(self._show, tuple(found), authors, error, whole=True)

    def _show(
        self, found: Sequence[Past], authors: Mapping[str, str], error: Exception | None, *, whole: bool = False
    ) -> None:
        """List what has been read, and where nothing was, say why."""
        here = self.rows.current
        if not whole and here is not None and all(one.key != here.key for one in found):
            return  # what is marked stays, so the list waits for it
        self.reading, self._count = not whole, len(found)
        self._committed = not whole or any(one.commit is not None for one in found)
        self.rows.show(found, authors, here.key if here is not None else None)
        self.view.authors, self.view.change = authors, self.rows.current
        lacking = whole and not found
        self.set_class(lacking, "-nothing")
        if lacking:
            self.query_one("#past-nothing", Static).update(shown(self._why_nothing(error)))
        elif error is not None:
            self.notify(shown(str(error)), title=_("Something is wrong"), severity="error", markup=False, timeout=10)
        self._tell()

    def _why_nothing(self, error: Exception | None) -> str:
        if isinstance(error, StdplanError):
            return error.message
        return str(error) if error is not None else _("git remembers no change there")

    def _tell(self) -> None:
        """Say what it is about, and how many changes there are."""
        n = self._count
        count = _("Looking ...") if self.reading and not n else ngettext("{n} change", "{n} changes", n).format(n=n)
        fresh = [_("nothing of it is committed yet")] if n and not self._committed else []
        told = [] if self.has_class("-nothing") else [count, *fresh]
        words = "   ".join((_("History"), *told, self.about.title))
        wide = self.workspace.settings.ambiguous_width
        self.query_one("#past-head", Static).update(fitted(words, max(self.size.width - 2, 0), wide))

"""The reading screen: outline, text and notes of one place, which it owns; what moves it comes back as messages."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Event, Resize, ScreenResume

from stdplan_tui.corpus.model import Document
from stdplan_tui.tui.actions.arranging import Arranging
from stdplan_tui.tui.actions.comparing import Comparing
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.actions.following import Following
from stdplan_tui.tui.actions.importing import Importing
from stdplan_tui.tui.actions.layers import Layering
from stdplan_tui.tui.actions.outlining import Outlining
from stdplan_tui.tui.actions.panes import NARROW, WIDE
from stdplan_tui.tui.actions.working import Working
from stdplan_tui.tui.command import bindings
from stdplan_tui.tui.commands import COMMANDS, GROUPS
from stdplan_tui.tui.messages import OpenClause
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace.folder import Workspace

_FIRST_PAINT = 0.15
"""Seconds until the first paint is surely done; nothing competes with it."""


class Beside(Horizontal):
    """The panes side by side, of which nothing is seen itself."""

    BLANK = True


class ReadingScreen(
    Working,
    Importing,
    Comparing,
    Arranging,
    Outlining,
    Following,
    Layering,
    Desk,
):
    """Status line; outline, text and notes side by side; footer."""

    AUTO_FOCUS = "Reader"
    BLANK = True  # the panes cover all of it
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    own_commands = COMMANDS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-middling"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]  # noqa: RUF012 — Textual declares both so

    def __init__(self, workspace: Workspace, place: Place, documents: tuple[Titled, ...]) -> None:
        super().__init__(workspace)
        self.set_reactive(ReadingScreen.place, place)
        self.set_reactive(ReadingScreen.documents, documents)
        self.set_reactive(ReadingScreen.whose, workspace.layers)
        self.set_reactive(ReadingScreen.measure, workspace.settings.measure)
        self.set_reactive(ReadingScreen.justified, workspace.settings.alignment == "justified")
        self.set_reactive(ReadingScreen.ambiguous_width, workspace.settings.ambiguous_width)
        if workspace.settings.keymap:
            self.wear_keys()

    def compose(self) -> ComposeResult:
        """The panes, bound to what this screen owns."""
        own = ReadingScreen
        wide = own.ambiguous_width
        said = (own.mode, own.hit, own.news, own.told, own.gone, own.new, own.whose)
        yield Status().data_bind(own.place, own.percent, own.letters, *said, wide)
        with Beside(id="panes"):
            counted = (own.marks, own.hits, own.counts, own.new, own.progress, own.percent)
            yield Outline().data_bind(own.documents, own.place, *counted, wide)
            if self.place.document is None:
                from stdplan_tui.tui.widgets.welcome import Welcome

                yield Welcome(self.workspace.root, *(self.key_of(id_) for id_ in ("import", "quit", "help")))
            set_so = (own.measure, own.justified, wide)
            yield Reader().data_bind(own.place, own.range_from, own.marks, own.citations, *set_so)
            yield AnnotationPanel().data_bind(own.place, own.authors, wide, notes=own.here)
        yield Footer()

    def on_mount(self) -> None:
        """Name the panes, and begin what goes on in the background."""
        self.watch_documents()
        self.watch(self.reader, "percent", self._read_as_far_as, init=False)
        self.name_panes()
        self.show_keys()
        self.set_timer(_FIRST_PAINT, self.keep_up)
        self.set_timer(_FIRST_PAINT, self.remember)
        self.leave_when_told()
        self.set_timer(_FIRST_PAINT, self.doubt_settings)

    async def on_event(self, event: Event) -> None:
        """Begin with the styles that everything was mounted in a moment ago, instead of working them out again."""
        if isinstance(event, ScreenResume) and not self.stack_updates:
            event.refresh_styles = False
        await super().on_event(event)

    def watch_place(self, before: Place, place: Place) -> None:
        """Follow the reader: the notes of the clause, and those of a document that was opened."""
        moved = _spot(before) != _spot(place)
        if moved:
            self.clause_left(before)
        self.place_moved(before, place)
        self.hit_left(place)
        if place.document is not before.document:
            self.document_opened(before.document)
        if place.lit is not before.lit:
            self.hits = Counter(clause for clause, _span in place.lit)
            self.show_keys()
        self.gather_here()
        if moved:
            self.clause_entered()
        if place.clause != before.clause:
            self.range_moved()
            self.show_keys()

    def watch_documents(self) -> None:
        """Without any document, say how to bring some in."""
        self.set_class(self.place.document is None and not self.documents, "-empty")

    def document_opened(self, before: Document | None) -> None:
        """A document was opened: read its notes, and light in it what was looked for in the one before."""
        self.remove_class("-empty")
        document = self.place.document
        again = before is not None and document is not None and before.id == document.id
        if not (again and document is not None and self.range_from in document.by_id):
            self.range_from = None
        self.gone = self.gone and again
        self.annotations_changed()
        self.cite()
        self.look_again()

    def on_reader_clause_reached(self, event: Reader.ClauseReached) -> None:
        """The reader moved: so does everything else."""
        event.stop()
        if event.reader.is_attached:
            self._follow()

    def on_reader_words_selected(self, event: Reader.WordsSelected) -> None:
        """Words were selected in the reader, or are no longer."""
        event.stop()
        if event.reader.is_attached:
            self._follow()

    def _read_as_far_as(self, percent: int) -> None:
        self.percent = percent

    @property
    def only_looking(self) -> bool:
        """Whether the reader shows what may not be stayed at: hits that are looked at while searching or finding."""
        return self.searching or self.finding

    def on_open_clause(self, event: OpenClause) -> None:
        """Something was chosen to be read."""
        event.stop()
        self.close_overlays()
        self.jump(event.spot)

    def on_outline_unfolded(self, event: Outline.Unfolded) -> None:
        """A document was unfolded that was not read yet."""
        event.stop()
        self.read_headings(event.document)

    async def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Another pane has the keyboard: other keys work."""
        self.show_keys()

    def on_resize(self, _event: Resize) -> None:
        """The footer has other room."""
        self.show_keys()

    async def action_leave(self) -> None:
        """Close what is open: the search, an overlay, the tour; then put out lit words."""
        in_text = self.focused in (self.reader, None)
        if self.searching:
            self.leave_search()
        elif not self.close_overlays() and not (in_text and await self.leave_tour()) and not self.hide_tag_keys():
            self.remove_class("-zen")
            self.put_out()

    def action_open(self) -> None:
        """Open the hit that the search is at, or what `Panes` opens."""
        if self.searching:
            self.choose_hit()
        else:
            super().action_open()

    async def action_help(self) -> None:
        """Show what works here; while searching, what a query can say."""
        from stdplan_tui.tui.help.screen import PageName, open_help

        await open_help(self, GROUPS, PageName.QUERIES if self.searching else PageName.HERE)

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()


def _spot(place: Place) -> tuple[str, str | None] | None:
    """Where a place is, whatever state the text is in."""
    return (place.document.id, place.clause) if place.document else None

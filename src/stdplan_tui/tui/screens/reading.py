"""The reading screen: outline, text and notes of one place, which it owns; what moves it comes back as messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize

from stdplan_tui.corpus.model import ClauseId, Document
from stdplan_tui.tui.actions.annotating import Annotating
from stdplan_tui.tui.actions.finding import IN_SEARCH, Finding
from stdplan_tui.tui.actions.importing import Importing
from stdplan_tui.tui.actions.keeping import Keeping
from stdplan_tui.tui.actions.moving import Moving
from stdplan_tui.tui.actions.panes import NARROW, WIDE, Panes
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.commands import ALWAYS_IN_FOOTER, COMMANDS, footer_for
from stdplan_tui.tui.messages import OpenClause, RunCommand
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.tui.widgets.welcome import Welcome
from stdplan_tui.workspace.folder import Workspace

_FIRST_PAINT = 0.15
"""Seconds until the first paint is surely done; nothing competes with it."""

_ALWAYS = frozenset(
    {
        "help",
        "commands",
        "quit",
        "import",
        "theme",
        "language",
        "leave",
        "next_pane",
        "zen",
        "wider",
        "narrower",
        "undo",
        "past_searches",
    }
)
_WHILE_WRITING = IN_SEARCH | {"commands", "help", "open", "leave", "next_pane", "theme", "language", "past_searches"}


class ReadingScreen(Moving, Finding, Annotating, Importing, Panes, Keeping):
    """Status line; outline, text and notes side by side; footer."""

    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-middling"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]  # noqa: RUF012 — Textual declares both so

    def __init__(self, workspace: Workspace, place: Place, documents: tuple[Titled, ...]) -> None:
        super().__init__(workspace)
        self.set_reactive(ReadingScreen.place, place)
        self.set_reactive(ReadingScreen.documents, documents)
        self.set_reactive(ReadingScreen.measure, workspace.settings.measure)

    def compose(self) -> ComposeResult:
        """The panes, bound to what this screen owns."""
        own = ReadingScreen
        wide = self.workspace.settings.ambiguous_width
        yield Status().data_bind(own.place, own.news, ambiguous_width=wide)
        with Horizontal(id="panes"):
            yield Outline().data_bind(own.documents, own.place, own.marks, own.counts, ambiguous_width=wide)
            if self.place.document is None:
                yield Welcome(self.workspace.root)
            yield Reader().data_bind(own.place, own.marks, own.measure, ambiguous_width=wide)
            yield AnnotationPanel().data_bind(own.place, own.authors, notes=own.here, ambiguous_width=wide)
        yield Footer()

    def on_mount(self) -> None:
        """Name the panes, and begin what goes on in the background."""
        self.set_class(self.workspace.settings.ambiguous_width > 1, "-ascii")
        self.watch_documents()
        self.name_panes()
        self.show_keys()
        self.set_timer(_FIRST_PAINT, self.keep_up)

    def watch_place(self, before: Place, place: Place) -> None:
        """Follow the reader: the notes of the clause, and those of a document that was opened."""
        if place.document is not before.document:
            self.document_opened(place.document)
        self.gather_here()
        if place.clause != before.clause:
            self.show_keys()

    def watch_documents(self) -> None:
        """Without any document, say how to bring some in."""
        self.set_class(self.place.document is None and not self.documents, "-empty")

    def document_opened(self, document: Document | None) -> None:
        """A document was opened: light what was searched for in it, and read its notes."""
        self.remove_class("-empty")
        self.news = ""
        if document is not None and not self.place.lit and (lit := self.lit_in(document.id)):
            self.set_reactive(ReadingScreen.place, replace(self.place, lit=lit))
        self.annotations_changed()

    def show_keys(self) -> None:
        """Show in the footer the keys that work here."""
        if self.is_mounted:
            pane = "search" if self.searching else type(self.focused).__name__.casefold()
            footer = self.query_one(Footer)
            footer.commands = self._working(footer_for(pane))
            footer.always = self._working(ALWAYS_IN_FOOTER)

    def _working(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        return tuple(
            command
            for command in commands
            if self.check_action(command.action, ()) and not (self.writing and command.types)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        if self.writing or action in IN_SEARCH:
            return action in _WHILE_WRITING and (self.searching or action not in IN_SEARCH)
        match action:
            case "back":
                return bool(self.jumps.behind)
            case "forward":
                return bool(self.jumps.ahead)
            case "next_hit" | "previous_hit":
                return bool(self.place.document and self.lit_in(self.place.document.id))
            case "edit" | "delete":
                return bool(self.here)
        return action in _ALWAYS or action not in _ACTIONS or self.place.document is not None

    def on_reader_clause_reached(self, event: Reader.ClauseReached) -> None:
        """The reader moved: so does everything else."""
        event.stop()
        if event.clause_id != self.place.clause and self._is_here(event.clause_id):
            self.place = replace(self.place, clause=event.clause_id, span=None)

    def on_reader_words_selected(self, event: Reader.WordsSelected) -> None:
        """Words were selected in the reader, or are no longer."""
        event.stop()
        if event.span is not None and self._is_here(event.clause_id):
            self.place = replace(self.place, clause=event.clause_id, span=event.span)
        elif event.clause_id == self.place.clause:
            self.place = replace(self.place, span=None)

    def _is_here(self, clause: ClauseId) -> bool:
        """Whether the open document has that clause: what the reader reports may be of the one just left."""
        return self.place.document is not None and clause in self.place.document.by_id

    def on_open_clause(self, event: OpenClause) -> None:
        """Something was chosen to be read."""
        event.stop()
        self.close_overlays()
        self.jump(event.spot)

    async def on_run_command(self, event: RunCommand) -> None:
        """A command was clicked."""
        event.stop()
        await self.run_action(event.action)

    def on_outline_unfolded(self, event: Outline.Unfolded) -> None:
        """A document was unfolded that was not read yet."""
        event.stop()
        self.read_headings(event.document)

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Another pane has the keyboard: other keys work."""
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """What lies over the text has no place where there is room beside it."""
        if event.size.width >= NARROW:
            self.remove_class("-outline-over")
        if event.size.width >= WIDE:
            self.remove_class("-notes-over")

    def action_leave(self) -> None:
        """Close what is open: the search, an overlay; then put out lit words."""
        if self.searching:
            self.leave_search()
        elif not self.close_overlays():
            self.remove_class("-zen")
            self.news = ""
            self.forget_found()
            if self.place.lit or self.place.span:
                self.place = replace(self.place, lit=(), span=None)

    def action_open(self) -> None:
        """Open the hit that the search is at, or what `Panes` opens."""
        if self.searching:
            self.choose_hit()
        else:
            super().action_open()

    async def action_help(self) -> None:
        """Show all keys and commands; while searching, what a query can say."""
        from stdplan_tui.tui.screens.help import Help

        await self.app.push_screen(Help(query=self.searching))

    def action_commands(self) -> None:
        """Open the palette."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()


_ACTIONS = frozenset(command.action for command in COMMANDS)

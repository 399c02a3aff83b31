"""The screen that compares: two texts side by side, what became of each clause, and the notes on both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key, Resize
from textual.getters import query_one
from textual.widgets import Static

from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.language import N_, _
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.compare_commands import ALWAYS, COMPARING, FOOTER, GROUPS
from stdplan_tui.tui.comparing.parallel import Letter, Parallel
from stdplan_tui.tui.comparing.stop import Stop
from stdplan_tui.tui.screens.compared_texts import COMPARING_GROUP, ComparedTexts
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.comparing import Heads, Legend, Particulars, SideBySide
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace.comparing import Side
from stdplan_tui.workspace.folder import Workspace

_PARTICULARS: Final = ((30, 3), (18, 2), (0, 1))
"""The lines of the particulars on a screen of so many rows."""

_WHY_NOT: Final[Mapping[str, str]] = {
    "row_notes": N_("No notes on this row"),
    "corresponding": N_("No other clause corresponds"),
    "back": N_("No jump here to go back to"),
    "next_difference": N_("no difference"),
    "previous_difference": N_("no difference"),
    "only_differences": N_("no difference"),
}
"""What is said where a command has nothing to work on, by its action."""

_WHILE_WAITING: Final = frozenset({"leave", "help", "commands"})


class ComparingScreen(ComparedTexts):
    """Compares two texts, and gives the place that is to be read in the reader; None where one goes back.

    It opens as `stop` says; what it gives says how to open it again where it was left.
    """

    DEFAULT_CSS = """
    ComparingScreen { layout: vertical; background: $background; }
    ComparingScreen SideBySide { height: 1fr; }
    ComparingScreen Footer { background: $footer-background; color: $footer-description-foreground; }
    ComparingScreen #comparing {
        display: none;
        height: 1fr;
        padding: 0 2;
        content-align: center middle;
        text-align: center;
    }
    ComparingScreen.-waiting #comparing { display: block; }
    ComparingScreen.-waiting SideBySide, ComparingScreen.-waiting Legend, ComparingScreen.-waiting Particulars {
        display: none;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPARING)
    own_commands: tuple[Command, ...] = COMPARING
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    particulars = query_one(Particulars)

    def __init__(self, workspace: Workspace, stop: Stop) -> None:
        super().__init__(workspace, stop.clause)
        self._names = stop.names
        self.set_reactive(ComparingScreen.named, stop.named)
        self.set_reactive(ComparingScreen.letter, stop.letter)
        self.set_reactive(ComparingScreen.kinds, stop.kinds)

    def compose(self) -> ComposeResult:
        """Names, legend, texts, particulars, keys."""
        own, settings = ComparingScreen, self.workspace.settings
        wide = settings.ambiguous_width
        yield Heads().data_bind(own.named, own.letter, ambiguous_width=wide)
        yield Legend().data_bind(own.parallel, own.kinds, own.at)
        yield Static(id="comparing", markup=False)
        yield SideBySide().data_bind(
            *(own.parallel, own.kinds, own.at, own.letter, own.marks_a, own.marks_b),
            measure=settings.measure,
            justified=settings.alignment == "justified",
            ambiguous_width=wide,
        )
        yield Particulars().data_bind(own.parallel, own.at, own.notes, ambiguous_width=wide)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to compare."""
        self.wait()
        self.compare(*self._names)
        self.set_interval(1.0, self.tell_state)

    def on_resize(self, event: Resize) -> None:
        """Give the particulars the lines that can be spared."""
        self.particulars.styles.height = next(lines for rows, lines in _PARTICULARS if event.size.height >= rows)

    def watch_at(self) -> None:
        """Gather the notes of the row."""
        self.gather()
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        parallel = self.parallel
        if action not in _ACTIONS:
            return True
        if parallel is None or not parallel.rows:
            return action in _WHILE_WAITING
        needed = {
            "row_notes": self.notes,
            "corresponding": parallel.also(self.at),
            "back": self.left,
            "next_difference": parallel.differences,
            "previous_difference": parallel.differences,
            "only_differences": parallel.differences,
        }
        return bool(needed.get(action, True))

    def on_key(self, event: Key) -> None:
        """Say why a key of this screen does nothing here and now; what it is bound to runs after this."""
        if self.parallel is None:
            return
        for bound in self._bindings.key_to_bindings.get(event.key, ()):
            if bound.action in _WHY_NOT and not self.check_action(bound.action, ()):
                event.stop()
                self.tell(_(_WHY_NOT[bound.action]))

    def action_open_side(self) -> None:
        """Open the clause in the reader, which has the texts of the corpus: for an older text, what it has become."""
        letter, clause = self.here
        if clause is not None:
            self._read(letter, clause.id)

    def action_swap(self) -> None:
        """Compare the other way round."""
        parallel, (letter, clause) = self.parallel, self.here
        if parallel is not None:
            self.clause = clause.id if clause is not None else None
            self.letter = letter.other
            self.named = self.named[::-1]
            self.wait()
            self.turn(parallel.comparison)

    async def action_copy(self) -> None:
        """Copy the clause, with its citation."""
        from stdplan_tui.tui.citation import cited, quoted
        from stdplan_tui.tui.copying import copy

        parallel, (letter, clause) = self.parallel, self.here
        if parallel is not None and clause is not None:
            said = _("Copied with its citation: {words}")
            await copy(self, cited(parallel.document(letter), clause), said, quoted(clause))

    async def action_copy_elsewhere(self) -> None:
        """Write the clause, with its citation, to a file, and show it in the pager."""
        from stdplan_tui.tui.citation import cited
        from stdplan_tui.tui.copying import copy_to_pager

        parallel, (letter, clause) = self.parallel, self.here
        if parallel is not None and clause is not None:
            await copy_to_pager(self, cited(parallel.document(letter), clause))

    async def action_row_notes(self) -> None:
        """Read the notes of the row in full; one that is chosen is gone to in the reader."""
        from stdplan_tui.tui.screens.row_notes import RowNotes

        notes, parallel = self.notes, self.parallel

        def chosen(number: int | None) -> None:
            if number is None or parallel is None:
                return
            letter = notes[number][0]
            if (clause := parallel.clause(self.at, letter)) is not None:
                self._read(letter, clause.id)

        authors = {slug: name for margin in self.margins.values() for slug, name in margin.authors.items()}
        await self.app.push_screen(RowNotes(notes, authors), chosen)

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.workers.cancel_group(self, COMPARING_GROUP)
        self.dismiss(None)

    def _read(self, letter: Letter, clause: ClauseId) -> None:
        """Leave for a clause in the reader."""
        parallel = self.parallel
        if parallel is None:
            return
        if not _in_corpus(parallel.side(letter)):
            letter, now = letter.other, parallel.clause(self.at, letter.other)
            if now is None or not _in_corpus(parallel.side(letter)):
                self.tell(_("Only the text in the corpus opens in the reader"))
                return
            clause = now.id
        self.dismiss(Spot(parallel.document(letter).id, clause, compared=self._stop(parallel)))

    def _stop(self, parallel: Parallel) -> Stop:
        """What it takes to come back here."""
        letter, clause = self.here
        names = parallel.side(Letter.A).name, parallel.side(Letter.B).name
        return Stop(names, self.named, letter, clause.id if clause is not None else None, self.kinds)


def _in_corpus(side: Side) -> bool:
    """Whether a text is the one that the corpus has, not an older one or a raw file."""
    return side.document.id != "" and side.name == side.document.id


_ACTIONS = frozenset(command.action for command in COMPARING)

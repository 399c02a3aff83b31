"""Selecting by keyboard, by the motions of `tui.selecting`; and copying what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.actions import SkipAction

from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.commands import BY_ID, NOTES

if TYPE_CHECKING:
    from textual.events import DescendantFocus

    from stdplan_tui.tui.command import Command
    from stdplan_tui.tui.widgets.reader import Reader

WHILE_SELECTING: Final = frozenset(command.action for command in NOTES) - {"annotate_document", "edit", "delete"} | {
    *("help", "commands", "quit", "zen", "wider", "narrower", "justify", "theme", "language")
}
"""The commands that work while words are being selected: those on the words, and those that leave them in peace."""

_ON_WORDS: Final = tuple(BY_ID[id_] for id_ in ("annotate", "tag"))


class Selecting(Acting):
    """The commands that select words, and those that copy them."""

    @property
    def selecting(self) -> bool:
        """Whether words are being selected by keyboard."""
        return self.is_mounted and self.reader.selecting

    def action_select(self) -> None:
        """Begin to select words, or be done with it; they stay selected."""
        if self.selecting:
            self.reader.finish()
            return
        self.remove_class("-outline-over", "-notes-over")
        self.set_focus(self.reader)
        if self.reader.begin(self._motions()):
            self._selection_changed()

    async def action_extend(self, motion: str) -> None:
        """Extend what is selected by a motion."""
        from stdplan_tui.tui.selecting import motions

        if motion in motions.BY_ID:
            await self.reader.extend(motions.BY_ID[motion])
            self._selection_changed()

    def action_let_go(self) -> None:
        """Be done with selecting, and select nothing."""
        self.reader.finish()
        self.reader.select(None)

    async def action_copy(self) -> None:
        """Copy the clause, or the words selected, with their citation."""
        from stdplan_tui.tui.citation import cited, quoted
        from stdplan_tui.tui.copying import copy

        if (here := self._clause()) is None:
            return
        document, clause = here
        span = self._selected
        self.reader.finish()
        said = _("Copied with its citation: {words}")
        await copy(self, cited(document, clause, span), said, quoted(clause, span))

    async def action_copy_elsewhere(self) -> None:
        """Write the clause, or the words selected, with their citation to a file, and show it in the pager."""
        from stdplan_tui.tui.citation import cited
        from stdplan_tui.tui.copying import copy_to_pager

        if (here := self._clause()) is None:
            return
        span = self._selected
        self.reader.finish()
        await copy_to_pager(self, cited(*here, span))

    def action_copy_text(self) -> None:
        """Copy the words selected anywhere on the screen, as they stand."""
        from stdplan_tui.tui.copying import copy

        words = self.get_selected_text()
        if not words:
            raise SkipAction
        self.reader.finish()
        self.call_later(copy, self, words, _("Copied: {words}"), words)

    def keys_while_selecting(self) -> tuple[Command, ...]:
        """The commands that the footer names while words are being selected: first the ways out of it."""
        from stdplan_tui.tui.selecting.motions import IN_FOOTER, LEAVING

        motions = {motion.id: motion for motion in self._motions()}
        ways_out = (*self.in_force((BY_ID["copy"],)), motions[LEAVING])
        return (*ways_out, *self.in_force(_ON_WORDS), *(motions[id_] for id_ in IN_FOOTER))

    def _motions(self) -> tuple[Command, ...]:
        """The motions, with the keys that the settings say."""
        from stdplan_tui.tui.keymap import keymap_of
        from stdplan_tui.tui.selecting.motions import MOTIONS

        return keymap_of(self.workspace.settings.keymap).applied(MOTIONS)

    def on_reader_finished(self, event: Reader.Finished) -> None:
        """Words are no longer being selected: other keys work again."""
        event.stop()
        self.mode = ""
        self.show_keys()

    def on_reader_drag_cut(self, event: Reader.DragCut) -> None:
        """Say why not all that the mouse went over is selected."""
        event.stop()
        self.tell(_("Words are selected within one clause: what lies in others was left out"))

    async def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Another pane has the keyboard: selecting by it is over."""
        if event.widget is not self.reader and self.selecting:
            self.reader.finish()

    def _selection_changed(self) -> None:
        """Say in the status line what goes on, and in the footer with which keys."""
        span = self.reader.selected
        if self.selecting and span is not None:
            count = self.reader.selected_count
            self._follow()
            self.mode = ngettext("SELECT {count} character", "SELECT {count} characters", count).format(count=count)
            self.show_keys()

    def quotable(self, clause: Clause) -> Span | None:
        """The selected words as an annotation takes them: None for the whole clause, never heading and text at once."""
        span = self._selected
        if span is None or span == Span(0, len(clause.string)):
            return None
        from stdplan_tui.annotations.target import one_line

        # A drag from beyond the heading's end begins at the line feed itself.
        words = Span(span.start + clause.string.startswith("\n", span.start), span.end)
        cut = one_line(clause, words)
        if cut != words:
            self.tell(_("Heading and text were selected: only the heading is taken"))
        return cut

    @property
    def _selected(self) -> Span | None:
        """The words that the reader of the text selected; those that a search lit are not their choice."""
        span = self.reader.selected
        return None if (self.place.clause, span) in self.place.lit and not self.selecting else span

    def _clause(self) -> tuple[Document, Clause] | None:
        document, clause = self.place.document, self.place.clause
        found = document.by_id.get(clause) if document and clause else None
        return (document, found) if document and found else None

"""Selecting by keyboard, by the motions of `tui.selecting`; and copying what is selected."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from textual.actions import SkipAction

from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.errors import WorkspaceError
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.commands import BY_ID, NOTES
from stdplan_tui.tui.words import fitted

if TYPE_CHECKING:
    from pathlib import Path

    from textual.events import DescendantFocus

    from stdplan_tui.tui.command import Command
    from stdplan_tui.tui.widgets.reader import Reader

WHILE_SELECTING: Final = frozenset(command.action for command in NOTES) - {"annotate_document", "edit", "delete"} | {
    *("help", "commands", "quit", "zen", "wider", "narrower", "justify", "theme", "language")
}
"""The commands that work while words are being selected: those on the words, and those that leave them in peace."""

_ON_WORDS: Final = tuple(BY_ID[id_] for id_ in ("annotate", "tag", "copy"))

_CLIPBOARD_BYTES: Final = 74_994
"""Of a longer text a terminal takes nothing: xterm and tmux read 100,000 characters of such a message."""

_SAID: Final = 32


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

        if (here := self._clause()) is None:
            return
        document, clause = here
        span = self._selected
        self.reader.finish()
        await self._copy(cited(document, clause, span), _("Copied with its citation: {words}"), quoted(clause, span))

    async def action_copy_elsewhere(self) -> None:
        """Write the clause, or the words selected, with their citation to a file, and show it in the pager."""
        from stdplan_tui.tui.citation import cited
        from stdplan_tui.tui.pager import shown_in_pager

        if (here := self._clause()) is None:
            return
        span = self._selected
        self.reader.finish()
        path = await self._write_copy(cited(*here, span))
        if path is not None:
            shown_in_pager(self.app, path)
            self.tell(_("Written to {path}").format(path=path))

    def action_copy_text(self) -> None:
        """Copy the words selected anywhere on the screen, as they stand."""
        words = self.get_selected_text()
        if not words:
            raise SkipAction
        self.reader.finish()
        self.call_later(self._copy, words, _("Copied: {words}"), words)

    def keys_while_selecting(self) -> tuple[Command, ...]:
        """The commands that the footer names while words are being selected."""
        from stdplan_tui.tui.selecting.motions import IN_FOOTER

        motions = {motion.id: motion for motion in self._motions()}
        return (*self.in_force(_ON_WORDS), *(motions[id_] for id_ in IN_FOOTER))

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

    async def _copy(self, text: str, said: str, words: str) -> None:
        """Put a text into the terminal's clipboard, or where that takes none so long, into a file; say so."""
        if len(text.encode("utf-8", "replace")) > _CLIPBOARD_BYTES:
            if (path := await self._write_copy(text)) is not None:
                self.tell(_("Too long for the clipboard: written to {path}").format(path=path))
            return
        self.app.copy_to_clipboard(text)
        offered = _("Nothing in the clipboard? {key} shows it in a file").format(key=self.key_of("copy-elsewhere"))
        self.tell(f"{said.format(words=fitted(words, _SAID, self.ambiguous_width))}\n{offered}")

    async def _write_copy(self, text: str) -> Path | None:
        """The file that a text was written to; None where that could not be, which is said."""
        from stdplan_tui.atomic import save

        folder = self.workspace.state_folder
        if folder is None:
            self.tell(_("There is no folder of yours that it could be written to"))
            return None
        path = folder / "copied.txt"
        try:
            await asyncio.to_thread(save, path, f"{text}\n".encode(), WorkspaceError)
        except WorkspaceError as error:
            self.complain([error])
            return None
        return path

    def _selection_changed(self) -> None:
        """Say in the status line what goes on, and in the footer with which keys."""
        span = self.reader.selected
        if self.selecting and span is not None:
            count = span.end - span.start
            self._follow()
            self.mode = ngettext("SELECT {count} character", "SELECT {count} characters", count).format(count=count)
            self.show_keys()

    @property
    def _selected(self) -> Span | None:
        """The words that the reader of the text selected; those that a search lit are not their choice."""
        span = self.reader.selected
        return None if (self.place.clause, span) in self.place.lit and not self.selecting else span

    def _clause(self) -> tuple[Document, Clause] | None:
        document, clause = self.place.document, self.place.clause
        found = document.by_id.get(clause) if document and clause else None
        return (document, found) if document and found else None

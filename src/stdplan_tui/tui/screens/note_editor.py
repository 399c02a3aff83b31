"""Writing a note: a field of many lines over the text, with the words it is about above it."""

from __future__ import annotations

from asyncio import Event, to_thread
from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.burst import soon
from stdplan_tui.tui.drafts import Draft
from stdplan_tui.tui.editor import written_in_editor
from stdplan_tui.tui.screens.over import KeyLine, Over
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, ellipsis, fitted, plain, set_in_rows
from stdplan_tui.tui.worker import work

_QUOTED: Final = 3
_WIDTH: Final = 72
_WHILE: Final = 2.0
"""Seconds from a key until what was typed is on disk: so much is lost at most, however the program ends."""


class NoteEditor(Over[bool]):
    """A note being written; it gives True when it was saved.

    `words` are to begin with, those of the draft where there is one. `save` writes them to their file and is called
    in a thread; what it raises is shown, and the words stay. Until then they are kept in the draft: every few
    seconds, when the editor is left, and when the program goes down under it.
    """

    CSS_PATH = "note_editor.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("f4", "editor", show=False, priority=True),
        Binding("f5", "preview", show=False, priority=True),
    ]

    _keeping: Timer | None = None
    _unkept = False

    def __init__(self, place: str, quote: str, words: str, save: Callable[[str], object], draft: Draft) -> None:
        super().__init__()
        self.field = TextArea(words, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self._place = place
        self._quote = quote
        self._save = save
        self._draft = draft
        self._stored: Event | None = None

    def compose(self) -> ComposeResult:
        """The words it is about, the field, the keys."""
        with Vertical(id="note") as box:
            box.border_title = plain(fitted(self._place, 60))
            quote, left = set_in_rows(self._quote, _WIDTH, _QUOTED)
            ends = ellipsis() if left else ""
            yield Static(Content.styled("\n".join(quote) + ends, MUTED), id="note-quote", markup=False)
            yield self.field
            yield KeyLine(
                Button("^s", _("save"), "save"),
                Button("Esc", _("close, keep a draft"), "leave"),
                Button("F4", "$EDITOR", "editor"),
                Button("F5", _("preview"), "preview"),
            )

    def on_mount(self) -> None:
        """Go on where a draft ends."""
        self.field.move_cursor(self.field.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed, in a moment."""
        event.stop()
        if self._keeping is None:
            self._keeping = self.set_timer(_WHILE, self._keep)

    async def on_unmount(self) -> None:
        """Keep what was typed where the program goes down under it: there is no later."""
        await self._keep_draft()

    async def action_save(self) -> None:
        """Save the note and close; an empty one is not saved. Keys that follow wait for that."""
        words = self.field.text
        if not words.strip():
            await to_thread(self._draft.end)
            self.dismiss(False)
        elif self._stored is None:
            self._stored = stored = Event()
            self._store(words, stored)
            await soon(stored)

    async def action_leave(self) -> None:
        """Close, and keep the words as a draft; where that cannot be, only when asked again."""
        kept = await self._keep_draft()
        if not kept and not self._unkept:
            self._unkept = True
            said = _("No draft can be kept; Esc again drops your words")
            self.notify(said, severity="error", markup=False, timeout=10)
            return
        if kept and self._draft.is_begun:
            self.notify(_("Draft kept; the same key opens it again"), markup=False, timeout=4)
        self._draft.close()
        self.dismiss(False)

    async def action_editor(self) -> None:
        """Write in the editor that $VISUAL or $EDITOR names, with the screen out of its way."""
        await self._keep_draft()
        words = written_in_editor(self.app, self.field.text, "note.md")
        if words is not None:
            self.field.text = words.rstrip("\n")

    async def action_preview(self) -> None:
        """Show what was typed as it will be read, or the field again."""
        from stdplan_tui.tui.notes.preview import Preview

        shown = self.query(Preview)
        if shown:
            await shown.remove()
        else:
            await self.query_one("#note").mount(Preview(self.field.text), after=self.field)
        self.field.display = not self.field.display
        self.set_focus(self.query_one(Preview) if not self.field.display else self.field)

    async def _keep_draft(self) -> bool:
        """Have what was typed on disk; whether that could be done."""
        self._draft.words = self.field.text
        return await to_thread(self._draft.keep)

    @work()
    async def _keep(self) -> None:
        self._keeping = None
        await self._keep_draft()

    @work()
    async def _store(self, words: str, stored: Event) -> None:
        try:
            await to_thread(self._save, words)
            await to_thread(self._draft.end)
            if self.app.screen is self:
                self.dismiss(True)
        except (StdplanError, OSError) as error:
            await self._refused(error)
        finally:
            stored.set()

    async def _refused(self, error: Exception) -> None:
        self._stored = None
        title = _("Not saved; your words are kept") if await self._keep_draft() else _("Not saved")
        self.notify(shown(str(error)), title=title, severity="error", markup=False, timeout=10)

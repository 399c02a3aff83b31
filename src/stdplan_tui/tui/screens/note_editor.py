"""Writing a note: a field of many lines over the text, with the words it is about above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.drafts import Drafts
from stdplan_tui.tui.editor import written_in_editor
from stdplan_tui.tui.words import MUTED, fitted, plain, set_in_rows

_QUOTED = 3
_WIDTH = 72


class NoteEditor(ModalScreen[bool]):
    """A note being written; it gives True when it was saved.

    `save` writes the words to their file and is called in a thread; what it raises is shown, and the words stay.
    `about` names the draft: the words are kept there when the editor is left without saving.
    """

    CSS_PATH = "note_editor.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]  # noqa: RUF012 — Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
        Binding("f4", "editor", show=False, priority=True),
    ]

    field = query_one(TextArea)

    def __init__(  # noqa: PLR0913, PLR0917 — the six things that a note needs
        self, place: str, quote: str, words: str, save: Callable[[str], None], drafts: Drafts, about: str
    ) -> None:
        super().__init__()
        self._place = place
        self._quote = quote
        self._words = words
        self._save = save
        self._drafts = drafts
        self._about = about

    def compose(self) -> ComposeResult:
        """The words it is about, the field, the keys."""
        with Vertical(id="note") as box:
            box.border_title = plain(fitted(self._place, 60))
            quote, left = set_in_rows(self._quote, _WIDTH, _QUOTED)
            ends = "…" if left else ""
            yield Static(Content.styled("\n".join(quote) + ends, MUTED), id="note-quote", markup=False)
            yield TextArea(self._words, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
            keys = _("^s save   Esc leave, keeping a draft   F4 $EDITOR")
            yield Static(Content.styled(keys, MUTED), id="note-keys", markup=False)

    def on_mount(self) -> None:
        """Look for a draft."""
        self._find_draft()

    def action_save(self) -> None:
        """Save the note and close; an empty one is not saved."""
        words = self.field.text
        if words.strip():
            self._store(words)
        else:
            self._drafts.forget(self._about)
            self.dismiss(False)

    def action_leave(self) -> None:
        """Close, and keep the words as a draft."""
        words = self.field.text
        if words.strip() and words != self._words:
            self._drafts.keep(self._about, words)
            self.notify(_("Draft kept; the same key opens it again"), markup=False, timeout=4)
        self.dismiss(False)

    def action_editor(self) -> None:
        """Write in the editor that $VISUAL or $EDITOR names, with the screen out of its way."""
        words = written_in_editor(self.app, self.field.text, "note.md")
        if words is not None:
            self.field.text = words.rstrip("\n")

    @work(thread=True)
    def _find_draft(self) -> None:
        draft = self._drafts.read(self._about)
        if draft:
            self.call_later(self._take_up, draft)

    def _take_up(self, draft: str) -> None:
        # Somebody who types faster than the disk reads has begun anew: their words stay.
        if self.field.text == self._words:
            self.field.text = draft
            self.field.move_cursor(self.field.document.end)
            self.notify(_("Your draft is back"), markup=False, timeout=4)

    @work(thread=True, exclusive=True)
    def _store(self, words: str) -> None:
        try:
            self._save(words)
        except (StdplanError, OSError) as error:
            self._drafts.keep(self._about, words)
            self.call_later(self._refused, error)
            return
        self._drafts.forget(self._about)
        self.call_later(self._saved)

    def _saved(self) -> None:
        self.dismiss(True)

    def _refused(self, error: Exception) -> None:
        self.notify(
            shown(str(error)), title=_("Not saved; your words are kept"), severity="error", markup=False, timeout=10
        )

"""Asking for one line: a name, a path."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from stdplan_tui.language import _
from stdplan_tui.tui.screens.over import KeyLine, Over
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, plain


class OneLine(Over[str | None]):
    """A field under a title, something in it to begin with; it gives what was typed, None for nothing.

    Where it `may_be_empty`, an empty field is an answer too.
    """

    CSS_PATH = "one_line.tcss"

    field = query_one(Input)

    def __init__(self, title: str, about: str, start: str = "", *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._start = start
        self._may_be_empty = may_be_empty

    def compose(self) -> ComposeResult:
        """What it is about, the field, the keys."""
        with Vertical(id="one-line") as box:
            box.border_title = self._title
            yield Static(plain(self._about, MUTED), markup=False)
            yield Input(self._start, compact=True, select_on_focus=True)
            yield KeyLine(Button("Enter", _("save"), "save"), Button("Esc", _("close"), "leave"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was typed, unless it is nothing."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Give what was typed, unless it is nothing."""
        text = self.field.value.strip()
        if text or self._may_be_empty:
            self.dismiss(text)

"""The notes of a row of two texts, in full; choosing one goes to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.language import _
from stdplan_tui.tui.comparing.parallel import Letter
from stdplan_tui.tui.screens.one_of import OneOf
from stdplan_tui.tui.widgets.note_text import note_text

_EDGES = 6
_LEAST = 20


class RowNotes(OneOf):
    """What was noted on either text; it gives the number of the note whose clause is to be read, None for none."""

    DEFAULT_CSS = """
    RowNotes { align: center middle; background: $veil; }
    RowNotes OptionList, RowNotes OptionList:focus {
        width: 76;
        max-width: 100%;
        height: auto;
        max-height: 90%;
        background: $surface;
        border: round $primary;
        padding: 0 1;
        background-tint: $surface 0%;
        border-title-color: $primary;
        border-subtitle-color: $text-muted;
    }
    RowNotes OptionList:focus > .option-list--option-highlighted {
        background: $block-cursor-background;
        color: $foreground;
        text-style: $row-style;
    }
    """

    def __init__(self, notes: Sequence[tuple[Letter, Noted]], authors: Mapping[str, str]) -> None:
        super().__init__()
        self._notes = notes
        self._authors = authors

    def compose(self) -> ComposeResult:
        """The notes, each under the letter of its text."""
        listed = OptionList(markup=False)
        listed.border_title = _("Notes of both texts")
        listed.border_subtitle = _("Enter reads there, Esc closes")
        yield listed

    def on_resize(self, event: Resize) -> None:
        """Set the notes for the width there is."""
        listed = self.query_one(OptionList)
        width = max(min(76, event.size.width) - _EDGES, _LEAST)
        at = listed.highlighted
        listed.set_options(Option(self._text(letter, note, width)) for letter, note in self._notes)
        listed.highlighted = at or 0

    def _text(self, letter: Letter, note: Noted, width: int) -> Content:
        author = self._authors.get(note.note.author, note.note.author)
        return Content("\n").join([Content.styled(str(letter), "bold $primary"), note_text(note, author, width)])

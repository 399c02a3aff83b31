"""Choosing one of several notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.tui.screens.one_of import OneOf
from stdplan_tui.tui.widgets.note_text import note_text

_WIDTH = 56


class Choice(OneOf):
    """The notes of a clause under a question; it gives the number of the one chosen, None for none."""

    CSS_PATH = "choice.tcss"

    def __init__(self, question: str, notes: Sequence[Noted], authors: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        self._notes = notes
        self._authors = authors

    def compose(self) -> ComposeResult:
        """The notes."""
        texts = (note_text(note, self._authors.get(note.note.author, note.note.author), _WIDTH) for note in self._notes)
        choices = OptionList(*(Option(text) for text in texts), markup=False)
        choices.border_title = self._question
        yield choices

"""A question with a few answers, over whatever asks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from stdplan_tui.text.display import shown


class Question(ModalScreen[int | None]):
    """What is asked, and below it the answers; it gives the number of the one chosen, None for none."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("j", "move('cursor_down')", show=False),
        Binding("k", "move('cursor_up')", show=False),
    ]

    def __init__(self, title: str, question: str, answers: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="question") as box:
            box.border_title = self._title
            yield Static(shown(self._question), markup=False)
            yield OptionList(*self._answers, markup=False, compact=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the answer that was chosen."""
        event.stop()
        self.dismiss(event.option_index)

    def action_move(self, movement: str) -> None:
        """Move in the answers."""
        getattr(self.query_one(OptionList), f"action_{movement}")()

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

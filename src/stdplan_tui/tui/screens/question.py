"""A question with a few answers, over whatever asks it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.screens.listing import Options
from stdplan_tui.tui.screens.one_of import OneOf
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.widgets.search_bar import Button


class Question(OneOf):
    """What is asked, and below it the answers; it gives the number of the one chosen, None for none."""

    CSS_PATH = "question.tcss"

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
            yield Options(*self._answers)
            yield KeyLine(Button("Enter", _("choose"), "choose"), Button("Esc", _("close"), "leave"))

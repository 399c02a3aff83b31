"""Choosing words of a clause: the clause as a text in which they are selected."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from stdplan_tui.annotations.anchoring import words_in
from stdplan_tui.annotations.target import one_line
from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.tui.screens.over import KeyLine, Over
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, plain
from stdplan_tui.workspace.reviewing import Case


class WordsChoice(Over[Span | None]):
    """A clause; it gives the characters that were selected, None for none."""

    DEFAULT_CSS = """
    WordsChoice > Vertical { height: 80%; }
    WordsChoice TextArea, WordsChoice TextArea:focus {
        height: 1fr; border: none; padding: 0; background: $surface;
    }
    WordsChoice Static { height: auto; max-height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "choose", show=False, priority=True)]

    def __init__(self, clause: Clause, case: Case) -> None:
        super().__init__()
        self._clause = clause
        self._case = case
        self.field = TextArea(shown_in_place(clause.string), read_only=True, soft_wrap=True, show_cursor=True)

    def compose(self) -> ComposeResult:
        """The words that it was about, the clause, the keys."""
        with Vertical() as box:
            box.border_title = _("Words of the clause")
            exact = self._case.target.exact
            yield Static(plain(exact, MUTED) if exact else "", markup=False)
            yield self.field
            yield KeyLine(
                Button("Enter", _("put it there"), "choose"),
                Button("Shift+arrows", _("select"), "select"),
                Button("Esc", _("close"), "leave"),
            )

    def on_mount(self) -> None:
        """Select where the words are likely to be."""
        anchor = self._case.anchor
        span = anchor.span if anchor.clause is self._clause else words_in(self._clause, self._case.target)
        if span is not None:
            self.field.selection = Selection(self._location(span.start), self._location(span.end))
        self.field.focus()

    def action_select(self) -> None:
        """Give the keyboard to the text."""
        self.field.focus()

    def action_choose(self) -> None:
        """Take the words that are selected."""
        start, end = sorted(map(self._offset, self.field.selection))
        if start == end:
            self.notify(_("Select words first: Shift and the arrow keys, or the mouse"), markup=False, timeout=4)
        else:
            self.dismiss(one_line(self._clause, Span(start, end)))

    def _location(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character of the clause string."""
        before = self._clause.string[:offset]
        return before.count("\n"), offset - before.rfind("\n") - 1

    def _offset(self, location: tuple[int, int]) -> int:
        """The character of the clause string at a line and column."""
        line, column = location
        return sum(len(text) + 1 for text in self._clause.string.split("\n")[:line]) + column

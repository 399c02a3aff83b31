"""Choosing one of many: a field that narrows them down, and the rows that are left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.screens.listing import Listing, Options
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, fitted, plain

_LISTED = 300
_EDGES = 5


@frozen
class Choice:
    """A row: words, what stands at its right, the group it belongs to; `marked` where it is chosen already."""

    words: str
    aside: str = ""
    group: str = ""
    marked: bool | None = None


class Filtered(Listing[int | None]):
    """Rows under a field; it gives the number of the one chosen, None for none.

    `enter` says what choosing does. `drop` is called with the number of a row that is to be taken away; it gives the
    rows that are left.
    """

    CSS_PATH = "filtered.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "drop", show=False, priority=True)]

    rows = query_one(Options)
    start = 0
    """The number of the row that is at hand before something is typed."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        placeholder: str = "",
        enter: str = "",
        drop: Callable[[int], Sequence[Choice]] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._placeholder = placeholder
        self._enter = enter
        self._drop = drop

    def compose(self) -> ComposeResult:
        """The field, the rows, the keys."""
        with Vertical(id="filtered") as box:
            box.border_title = self._title
            yield Input(placeholder=self._placeholder, compact=True)
            yield Options()
            yield KeyLine(*self._buttons())

    def on_mount(self) -> None:
        """List all rows."""
        self._list()

    def on_resize(self) -> None:
        """Cut the rows to the new width."""
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the rows that have what was typed."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the row at hand."""
        event.stop()
        self.action_choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the number of the row."""
        event.stop()
        if event.option_id is not None:
            self.dismiss(int(event.option_id))

    def action_choose(self) -> None:
        """Choose the row at hand."""
        self.rows.action_select()

    def action_drop(self) -> None:
        """Take the row at hand away."""
        option = self.rows.highlighted_option
        if self._drop is not None and option is not None and option.id is not None:
            self._choices = self._drop(int(option.id))
            self._list()

    def _buttons(self) -> Iterator[Button]:
        yield Button("Enter", self._enter or _("choose"), "choose")
        yield Button("Esc", _("close"), "leave")
        if self._drop is not None:
            yield Button("Del", _("drop"), "drop")

    def _list(self) -> None:
        options = list(self._options(self.field.value.casefold().split()))
        self.rows.set_options(options)
        numbers = [n for n, option in enumerate(options) if not option.disabled]
        at = (n for n in numbers if options[n].id == str(self.start) and not self.field.value)
        self.rows.highlighted = next(at, next(iter(numbers), None))

    def _options(self, words: Sequence[str]) -> Iterator[Option]:
        width = self.rows.size.width or self.query_one("#filtered").size.width - _EDGES
        fitting = [
            (number, choice)
            for number, choice in enumerate(self._choices)
            if all(word in f"{choice.words} {choice.aside}".casefold() for word in words)
        ]
        for group, choices in groupby(fitting[:_LISTED], lambda numbered: numbered[1].group):
            if group:
                yield Option(plain(group, "bold $primary"), disabled=True)
            for number, choice in choices:
                yield Option(_row(choice, width), id=str(number))


def _row(choice: Choice, width: int) -> Content:
    mark = "  " * bool(choice.group) + ("" if choice.marked is None else ("[x] " if choice.marked else "[ ] "))
    aside = fitted(choice.aside, max(width // 2, 6))
    words = fitted(choice.words, width - cells(mark) - cells(aside) - 3)
    gap = " " * max(1, width - cells(mark) - cells(words) - cells(aside) - 2)
    return Content.assemble((mark, "bold $success" if choice.marked else MUTED), words, gap, (aside, MUTED))

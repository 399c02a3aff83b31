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
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from stdplan_tui.frozen import frozen
from stdplan_tui.text.width import cells
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


class Filtered(ModalScreen[int | None]):
    """Rows under a field; it gives the number of the one chosen, None for none.

    `drop` is called with the number of a row that is to be taken away; it gives the rows that are left.
    """

    CSS_PATH = "filtered.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (9, "-low"), (22, "-tall")]  # noqa: RUF012 — Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("down,ctrl+n", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("delete", "drop", show=False, priority=True),
    ]

    field = query_one(Input)
    rows = query_one(OptionList)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        placeholder: str = "",
        keys: str = "",
        drop: Callable[[int], Sequence[Choice]] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._placeholder = placeholder
        self._keys = keys
        self._drop = drop

    def compose(self) -> ComposeResult:
        """The field, the rows, the keys."""
        with Vertical(id="filtered") as box:
            box.border_title = self._title
            yield Input(placeholder=self._placeholder, compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static(Content.styled(self._keys, MUTED), id="filtered-keys", markup=False)

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
        self.rows.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the number of the row."""
        event.stop()
        if event.option_id is not None:
            self.dismiss(int(event.option_id))

    def action_move(self, movement: str) -> None:
        """Move in the rows."""
        getattr(self.rows, f"action_{movement}")()

    def action_drop(self) -> None:
        """Take the row at hand away."""
        option = self.rows.highlighted_option
        if self._drop is not None and option is not None and option.id is not None:
            self._choices = self._drop(int(option.id))
            self._list()

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    def _list(self) -> None:
        options = list(self._options(self.field.value.casefold().split()))
        self.rows.set_options(options)
        self.rows.highlighted = next((n for n, option in enumerate(options) if not option.disabled), None)

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

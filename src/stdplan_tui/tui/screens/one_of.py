"""A screen over the others from which one of several is chosen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from stdplan_tui.tui.screens.over import Over


class OneOf(Over[int | None]):
    """A list of options, which a subclass composes; it gives the number of the one chosen, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        Binding("j", "move('cursor_down')", show=False),
        Binding("k", "move('cursor_up')", show=False),
    ]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the number of the one that was chosen."""
        event.stop()
        self.dismiss(event.option_index)

    def action_move(self, movement: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{movement}")()

    def action_choose(self) -> None:
        """Choose the option at hand."""
        self.query_one(OptionList).action_select()

"""A screen over the others: a frame on a veil, with the keys that work in it at its foot."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from stdplan_tui.tui.hushing import Hushed
from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.opening import Opening
from stdplan_tui.tui.whole_characters import Whole
from stdplan_tui.tui.widgets.search_bar import Button, Line, SearchBar

R = TypeVar("R")


class Over(Hushed, Opening, Whole, ModalScreen[R]):
    """Gives what it is asked for when it is left; Esc leaves it, and gives nothing.

    A terminal of so few rows that every one counts (`-low`) has no blank rows in it, one of still fewer (`-short`) no
    frame.
    """

    DEFAULT_CSS = """
    Over { align: center middle; background: $veil; }
    Over > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%; padding: 0 1;
        background: $surface; border: round $primary; border-title-color: $primary; border-title-style: bold;
    }
    Over.-short > Vertical { border: none; }
    Over.-low KeyLine, Over.-short KeyLine { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (10, "-low"), (22, "-tall")]  # noqa: RUF012 — Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, priority=True)]

    async def on_run_command(self, event: RunCommand) -> None:
        """A key at the foot was clicked."""
        event.stop()
        await self.run_action(event.action)

    def action_leave(self) -> Any:
        """Give nothing."""
        self.dismiss(None)


class KeyLine(SearchBar):
    """The keys that work here, each a button as well; where there is little room, the first of them."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0; margin-top: 1; }"

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self.set_reactive(KeyLine.lines, (Line(buttons=buttons),))

    def tell(self, *buttons: Button) -> None:
        """Name other keys."""
        self.lines = (Line(buttons=buttons),)

"""A field with rows under it: what is typed narrows the rows down, and their keys reach them from the field."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Input, OptionList

from stdplan_tui.tui.screens.over import Over

R = TypeVar("R")


class Options(OptionList):
    """Rows that are all there: each an option, moved in like any other rows of ours."""

    DEFAULT_CSS = """
    Options { height: auto; min-height: 1; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1; }
    Options > .option-list--option-highlighted {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: $row-style;
    }
    Options > .option-list--option-disabled { text-style: none; }
    """

    def __init__(self, *options: str) -> None:
        super().__init__(*options, markup=False, compact=True)

    def action_move(self, rows: int) -> None:
        """Go a row on, or back."""
        self.action_cursor_down() if rows > 0 else self.action_cursor_up()

    async def action_page(self, pages: int) -> None:
        """Go on by a page, or back."""
        await self.run_action("page_down" if pages > 0 else "page_up")

    def action_to_row(self, row: int) -> None:
        """Go to the first row, or to the last one (-1)."""
        self.action_first() if row == 0 else self.action_last()


class Listing(Over[R]):
    """Owns the keys of rows on screens where the keyboard belongs to a field."""

    DEFAULT_CSS = """
    Listing Input { margin-bottom: 1; }
    Listing.-low Input, Listing.-short Input { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "rows('move(1)')", show=False, priority=True),
        Binding("up", "rows('move(-1)')", show=False, priority=True),
        Binding("pagedown", "rows('page(1)')", show=False, priority=True),
        Binding("pageup", "rows('page(-1)')", show=False, priority=True),
        Binding("ctrl+home", "rows('to_row(0)')", show=False, priority=True),
        Binding("ctrl+end", "rows('to_row(-1)')", show=False, priority=True),
    ]

    field = query_one(Input)
    moved = False
    """Whether a row was gone to since the field last changed."""

    async def action_rows(self, action: str) -> None:
        """Move in the rows."""
        self.moved = True
        await self.query("RowView, Options").first().run_action(action)

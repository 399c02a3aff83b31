"""The field of the search: → at the end of what was typed goes on into the completion."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input


class SearchField(Input):
    """One line; where a completion is offered, → behind the last character takes it."""

    completing = False
    """Whether a completion is offered."""

    @dataclass
    class CompletionWanted(Message):
        """The completion that is offered was taken by key."""

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; from the end, into the completion."""
        if self.completing and not select and self.selection.is_empty and self.cursor_at_end:
            self.post_message(self.CompletionWanted())
        else:
            super().action_cursor_right(select)

    def put(self, text: str, cursor: int | None = None) -> None:
        """Have `text` in the field, the cursor where it is wanted or at the end."""
        self.value = text
        self.cursor_position = len(text) if cursor is None else cursor

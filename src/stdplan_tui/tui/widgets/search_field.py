"""The field of the search: → at the end of what was typed goes on into the completion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.events import Key
from textual.message import Message
from textual.widgets import Input


class SearchField(Input):
    """One line; where a completion is offered, → behind the last character takes it."""

    completing = False
    """Whether a completion is offered."""

    chosen: Callable[[], None] = staticmethod(lambda: None)
    """What Enter does, at once: the next key belongs to what it opens."""

    @dataclass
    class CompletionWanted(Message):
        """The completion that is offered was taken by key."""

    async def _on_key(self, event: Key) -> None:
        """Type, or choose, before the next key is looked at.

        A key that was on its way here when Enter gave the keyboard away goes where the keyboard is now.
        """
        if self.screen.focused is self and event.key != "enter":
            await super()._on_key(event)
            return
        event.stop().prevent_default()
        if self.screen.focused is self:
            self.chosen()
        else:
            self.app.post_message(Key(event.key, event.character))

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

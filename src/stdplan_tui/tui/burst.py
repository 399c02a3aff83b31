"""Keys that come in a burst, as over a slow line: each acts after those before it, which a field may still be taking.

What is typed waits in the field's own queue of messages, while a key that is a command is acted on as soon as the
program reads it: without this it would find the field as it was before the last words.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual._context import active_message_pump
from textual.events import Event, Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

_PATIENCE: Final = 3.0
"""Seconds that a key waits at most for what those before it have begun: a disk may be slow, but not for ever."""
_OF_EACH: Final = 0.02
"""Seconds that each of those before it may take besides."""


if TYPE_CHECKING:
    from textual.app import App

    _Program = App[None]
else:
    _Program = object


class InTurn(_Program):
    """The part of an application that has keys act in the order in which they were typed."""

    _acting: Event | None = None
    _left = False

    async def on_event(self, event: Event) -> None:
        """Act on a key when its turn has come."""
        field = None
        if isinstance(event, Key) and not event.is_forwarded:
            field = _field_before(self.focused, event)
        if field is None:
            await super().on_event(event)
        else:
            await self._act_in_turn(event, field)

    async def _act_in_turn(self, key: Event, field: Widget) -> None:
        """Act on a key after what was typed into a field before it, and before all that follows."""
        await typed_out(field)
        self._acting, self._left = key, False
        await super().on_event(key)
        await typed_out(field)
        self._acting = None
        if self._left:
            await super().on_event(key)
            await typed_out(field)

    def post_message(self, message: Message) -> bool:
        """Take a message; the key that is being acted on, and that nothing on the screen wanted, out of turn."""
        if message is self._acting:
            self._left = True
            return True
        return super().post_message(message)


async def typed_out(field: Widget) -> None:
    """Wait until a field has taken all keys that it was sent, and all above it have heard what it says of them."""
    await caught_up(field, *(node for node in field.ancestors_with_self if isinstance(node, Widget)))


async def caught_up(*pumps: MessagePump) -> None:
    """Wait until each in turn has handled what was sent to it before; not for the one that is waiting here itself."""
    waiting = active_message_pump.get(None)
    for pump in pumps:
        done = asyncio.Event()
        if pump is waiting or not pump.call_later(done.set):
            continue
        try:
            await asyncio.wait_for(done.wait(), _PATIENCE + _OF_EACH * pump.message_queue_size)
        except TimeoutError:
            return


async def soon(done: asyncio.Event) -> None:
    """Have the keys that follow wait for something that takes a moment, though not for ever."""
    with suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), _PATIENCE)


def _field_before(focused: Widget | None, key: Key) -> Widget | None:
    """The field that must have taken all before a key acts; None where there is none, or the key is text for it.

    Text stays in order by the field's own queue.
    """
    if focused is None or not focused.check_consume_key("x", "x"):
        return None
    return None if focused.check_consume_key(key.key, key.character) else focused

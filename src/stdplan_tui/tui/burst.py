"""Keys that come in a burst: one that acts at once must not overtake those before it, which a field is still taking."""

from __future__ import annotations

from asyncio import Event, wait_for
from contextlib import suppress
from typing import Final

from textual.message_pump import MessagePump

_PATIENCE: Final = 0.5
"""Seconds that a key waits at most for those before it."""


async def caught_up(*pumps: MessagePump) -> None:
    """Wait until each in turn has handled what was sent to it before; not for one that is waiting here itself."""
    for pump in pumps:
        done = Event()
        pump.call_later(done.set)
        with suppress(TimeoutError):
            await wait_for(done.wait(), _PATIENCE)

"""Driving the reading screen in tests: open it on a workspace, wait for things to be so, read what is shown."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from stdplan_tui.tui.main import application
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.workspace.folder import Workspace

WIDE = (140, 36)


class Session:
    """A running application, its pilot and its reading screen."""

    def __init__(self, pilot: Pilot[None], screen: ReadingScreen) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.reading = screen

    @property
    def clause(self) -> str:
        """The id of the current clause."""
        return str(self.reading.place.clause)

    @property
    def document(self) -> str:
        """The id of the open document; empty for none."""
        return self.reading.place.document.id if self.reading.place.document else ""

    @property
    def shown(self) -> str:
        """What stands on the screen, rows joined by line feeds."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, each handled before the next."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type characters into the field that has the keyboard."""
        await self.press(*text)

    async def until(self, holds: Callable[[], object], seconds: float = 8.0) -> None:
        """Wait until something holds; AssertionError, with the screen, where it never does."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"never came about; the screen:\n{self.shown}"
            await self.pilot.pause(0.02)

    async def until_shown(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        await self.until(lambda: all(text in self.shown for text in texts))

    async def until_clause(self, clause: str) -> None:
        """Wait until that clause is current."""
        await self.until(lambda: self.clause == clause)


@asynccontextmanager
async def session(
    workspace: Workspace, address: str | None = "plan", size: tuple[int, int] = WIDE, *, indexed: bool = False
) -> AsyncIterator[Session]:
    """The application running on a workspace; with `indexed`, once there is something to search."""
    app = application(workspace, address)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        running = Session(pilot, screen)
        if indexed:
            await running.until(lambda: screen.indexed)
        yield running

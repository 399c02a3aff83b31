"""Driving the share screen in tests: clones of a bare repository, the screen on one, git that takes its time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from stdplan_tui.tui.screens.sharing import ShareScreen
from stdplan_tui.tui.sharing.run import Run
from tests.support.repositories import Clone, another_clone, bare, executable, first_clone, isolate
from tests.tui.support import WIDE, Session, session


def isolated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for clones, and git with a configuration of its own."""
    isolate(monkeypatch, folder / "home")
    return folder


def own_and_other(folder: Path) -> tuple[Clone, Clone]:
    """The clones of two people, of one bare repository."""
    remote = bare(folder)
    return first_clone(folder, remote=remote), another_clone(remote, folder / "other")


@asynccontextmanager
async def sharing(clone: Clone, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Session, ShareScreen]]:
    """The share screen of a clone, once it has looked."""
    async with session(clone.ws, size=size) as reader:
        yield reader, await opened(reader)


async def opened(reader: Session) -> ShareScreen:
    """Open the screen, and wait until it has looked."""
    await reader.press("P")
    await reader.until(lambda: isinstance(reader.app.screen, ShareScreen))
    screen = reader.app.screen
    assert isinstance(screen, ShareScreen)
    await reader.until(lambda: screen.found is not None or screen.goes_on)
    return screen


async def until_ended(reader: Session, screen: ShareScreen) -> Run:
    """Wait until a run has ended, and what there is now has been looked at; the run."""
    await reader.until(lambda: screen.run is not None and screen.run.has_ended)
    assert screen.run is not None
    said = screen.run.result.said if screen.run.result is not None else screen.run.failed
    await reader.until_shown((said[:1].upper() + said[1:])[:20])
    await reader.until(lambda: screen.found is not None)
    return screen.run


async def until_told(reader: Session, screen: ShareScreen, *texts: str) -> None:
    """Wait until the steps say all of these, wherever their lines are broken."""
    await reader.until(lambda: all(text in " ".join(str(screen.steps.lines.render()).split()) for text in texts))


class Slow:
    """A hook of a clone that waits until it is let go on: `begun` says that git has come to it."""

    def __init__(self, clone: Clone, hook: str) -> None:
        self._begun, self._go = clone.top.parent / "begun", clone.top.parent / "go"
        wait = f'touch "{self._begun}"; for n in $(seq 400); do [ -e "{self._go}" ] && exit 0; sleep 0.02; done; exit 1'
        executable(clone.top / ".git" / "hooks" / hook, wait)

    @property
    def begun(self) -> bool:
        """Whether git waits for it, or has waited."""
        return self._begun.exists()

    def let_go(self) -> None:
        """Have git go on."""
        self._go.touch()

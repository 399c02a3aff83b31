"""A bar on standard error while many files are read, and Ctrl-C held back while one is written."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line

if TYPE_CHECKING:
    from rich.progress import Progress

_LONGEST_NAME = 32


class Quiet:
    """No bar."""

    def at(self, done: int, name: str) -> None:
        """Say that `done` files are done, and that `name` is the one at hand."""

    def clear(self) -> None:
        """Take the bar away, for lines to be printed."""


class Bar(Quiet):
    """A bar of Rich's, drawn below what is printed."""

    def __init__(self, bar: Progress, total: int) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=total)

    def at(self, done: int, name: str) -> None:
        """Draw the bar."""
        name = shown_line(name)
        short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
        self._bar.update(self._task, completed=done, description=short)
        self._bar.start()
        self._bar.refresh()

    def clear(self) -> None:
        """Take it away."""
        self._bar.stop()


@contextmanager
def progress(total: int, *, wanted: bool) -> Iterator[Quiet]:
    """A bar for `total` files, where it is wanted, there are many, and standard error is a terminal that can draw."""
    if not wanted or total < 2 or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Quiet()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(_("reading")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    bar = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    try:
        yield Bar(bar, total)
    finally:
        bar.stop()


@contextmanager
def interrupts_held() -> Iterator[None]:
    """While it lasts Ctrl-C waits, so that what is being written stays whole; then it takes effect."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def hold(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt

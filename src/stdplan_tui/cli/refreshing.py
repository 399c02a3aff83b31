"""Bringing the search index up to date before a search, with a word on the terminal where that takes long."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from stdplan_tui.cli.output import complain
from stdplan_tui.language import _
from stdplan_tui.workspace import searching

if TYPE_CHECKING:
    from stdplan_tui.workspace.folder import Workspace

_PATIENCE = 0.5
"""Seconds before a person is told what they wait for."""


def refreshed(ws: Workspace) -> None:
    """Search what stands in the files now; on standard error why the index cannot be kept, where it cannot."""
    line = _Line()
    try:
        report = searching.refresh(ws, line.at)
    finally:
        line.clear()
    if report.notice:
        complain(report.notice)


class _Line:
    """How far it is, on one line of a terminal that is written over and taken away."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._wanted = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = ""

    def at(self, done: int, whole: int) -> None:
        """Show that `done` of `whole` are done."""
        if not self._wanted or time.monotonic() - self._begin < _PATIENCE:
            return
        text = _("indexing {percent}%").format(percent=done * 100 // max(whole, 1))
        if text != self._shown:
            self._shown = text
            self._write(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

"""Opening the reading screen: the call that people wait for, so it is understood without loading the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from stdplan_tui.cli.call import Call
from stdplan_tui.cli.output import complain
from stdplan_tui.language import _


class Reading(NamedTuple):
    """The reading screen, wanted at a place ("": where it was left) of the workspace at `folder`, None for here."""

    place: str = ""
    folder: Path | None = None


def plain_reading(arguments: Sequence[str]) -> Reading | None:
    """What `[-C FOLDER] [read [DOC[:CLAUSE]]]` asks for; None for every other command line."""
    match arguments:
        case ["-C", folder, *rest] if folder and (found := _place(rest)) is not None:
            return Reading(found, Path(folder))
        case _ if (found := _place(arguments)) is not None:
            return Reading(found)
    return None


def on_terminal() -> bool:
    """Whether there is a terminal to read from and to draw on."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def read(call: Call, place: str) -> int:
    """Read on the screen; exit code 1 where the terminal cannot draw one. Raises StdplanError."""
    # Nearly all that is made while starting stays: looking through it for garbage takes a tenth of the time to the
    # first paint. The reading screen turns collecting on again.
    gc.disable()
    try:
        workspace = call.workspace()
        if os.environ.get("TERM") == "dumb":
            complain(_("this terminal cannot draw a screen; `stdplan read --plain` reads line by line"))
            return 1
        from stdplan_tui.tui.main import run

        run(workspace, place or None)
    finally:
        gc.enable()
    return 0


def _place(arguments: Sequence[str]) -> str | None:
    match arguments:
        case [] | ["read"]:
            return ""
        case ["read", place] if place and not place.startswith("-"):
            return place
    return None

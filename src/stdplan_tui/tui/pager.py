"""Reading a file in the pager that $PAGER names, with the screen out of its way."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from time import monotonic
from typing import Final

from textual.app import App, SuspendNotSupported

from stdplan_tui.language import _
from stdplan_tui.tui.editor import command_line

_AT_ONCE: Final = 1.0
"""Seconds: a pager that is done sooner did not wait for anyone to read."""


def shown_in_pager(app: App[None], path: Path) -> bool:
    """Show the file until the pager is left; False where there is no pager, or the terminal cannot be left for it."""
    command = command_line("PAGER", default="less")
    if shutil.which(command[0]) is None:
        return False
    try:
        with app.suspend():
            _read(command, path)
    except (SuspendNotSupported, OSError):
        return False
    finally:
        app.refresh()
    return True


def _read(command: list[str], path: Path) -> None:
    begun = monotonic()
    subprocess.run([*command, str(path)], check=False)  # noqa: S603 — the user's own pager, no shell
    if monotonic() - begun < _AT_ONCE:
        print(_("Enter goes back"), end=" ", flush=True)
        input()

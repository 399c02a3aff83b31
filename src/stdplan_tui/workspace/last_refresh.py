"""What the search index was last brought up to: whether it still is, without loading what searches.

A mark in the user's cache folder, made after a refresh that saw everything. It is only ever a reason to do nothing:
where it is missing, older than the program or of other files, the index is refreshed.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection
from pathlib import Path

from stdplan_tui import __version__
from stdplan_tui.search.model import Holding
from stdplan_tui.workspace.folder import Workspace

_MARK = "search.mark"


def is_current(ws: Workspace, holdings: Collection[Holding]) -> bool:
    """Whether the last refresh was of these holdings."""
    path = _path(ws)
    try:
        return path is not None and path.read_text("ascii") == _mark(ws, holdings)
    except (OSError, ValueError):
        return False


def remember(ws: Workspace, holdings: Collection[Holding]) -> None:
    """The index is that of these holdings."""
    from stdplan_tui.atomic import write_atomically

    if (path := _path(ws)) is not None and not is_current(ws, holdings):
        with contextlib.suppress(OSError):  # the next start refreshes, that is all
            path.parent.mkdir(mode=0o700, exist_ok=True)
            write_atomically(path, _mark(ws, holdings).encode())


def _path(ws: Workspace) -> Path | None:
    return ws.index_folder / _MARK if ws.index_folder else None


def layers_told(ws: Workspace) -> str:
    """The layers that are hidden, as a text; "" where all are seen."""
    return repr((ws.layers.only_own, sorted(ws.layers.hidden))) if ws.layers.hides else ""


def _mark(ws: Workspace, holdings: Collection[Holding]) -> str:
    told = "\n".join(f"{holding.document} {holding.digest}" for holding in holdings)
    return hashlib.sha256(f"{__version__}{layers_told(ws)}\n{told}".encode()).hexdigest()

"""The dimension whose tags the number keys give, as this person left it, in the user's state folder."""

from __future__ import annotations

from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.past_lines import PastLines

_DIMENSION = PastLines("dimension.jsonl", 1, 60)


def last_dimension(ws: Workspace) -> str:
    """Its id; "" where there was none yet."""
    return next(iter(_DIMENSION.past(ws.state_folder)), "")


def remember_dimension(ws: Workspace, dimension: str) -> None:
    """Have it be the last one."""
    if dimension != last_dimension(ws):
        _DIMENSION.remember(ws.state_folder, dimension)

"""The queries of the past, in the user's state folder."""

from __future__ import annotations

from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.past_lines import PastLines

KEPT = 100
"""The queries that are remembered."""

LONGEST = 2000
"""The characters that a query may have to be worth remembering."""

_QUERIES = PastLines("searches.jsonl", KEPT, LONGEST)


def remember(ws: Workspace, query: str) -> None:
    """Make `query` the newest of the past ones; one of white space, or a very long one, is not kept."""
    _QUERIES.remember(ws.state_folder, query)


def past(ws: Workspace) -> tuple[str, ...]:
    """The last queries, the newest first, each once."""
    return _QUERIES.past(ws.state_folder)

"""The first time that somebody starts the program: known by a mark in their own state folder; and what is said then."""

from __future__ import annotations

from typing import Final

from stdplan_tui.tui.widgets.search_bar import SearchBar
from stdplan_tui.workspace.folder import Workspace

SECONDS: Final = 30.0
"""How long help is offered."""

_MARK: Final = "started"


def is_first_time(workspace: Workspace) -> bool:
    """Whether this person never started the program before; from now on they have."""
    folder = workspace.state_folder
    if folder is None:
        return False
    try:
        (folder.parent / _MARK).touch(mode=0o600, exist_ok=False)
    except OSError:
        return False
    return True


class Greeting(SearchBar):
    """One line above the footer: where help is."""

    DEFAULT_CSS = "Greeting { height: 1; background: $panel; }"

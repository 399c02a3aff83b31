"""Copying from any screen: into the terminal's clipboard, or into a file where the terminal takes nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Final, Protocol

from textual.app import App

from stdplan_tui.atomic import save
from stdplan_tui.errors import WorkspaceError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.folder import Workspace

_CLIPBOARD_BYTES: Final = 74_994
"""Of a longer text a terminal takes nothing: xterm and tmux read 100,000 characters of such a message."""

_SAID: Final = 32


class Teller(Protocol):
    """A screen with a workspace, which has the command `copy-elsewhere`, and tells in passing what was done."""

    workspace: Workspace

    @property
    def app(self) -> App[Any]:
        """The application."""

    def tell(self, text: str) -> None:
        """Say something in passing."""

    def key_of(self, id_: str) -> str:
        """The first key of a command."""


async def copy(screen: Teller, text: str, said: str, words: str) -> None:
    """Put a text into the terminal's clipboard, or where that takes none so long, into a file; say so.

    `said` is a sentence with a place for {words}, those that people know the text by.
    """
    if len(text.encode("utf-8", "replace")) > _CLIPBOARD_BYTES:
        if (path := await _written(screen, text)) is not None:
            screen.tell(_("Too long for the clipboard: written to {path}").format(path=path))
        return
    screen.app.copy_to_clipboard(text)
    offered = _("Nothing in the clipboard? {key} shows it in a file").format(key=screen.key_of("copy-elsewhere"))
    brief = fitted(words, _SAID, screen.workspace.settings.ambiguous_width)
    screen.tell(f"{said.format(words=brief)}\n{offered}")


async def copy_to_pager(screen: Teller, text: str) -> None:
    """Write a text to a file, and show it in the pager."""
    from stdplan_tui.tui.pager import shown_in_pager

    path = await _written(screen, text)
    if path is not None:
        shown_in_pager(screen.app, path)
        screen.tell(_("Written to {path}").format(path=path))


async def _written(screen: Teller, text: str) -> Path | None:
    """The file that a text was written to; None where that could not be, which is said."""
    folder = screen.workspace.state_folder
    if folder is None:
        screen.tell(_("There is no folder of yours that it could be written to"))
        return None
    path = folder / "copied.txt"
    try:
        await asyncio.to_thread(save, path, f"{text}\n".encode(), WorkspaceError)
    except WorkspaceError as error:
        title = _("Something is wrong")
        screen.app.notify(shown(str(error)), title=title, severity="error", markup=False, timeout=10)
        return None
    return path

"""One call of stdplan: what stands before the command, opened when the command asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.errors import SettingsError, WorkspaceError
from stdplan_tui.frozen import frozen
from stdplan_tui.settings import Settings

if TYPE_CHECKING:
    from stdplan_tui.workspace.folder import Workspace


@frozen
class Call:
    """The user's settings, and the folder named by `-C`, None where the workspace is looked for.

    `problems` are what is wrong in the file of the settings; it was complained of already.
    """

    settings: Settings
    folder: Path | None = None
    problems: tuple[SettingsError, ...] = ()

    def workspace(self) -> Workspace:
        """The workspace of this call. Raises WorkspaceError."""
        from stdplan_tui.workspace.folder import open_workspace

        return open_workspace(self.folder, settings=self.settings)

    def workspace_if_any(self) -> Workspace | None:
        """The workspace of this call, None where none is named and none is here. Raises WorkspaceError."""
        try:
            return self.workspace()
        except WorkspaceError:
            if self.folder is not None:
                raise
            return None

"""Which layers a person wants to see, remembered in their own state folder: on the screen nothing else is shown.

It is read before the first paint, so that nothing hidden is ever to be seen; most have never hidden anything.
"""

from __future__ import annotations

from typing import Final

from stdplan_tui import atomic
from stdplan_tui.annotations.layers import Layers
from stdplan_tui.corpus.files import Stamp, stamp_of
from stdplan_tui.errors import AnnotationError, WorkspaceError
from stdplan_tui.language import _
from stdplan_tui.workspace.folder import Workspace

_FILE: Final = "layers.json"
_LARGEST: Final = 1 << 20


def layers_of(ws: Workspace) -> Layers:
    """What this person wants to see of the workspace; everything where that was never said, or cannot be read."""
    if layers_stamp(ws) is None or (folder := ws.state_folder) is None:
        return Layers()
    import json

    from stdplan_tui.annotations.store.files import read_limited

    try:
        found = json.loads(read_limited(folder / _FILE, _LARGEST))
    except (AnnotationError, ValueError, RecursionError):
        return Layers()
    if not isinstance(found, dict) or not isinstance(found.get("hidden", []), list):
        return Layers()
    hidden = (one for one in found.get("hidden", []) if isinstance(one, str))
    return Layers(frozenset(hidden), found.get("only_own") is True)


def layers_stamp(ws: Workspace) -> Stamp | None:
    """What the file looks like that it is remembered in: another one where somebody has changed it; None for none."""
    folder = ws.state_folder
    return None if folder is None else stamp_of(folder / _FILE)


def see(ws: Workspace, layers: Layers) -> None:
    """Remember what this person wants to see. Raises WorkspaceError where it cannot be written."""
    import json

    folder = ws.state_folder
    if folder is None:
        raise WorkspaceError(_("there is no folder to remember it in"), path=ws.root)
    content = json.dumps({"hidden": sorted(layers.hidden), "only_own": layers.only_own})
    atomic.save(folder / _FILE, content.encode(), WorkspaceError)

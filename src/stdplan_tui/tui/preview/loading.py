"""A file, prepared for import and ready to be looked at."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from stdplan_tui.errors import ImportingError, MendedByHand, StdplanError
from stdplan_tui.tui.preview.preview import Preview, previewed
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.importing import Prepared, prepare


def loaded(workspace: Workspace, path: Path, id_: str | None, merge: bool) -> Preview:
    """The preview of the file at `path`, under `id_` if that is given.

    Where nothing but the id stands in the way, the preview asks for one, and the id that it has is not to be kept.
    Raises StdplanError or OSError; nothing is written.
    """
    try:
        prepared = prepare(workspace, path, id=id_, merge=merge)
    except MendedByHand:
        raise
    except ImportingError as error:
        found = None if id_ is not None else _under_any_id(workspace, path)
        if found is None:
            raise
        return previewed(found, asked=error.message)
    return previewed(prepared, merge=merge)


def _under_any_id(workspace: Workspace, path: Path) -> Prepared | None:
    """The file prepared under an id that nobody has; None where something else than the id stands in the way."""
    taken = workspace.library.ids()
    free = next(name for number in count(1) if (name := f"import-{number}") not in taken)
    try:
        return prepare(workspace, path, id=free)
    except StdplanError:
        return None

"""Taking this person's changes of annotations back, and doing them again: across documents and restarts."""

from __future__ import annotations

from stdplan_tui.annotations.journal.changing import Turned, Turning
from stdplan_tui.annotations.journal.entries import Steps
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id


def history(ws: Workspace) -> Steps:
    """What can be taken back, the newest first, and what can be done again, the next one first."""
    author = ws.known_author
    return ws.journal.steps(author.slug) if author is not None else Steps()


def undo(ws: Workspace) -> Turned | None:
    """Take this person's last change back; None where there is none to take back.

    Raises AnnotationError where other hands have changed the same since, or it cannot be written.
    """
    turning = _turning(ws)
    return next(iter(turning.undo()), None) if turning else None


def redo(ws: Workspace) -> Turned | None:
    """Do again what was taken back last; None where there is none, or something else was done since.

    Raises AnnotationError as `undo` does.
    """
    turning = _turning(ws)
    return next(iter(turning.redo()), None) if turning else None


def undo_to(ws: Workspace, entry: str) -> tuple[Turned, ...]:
    """Take back everything down to the entry of that id, the newest first; nothing where it cannot be taken back.

    Raises AnnotationError as `undo` does; what was taken back before stays so.
    """
    turning = _turning(ws)
    return turning.undo(entry) if turning else ()


def redo_to(ws: Workspace, entry: str) -> tuple[Turned, ...]:
    """Do everything again down to the entry of that id; nothing where it was not taken back.

    Raises AnnotationError as `undo` does; what was done again before stays so.
    """
    turning = _turning(ws)
    return turning.redo(entry) if turning else ()


def _turning(ws: Workspace) -> Turning | None:
    author = ws.known_author
    return Turning(ws.store, ws.journal, author.slug, lambda id_: present_id(ws, id_)) if author is not None else None

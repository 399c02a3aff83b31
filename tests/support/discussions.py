"""Discussions for tests: notes, answers and verdicts of two people on a clause of the plan."""

from __future__ import annotations

from dataclasses import replace

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS

OTHERS = replace(SETTINGS, author_name="Li Qiang", author_id="89abcdef")


def others(workspace: Workspace) -> Workspace:
    """The same folder, opened by somebody else."""
    return Workspace(workspace.root, OTHERS)


def note_on(workspace: Workspace, words: str, clause: str = "1.1") -> Annotation:
    """A note on a clause of the plan."""
    document, found = reading.find(workspace, f"plan:{clause}")
    return annotating.annotate(workspace, document, found, words)


def standing(workspace: Workspace, annotation: Annotation) -> Noted:
    """An annotation as it stands now."""
    notes = workspace.notebook.of(reading.document(workspace, annotation.document))
    return next(one for one in notes.every if one.note.id == annotation.id)

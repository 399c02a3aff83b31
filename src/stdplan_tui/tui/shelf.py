"""The documents of the workspace by their titles: all that the outline needs before one is opened."""

from __future__ import annotations

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.folder import Workspace


@frozen
class Titled:
    """A document not yet opened; `problem` says why it cannot be, where it cannot."""

    id: DocumentId
    title: str
    problem: str = ""


def titled(workspace: Workspace) -> tuple[Titled, ...]:
    """Every document in order of id; one whose metadata cannot be read goes by its id."""
    return tuple(_titled(workspace, id_) for id_ in workspace.library.ids())


def _titled(workspace: Workspace, id_: DocumentId) -> Titled:
    try:
        metadata = workspace.library.metadata(id_)
    except (StdplanError, OSError) as error:
        return Titled(id_, id_, str(error))
    return Titled(id_, metadata.short_title or metadata.title or id_)

"""Going on where a share was killed: what it had begun to bring here is put back, and comes again with all the rest."""

from __future__ import annotations

from collections.abc import Iterator

from stdplan_tui.language import _
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.remains.arrived import Arrived, arrived, put_back
from stdplan_tui.sharing.remains.mark import stopped_since
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.committing import temporary_folder
from stdplan_tui.sharing.sync.steps import Kind, Outcome, Step
from stdplan_tui.sharing.sync.way import Way


def resumed(repository: Repository, work: Git, way: Way | None) -> Iterator[Step]:
    """Put back what is here of others only because a share was killed. Raises GitError, AnnotationError.

    Without that it would be committed as if somebody here had written it.
    """
    if way is None or stopped_since(repository) is None:
        return
    if (found := early(repository, way)) and found.names:
        undo(repository, work, found)
        said = _("a share was stopped while it brought files of others: they were put back, and come again")
        yield Step(Kind.READY, Outcome.DONE, said, found.names)


def early(repository: Repository, way: Way) -> Arrived | None:
    """What has come of others before the branch is where they are; None where nothing has. Raises GitError."""
    theirs = repository.commit(way.tracking)
    found = None if theirs is None else arrived(repository, theirs)
    return found if found is not None and (found.names or found.doubtful) else None


def undo(repository: Repository, work: Git, found: Arrived) -> None:
    """Make that as the branch has it. Raises GitError, AnnotationError, as `put_back` does."""
    with temporary_folder(repository) as folder:
        put_back(repository, work, found, folder)

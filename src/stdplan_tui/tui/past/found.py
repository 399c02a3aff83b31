"""Which annotations are looked at, and each change of one that git remembers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stdplan_tui.annotations.model import AnnotationId
from stdplan_tui.errors import AnnotationError, DocumentError
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.past.objects import Commit
from stdplan_tui.sharing.past.values import Step, Which
from stdplan_tui.workspace import past
from stdplan_tui.workspace.folder import Workspace

Key = tuple[str, str]
"""A commit ("" for what is not committed) and an annotation: which change it is."""


@frozen
class About:
    """What is looked at: annotations by their ids, and all on the clause `address` (DOC:CLAUSE) where it is given.

    `title` says what that is.
    """

    title: str
    ids: frozenset[AnnotationId]
    address: str = ""


@frozen
class Past:
    """A change of one annotation; `commit` is None for what nobody has committed yet."""

    commit: Commit | None
    step: Step

    @property
    def key(self) -> Key:
        """Which change it is."""
        return (self.commit.id if self.commit else "", self.step.named.id)


def changes(ws: Workspace, about: About) -> Iterator[Past]:
    """The changes of what is seen, the newest first. Raises GitError: no git, no repository."""
    kept = past.past_of(ws)
    which = Which(ids=frozenset(about.ids))
    if about.address:
        try:
            there = past.asked_for(ws, kept, about.address)
        except (AnnotationError, DocumentError):  # none on the clause, or no such clause any more
            there = which
        which = replace(which, ids=which.ids | there.ids)
    if which.ids:
        shows, steps = ws.shows, ((entry.commit, step) for entry in past.entries(kept, which) for step in entry.steps)
        yield from (Past(commit, step) for commit, step in steps if shows(step.named.author))

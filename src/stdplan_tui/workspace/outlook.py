"""What sharing would begin with: what has changed, where it would go, and what stands in the way.

Nothing is written and nothing fetched to know it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.changes import telling
from stdplan_tui.sharing.changes.changes import Changes, Names
from stdplan_tui.sharing.changes.reading import changes
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.joining import between
from stdplan_tui.sharing.sync.planning import Wishes, rebases
from stdplan_tui.sharing.sync.readiness import branch_of, check, check_identity
from stdplan_tui.sharing.sync.steps import Kind, Stopped
from stdplan_tui.sharing.sync.way import wants_rebase, way_of
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import clone_of, names_in


@frozen
class Obstacle:
    """What would stop sharing: at which step, why, in one line, and the particulars; none of it fit to be shown yet."""

    kind: Kind
    said: str
    lines: tuple[str, ...] = ()


@frozen
class Outlook:
    """What sharing would begin with, as far as it can be known.

    `told` are the changes in lines, `subject` is the first line of the message where nobody wishes another ("": there
    is nothing to commit). `branch` would be shared ("": none), `fetched` is what people call the branch that would be
    fetched, `goal` the one that would be pushed to ("": there is no remote). `unpushed` commits are here and, as far as
    this clone knows, not there. `rebases` says how both sides would be brought together, `rebases_unasked` how git is
    set. `by_others` are files that somebody has changed here who is not their author.
    """

    changes: Changes = Changes()
    told: tuple[str, ...] = ()
    by_others: tuple[str, ...] = ()
    subject: str = ""
    branch: str = ""
    is_detached: bool = False
    fetched: str = ""
    goal: str = ""
    unpushed: int = 0
    rebases: bool = False
    rebases_unasked: bool = False
    obstacle: Obstacle | None = None

    @property
    def wants_wish(self) -> bool:
        """Whether another wish would clear the way: to begin a branch, or to leave out what is broken."""
        detached, broken = self.is_detached and not self.branch, bool(self.changes.broken)
        return self.obstacle is not None and self.obstacle.kind in (Kind.BRANCH, Kind.CHANGES) and (detached or broken)


def outlook(ws: Workspace, wishes: Wishes) -> Outlook:
    """What sharing with these wishes would begin with. Raises nothing: what is wrong stands in the way."""
    try:
        look = _Looking(clone_of(ws), wishes)
    except StdplanError as error:
        return Outlook(obstacle=Obstacle(Kind.READY, error.message))
    look.at(Kind.READY, look.check)
    look.at(Kind.BRANCH, look.branch)
    look.at(Kind.READY, look.way)
    look.at(Kind.CHANGES, lambda: look.changes(names_in(ws)))
    return replace(look.found, obstacle=look.obstacle)


class _Looking:
    """Looks at one thing after the other: what is found, and what stands in the way first."""

    def __init__(self, repository: Repository, wishes: Wishes) -> None:
        self.found = Outlook()
        self.obstacle: Obstacle | None = None
        self._repository = repository
        self._wishes = wishes

    def at(self, kind: Kind, look: Callable[[], None]) -> None:
        """Look at one thing, which may stand in the way."""
        try:
            look()
        except Stopped as stopped:
            self.obstacle = self.obstacle or Obstacle(kind, stopped.said, stopped.lines)
        except StdplanError as error:
            self.obstacle = self.obstacle or Obstacle(kind, str(error))

    def check(self) -> None:
        """Whether the work tree is one that can be shared from. Raises Stopped, GitError."""
        check(self._repository)
        check_identity(Git(self._repository.top))

    def branch(self) -> None:
        """The branch that would be shared. Raises Stopped, GitError."""
        on = branch_of(self._repository)
        self.found = replace(self.found, branch=on or self._wishes.branch or "", is_detached=on is None)
        if not self.found.branch:
            raise Stopped(_("HEAD is detached: no branch would keep the commit"))

    def way(self) -> None:
        """Where it would go, and how both sides would be brought together. Raises Stopped, GitError."""
        repository, branch = self._repository, self.found.branch
        way = way_of(repository, branch) if branch else None
        if way is not None:
            head = repository.head
            self.found = replace(
                self.found,
                fetched=way.name,
                goal=way.push_name,
                unpushed=between(repository, repository.commit(way.tracking), head) if head else 0,
                rebases=rebases(repository, self._wishes, branch, way),
                rebases_unasked=wants_rebase(repository, branch),
            )

    def changes(self, names: Names) -> None:
        """What has changed. Raises Stopped, StdplanError."""
        found = changes(self._repository, corpus=self._wishes.corpus)
        told = tuple(telling.told(found.files, names))
        subject = telling.subject(found, names) if found.files else ""
        others = tuple(one.name for one in found.by_others(names.own))
        self.found = replace(self.found, changes=found, told=told, subject=subject, by_others=others)
        if found.broken and not self._wishes.anyway:
            raise Stopped(_("broken files: they should be mended first"))

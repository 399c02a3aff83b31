"""What "share" means, step by step: look, commit, fetch, bring together, push, and again where others were quicker.

Nothing is forced, and after each step the clone is in a state that git explains. Who takes the steps one by one may
stop between any two of them.
"""

from __future__ import annotations

import random
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.sharing.changes import telling
from stdplan_tui.sharing.changes.changes import Changes, Names
from stdplan_tui.sharing.changes.reading import changes
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.remains.mark import marked
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.committing import Draft, stage
from stdplan_tui.sharing.sync.joining import between, is_ancestor, merged, refuse_unsigned
from stdplan_tui.sharing.sync.moving import Overtaken, forward, transplant
from stdplan_tui.sharing.sync.planning import Wishes, planned, rebases
from stdplan_tui.sharing.sync.readiness import begin_branch, branch_of, check, check_identity, detached
from stdplan_tui.sharing.sync.remote import Pushed, fetched, follow, pushed
from stdplan_tui.sharing.sync.replaying import is_linear, replayed
from stdplan_tui.sharing.sync.resuming import resumed
from stdplan_tui.sharing.sync.steps import Kind, Outcome, Step, Stopped
from stdplan_tui.sharing.sync.way import Way, way_of

TRIES: Final = 10
"""How often it is pushed anew where others are quicker."""

_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 1.0
_SHORT: Final = 10


class Sharing:
    """One run of sharing. What it has come to so far can be asked at any time.

    `committed` is the commit that it made, `joined` says that commits of others have come in, `pushed` that the remote
    has what is here.
    """

    def __init__(self, repository: Repository, wishes: Wishes, names: Names, lock: Path | None) -> None:
        self.repository = repository
        self.wishes = wishes
        self.names = names
        self.committed: str | None = None
        self.joined = False
        self.pushed = False
        self.changes = Changes()
        self._lock = lock
        self._at = Kind.READY
        self._branch = ""
        self._staged = False
        # What takes paths takes them from standard input, and hooks should not be told to read theirs literally.
        self._work = Git(repository.top, True, wishes.asking, (("GIT_LITERAL_PATHSPECS", "0"),))

    def steps(self) -> Generator[Step, None, None]:
        """Take the steps, telling each when it has been taken; the last says how things stand. Raises nothing.

        Stopped, thrown in after any of them, is a step that stopped, and no other is taken.
        """
        try:
            yield from self._steps()
        except Stopped as stopped:
            yield Step(self._at, Outcome.STOPPED, stopped.said, stopped.lines)
        except StdplanError as error:
            yield Step(self._at, Outcome.STOPPED, str(error))
        else:
            yield self._end(Outcome.PLANNED if self.wishes.rehearse else Outcome.DONE)
            return
        yield self._end(Outcome.STOPPED)

    def _steps(self) -> Iterator[Step]:
        check(self.repository)
        check_identity(self._work)
        yield from self._branched()
        branch = self._branch
        self._at = Kind.READY
        way = way_of(self.repository, branch)
        if self.wishes.rehearse:
            yield from self._looked()
            yield from planned(self.repository, self.wishes, branch, way, self._message())
            return
        resuming = [*resumed(self.repository, self._work, way)]
        with marked(self.repository):
            yield from resuming
            yield from self._shared(branch, way)

    def _shared(self, branch: str, way: Way | None) -> Iterator[Step]:
        if self.repository.head is None and way is not None:
            yield from self._joined(branch, way, self._fetch(way))  # a commit of our own would have nothing in common
        with locked(self._lock):
            seen = [*self._looked()]
            self._stage()
        yield from seen
        yield from self._commit(branch)
        if way is not None:
            yield from self._sent(branch, way)
        else:
            self._at = Kind.PUSH
            yield Step(Kind.PUSH, Outcome.NOTHING, _("there is no remote to push to"))

    def _branched(self) -> Iterator[Step]:
        """See that HEAD is on a branch, beginning one where that is wished."""
        self._at = Kind.BRANCH
        branch, wished = branch_of(self.repository), self.wishes.branch
        if branch is None and wished is None:
            raise detached()
        if branch is None and wished is not None:
            if not self.wishes.rehearse:
                begin_branch(self.repository, self._work, wished)
            outcome = Outcome.PLANNED if self.wishes.rehearse else Outcome.DONE
            yield Step(Kind.BRANCH, outcome, _("a new branch {name} begins here").format(name=wished))
        elif wished not in (None, branch):
            raise Stopped(_("HEAD is on the branch {branch} already").format(branch=branch))
        self._branch = branch or wished or ""

    def _looked(self) -> Iterator[Step]:
        """Look at what has changed. Raises Stopped where something is broken and that should be mended first."""
        self._at = Kind.CHANGES
        self.changes = changes(self.repository, corpus=self.wishes.corpus)
        broken = [f"{one.name}: {one.reason}" for one in self.changes.broken]
        if broken and not self.wishes.anyway:
            raise Stopped(_("broken files: mend them first, or leave them out with --anyway"), broken)
        if self.changes.files:
            said = telling.subject(self.changes, self.names)
            yield Step(Kind.CHANGES, Outcome.DONE, said, tuple(telling.told(self.changes.files, self.names)))
        else:
            yield Step(Kind.CHANGES, Outcome.NOTHING, _("nothing has changed since the last commit"))
        if others := self.changes.by_others(self.names.own):
            said = _("changed here by somebody other than their author:")
            yield Step(Kind.CHANGES, Outcome.WARNED, said, tuple(_short([one.name for one in others])))
        left = [*broken, *(f"{one.name}: {one.reason}" for one in self.changes.left_out)]
        if left:
            yield Step(Kind.CHANGES, Outcome.WARNED, _("left out:"), tuple(_short(left)))

    def _stage(self) -> None:
        self._at = Kind.COMMIT
        if self.changes.files:
            stage(self.repository, self._work, self.changes.names)
            self._staged = True

    def _commit(self, branch: str) -> Iterator[Step]:
        self._at = Kind.COMMIT
        message = self._message()
        if message is None:
            return
        draft = Draft(self.repository, self._work, branch, self.repository.head)
        self.committed = draft.commit(self.changes.names, message)
        if self.committed is None:
            yield Step(Kind.COMMIT, Outcome.NOTHING, _("the last commit has all of it already"))
            return
        said = _("committed as {commit}: {subject}")
        said = said.format(commit=self.committed[:_SHORT], subject=message.splitlines()[0])
        yield Step(Kind.COMMIT, Outcome.DONE, said, commit=self.committed)

    def _message(self) -> str | None:
        """The message of the commit; None where there is nothing to commit."""
        if not self.changes.files:
            return None
        return telling.message(self.changes, self.names, self.wishes.message)

    def _sent(self, branch: str, way: Way) -> Iterator[Step]:
        """Fetch, bring together and push, until the remote has it."""
        pause = _FIRST_PAUSE
        for _again in range(TRIES):
            self._at = Kind.FETCH
            theirs = self._fetch(way)
            yield self._told_fetch(way, theirs)
            try:
                yield from self._joined(branch, way, theirs)
            except Overtaken:
                yield Step(Kind.JOIN, Outcome.AGAIN, _("the branch has changed here meanwhile; once more"))
                continue
            if not self.wishes.push:
                return
            step = self._push(branch, way, theirs)
            yield step
            if step.outcome is not Outcome.AGAIN:
                return
            time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 — so that two who wait do not meet again
            pause = min(2 * pause, _LONGEST_PAUSE)
        said = _("others were quicker each time, {n} times: share again when it is calmer")
        raise Stopped(said.format(n=TRIES))

    def _fetch(self, way: Way) -> str | None:
        self._at = Kind.FETCH
        return fetched(self.repository, self._work, way)

    def _told_fetch(self, way: Way, theirs: str | None) -> Step:
        if theirs is None:
            return Step(Kind.FETCH, Outcome.NOTHING, _("{name} is not there yet").format(name=way.name))
        new = between(self.repository, self.repository.head, theirs)
        if not new:
            return Step(Kind.FETCH, Outcome.NOTHING, _("{name} has nothing new").format(name=way.name), commit=theirs)
        said = ngettext("{name} has {n} commit by others", "{name} has {n} commits by others", new)
        return Step(Kind.FETCH, Outcome.DONE, said.format(name=way.name, n=new), commit=theirs)

    def _joined(self, branch: str, way: Way, theirs: str | None) -> Iterator[Step]:
        """Bring what others have pushed together with what is here. Raises Overtaken, Stopped, GitError."""
        self._at = Kind.JOIN
        ours, repository, work = self.repository.head, self.repository, self._work
        if theirs is None or (ours and is_ancestor(repository, theirs, ours)):
            return
        refuse_unsigned(repository, work, theirs)
        if ours is None or is_ancestor(repository, ours, theirs):
            forward(repository, work, branch, ours, theirs)
            said, commit = _("their commits are here now; there were none to bring together with"), theirs
        elif rebases(repository, self.wishes, branch, way) and is_linear(repository, theirs, ours):
            commit = replayed(repository, work, ours, theirs, way.name)
            transplant(repository, work, branch, ours, commit)
            self.committed = self.committed and commit
            said = _("your commits were made anew on top of theirs (rebase)")
        else:
            commit = merged(repository, work, ours, theirs, way.name)
            forward(repository, work, branch, ours, commit)
            said = _("your commits and theirs were brought together (merge)")
        self.joined = True
        yield Step(Kind.JOIN, Outcome.DONE, said, commit=commit)

    def _push(self, branch: str, way: Way, theirs: str | None) -> Step:
        self._at = Kind.PUSH
        ours = self.repository.head
        if ours is None or (ours == theirs and way.is_there_and_back):
            self.pushed = ours is not None
            return Step(Kind.PUSH, Outcome.NOTHING, _("there is nothing to push"))
        if pushed(self._work, way, ours, theirs) is Pushed.OVERTAKEN:
            return Step(
                Kind.PUSH,
                Outcome.AGAIN,
                _("others have pushed to {name} meanwhile; once more").format(name=way.push_name),
            )
        self.pushed = True
        if not way.follows:
            follow(self._work, way, branch)
        said = _("pushed to {name}") if way.follows else _("pushed to {name}, which this branch follows from now on")
        return Step(Kind.PUSH, Outcome.DONE, said.format(name=way.push_name), commit=ours)

    def _end(self, outcome: Outcome) -> Step:
        """How things stand."""
        return Step(Kind.END, outcome, self._standing(), commit=self.committed or "")

    def _standing(self) -> str:
        if self.wishes.rehearse:
            return _("nothing was changed: this was a rehearsal")
        if self.pushed:
            return _("the remote has all that is here")
        if self.committed:
            return _("the commit {commit} is in this clone and not yet pushed: the next share sends it").format(
                commit=self.committed[:_SHORT]
            )
        if self._staged:
            return _("your changes are staged and not committed; nothing else was touched")
        return _("nothing was committed and nothing pushed")


def _short(lines: Sequence[str], most: int = 20) -> Iterator[str]:
    yield from lines[:most]
    if (more := len(lines) - most) > 0:
        yield ngettext("and {n} more", "and {n} more", more).format(n=more)

"""Fetching one branch of a remote, and pushing to one: never by force, and with what the remote said."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from stdplan_tui.language import _
from stdplan_tui.sharing.git import Git, Output
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.steps import Stopped
from stdplan_tui.sharing.sync.way import Way
from stdplan_tui.text.display import shown_line

_NO_SUCH: Final = 2
"""The exit code of `ls-remote --exit-code` where the remote has no such branch."""

_MOST_LINES: Final = 20
_FETCH: Final = ("fetch", "--no-recurse-submodules", "--no-tags", "--no-prune", "--no-write-fetch-head", "--quiet")
_PUSH: Final = ("push", "--porcelain", "--no-recurse-submodules", "--no-follow-tags", "--no-progress")


class Pushed(Enum):
    """What came of a push that did not have to be stopped."""

    DONE = "done"
    OVERTAKEN = "overtaken"
    """Somebody else pushed first."""


def fetched(repository: Repository, work: Git, way: Way) -> str | None:
    """Fetch the branch; the commit that it is at, None where the remote has no such one. Raises Stopped, GitError."""
    refs = f"+refs/heads/{way.theirs}:{way.tracking}"
    output = work.tried(*_FETCH, "--", way.remote, refs)
    if output.code == 0:
        return repository.commit(way.tracking)
    asked = _asked(work, way.remote, way.theirs)
    if asked.code == _NO_SUCH:
        return None
    raise Stopped(_("{remote} cannot be fetched from").format(remote=way.remote), _words(output))


def pushed(work: Git, way: Way, commit: str, known: str | None) -> Pushed:
    """Push a commit to a branch that was at `known` when it was looked at last; None where it was not there.

    Raises Stopped, with what the remote said, for every refusal that trying again will not mend; GitError.
    """
    output = work.tried(*_PUSH, "--", way.push_remote, f"{commit}:refs/heads/{way.push_theirs}")
    if output.code == 0:
        return Pushed.DONE
    now = _tip(work, way)
    if now == commit:
        return Pushed.DONE
    refusals = [*_refusals(output)]
    if way.is_there_and_back and (now != (known or "") or any("lock" in line for line in refusals)):
        return Pushed.OVERTAKEN
    raise Stopped(_("{name} refuses what was pushed").format(name=way.push_name), [*_words(output), *refusals])


def follow(work: Git, way: Way, branch: str) -> None:
    """Have git's configuration say from now on what the branch follows. Raises GitError."""
    work.run("config", "--local", f"branch.{branch}.remote", way.remote)
    work.run("config", "--local", f"branch.{branch}.merge", f"refs/heads/{way.theirs}")


def _asked(work: Git, remote: str, branch: str) -> Output:
    return work.tried("ls-remote", "--exit-code", "--quiet", "--", remote, f"refs/heads/{branch}")


def _tip(work: Git, way: Way) -> str:
    """The commit that the branch is at where it is pushed to; "" where there is none. Raises Stopped, GitError."""
    asked = _asked(work, way.push_remote, way.push_theirs)
    if asked.code not in (0, _NO_SUCH):
        raise Stopped(_("{remote} cannot be reached").format(remote=way.push_remote), _words(asked))
    named = (line.split("\t") for line in asked.text.splitlines())
    return next((commit for commit, ref in named if ref == f"refs/heads/{way.push_theirs}"), "")


def _refusals(output: Output) -> Iterator[str]:
    """The reasons in what `push --porcelain` printed: `!`, the refs, and `[remote rejected] (reason)`, by TAB."""
    for line in output.text.splitlines():
        if line.startswith("!"):
            yield shown_line(line.split("\t")[-1])


def _words(output: Output) -> list[str]:
    return [*output.told[:_MOST_LINES]]

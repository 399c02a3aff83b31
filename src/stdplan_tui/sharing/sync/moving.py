"""Moving the branch and the work tree to another commit; what others have changed or staged here stays as it is."""

from __future__ import annotations

import os

from stdplan_tui.language import _
from stdplan_tui.sharing.git import Git, Output
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.committing import REFLOG, await_index, unmoved
from stdplan_tui.sharing.sync.steps import Stopped


class Overtaken(Exception):
    """Somebody has moved the branch meanwhile."""


def forward(repository: Repository, work: Git, branch: str, ours: str | None, commit: str) -> None:
    """Move the branch from `ours` to a commit that has it in its past.

    Raises Overtaken where the branch is no longer at `ours`; Stopped where files stand in the way: then nothing has
    changed; GitError.
    """
    _ready(repository, branch, ours)
    acting = work.with_variables({"GIT_REFLOG_ACTION": REFLOG})
    manner = ("--ff-only", "--no-autostash", "--no-overwrite-ignore", "--no-verify-signatures", "--no-stat", "--quiet")
    output = acting.tried("merge", *manner, commit)
    if output.code:
        stuck = unmoved(repository, ours, output)
        locked = any(".lock'" in line for line in output.told)
        raise Overtaken if stuck is None else stuck if locked else _in_the_way(output)


def transplant(repository: Repository, work: Git, branch: str, ours: str, commit: str) -> None:
    """Move the branch from `ours` to a commit that does not have it in its past. Raises as `forward` does.

    Index and work tree go first: a kill before the branch follows leaves the difference staged.
    """
    _ready(repository, branch, ours)
    _refuse_overwriting(repository, ours, commit)
    work.tried("update-index", "-q", "--refresh")  # else a file that was only copied or touched counts as changed
    output = work.tried("read-tree", "-m", "-u", ours, commit)
    if output.code:
        raise _in_the_way(output)
    moved = work.tried("update-ref", "-m", f"{REFLOG}: rebase", f"refs/heads/{branch}", commit, ours)
    if moved.code:
        back = work.tried("read-tree", "-m", "-u", commit, ours)
        if back.code:
            message = _("the branch has changed meanwhile; git status shows what is staged of the commits of others")
            raise Stopped(message, back.told)
        raise unmoved(repository, ours, moved) or Overtaken


def _ready(repository: Repository, branch: str, ours: str | None) -> None:
    await_index(repository)
    if repository.branch != branch or repository.head != ours:
        raise Overtaken


def _refuse_overwriting(repository: Repository, ours: str, commit: str) -> None:
    """Raise Stopped where a file that git does not have stands where a new one is to be, were it an ignored one."""
    asked = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=A", ours, commit)
    new = repository.git.run(*asked).pieces
    there = [name for name in new if os.path.lexists(repository.top / name)]
    if there:
        raise Stopped(_words(), there)


def _in_the_way(output: Output) -> Stopped:
    return Stopped(_words(), output.told)


def _words() -> str:
    return _("files here that are not committed would be overwritten by what others have pushed; nothing was touched")

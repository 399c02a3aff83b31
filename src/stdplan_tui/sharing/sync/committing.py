"""Committing some files and no others, whatever else is staged or changed.

`git commit` would take the other staged files along, or with `--only` refuse new files and what a merge has left; and
with an index of its own it still reads HEAD when it likes, so that a commit which somebody makes at that moment would
be taken back. So a commit is made from its parts: a temporary index of HEAD and our files, the hooks, the commit, and
then the branch is moved, if it is still where it was.

Our files are staged in the index of the work tree first: a kill at any moment leaves them staged, and nothing else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.corpus.files import stamp_of
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.errors import GitError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.git import Git, Output, null_ended
from stdplan_tui.sharing.own_lines import OWN_LINES
from stdplan_tui.sharing.remains.leavings import HELD, TEMPORARY, dead_folders
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.steps import Stopped

PATIENCE: Final = 2.0
"""Seconds that another git is waited for."""

REFLOG: Final = "stdplan share"
_FILES: Final = frozenset({"100644", "100755"})


def stage(repository: Repository, work: Git, names: Sequence[str]) -> None:
    """Make the index of the work tree hold these files as they are, or as gone. Raises GitError, Stopped."""
    await_index(repository)
    work.run("update-index", "--add", "--remove", "-z", "--stdin", stdin=null_ended(names))


def await_index(repository: Repository) -> None:
    """Wait while another git writes the index. Raises Stopped, which says what to do, after PATIENCE seconds."""
    until = time.monotonic() + PATIENCE
    while repository.is_locked:
        if time.monotonic() > until:
            file = repository.own / "index.lock"
            message = _("another git is at work here, or was killed; if none is running, remove {file}")
            raise Stopped(message.format(file=file))
        time.sleep(0.05)


@frozen
class Draft:
    """A commit that is to be made: on the branch `branch`, which is at `parent`, None before its first commit."""

    repository: Repository
    work: Git
    branch: str
    parent: str | None

    def commit(self, names: Sequence[str], message: str) -> str | None:
        """Commit these files, which are staged; the commit, None where the branch has them so already.

        Raises GitError, and Stopped where a hook refuses or changes something: then the files are staged and nothing
        is committed.
        """
        with temporary_folder(self.repository) as folder:
            index = self._index(folder, names)
            tree = index.run("write-tree").text
            if self.parent and tree == self.repository.git.run("rev-parse", f"{self.parent}^{{tree}}").text:
                return None
            self._before(index, tree, names)
            file = self._worded(index, folder / "message", message)
            commit = commit_of(self.work, tree, [self.parent] if self.parent else [], file)
        self._move(commit, message)
        self.work.tried("hook", "run", "--ignore-missing", "post-commit")
        return commit

    def _index(self, folder: Path, names: Sequence[str]) -> Git:
        """git with an index that holds the parent and these files as they are staged."""
        index = self.work.with_variables({"GIT_INDEX_FILE": str(folder / "index")})
        index.run("read-tree", self.parent or "--empty")
        staged = self._staged()
        if gone := [name for name in names if name not in staged]:
            index.run("update-index", "--force-remove", "-z", "--stdin", stdin=null_ended(gone))
        entries = (f"{staged[name]}\t{name}" for name in names if name in staged)
        index.run("update-index", "-z", "--index-info", stdin=null_ended(entries))
        return index

    def _staged(self) -> Mapping[str, str]:
        """Mode and blob of the regular files of the workspace that are staged, by their names."""
        own = (self.repository.prefix + name for name in (ANNOTATIONS, CORPUS, *OWN_LINES))
        pieces = self.repository.git.run("ls-files", "--stage", "-z", "--", *own).pieces
        staged: dict[str, str] = {}
        for piece in pieces:
            about, name = piece.split("\t", 1)
            mode, blob, _stage = about.split(" ")
            if mode in _FILES:
                staged[name] = f"{mode} {blob}"
        return staged

    def _before(self, index: Git, tree: str, names: Sequence[str]) -> None:
        """Run the hook that looks at what is to be committed. Raises Stopped where it refuses, or changes that."""
        paths = [self.repository.top / name for name in names]
        stamps = [*map(stamp_of, paths)]
        _run_hook(index, "pre-commit")
        if index.run("write-tree").text != tree or stamps != [*map(stamp_of, paths)]:
            raise Stopped(_("the hook pre-commit has changed what was to be committed: look at it, then share again"))

    def _worded(self, index: Git, file: Path, message: str) -> Path:
        """The message in a file, as the hooks leave it. Raises Stopped where one refuses, or leaves nothing."""
        file.write_bytes(message.encode("utf-8", "replace"))
        _run_hook(index, "prepare-commit-msg", str(file), "message")
        _run_hook(index, "commit-msg", str(file))
        if not file.read_bytes().strip():
            raise Stopped(_("a hook has left no message for the commit"))
        return file

    def _move(self, commit: str, message: str) -> None:
        """Move the branch to a commit, if nobody has moved it since. Raises Stopped."""
        before = self.parent or "0" * len(commit)
        reason = f"{REFLOG}: {message.splitlines()[0]}"
        output = self.work.tried("update-ref", "-m", reason, f"refs/heads/{self.branch}", commit, before)
        if output.code:
            raise unmoved(self.repository, self.parent, output) or Stopped(
                _("the branch has changed meanwhile: share again"), output.told
            )


def unmoved(repository: Repository, before: str | None, output: Output) -> Stopped | None:
    """What is said where git could not move the branch although nobody else has; None where somebody has."""
    if repository.head != before:
        return None
    return Stopped(_("git cannot move the branch; stdplan doctor says more"), output.told)


def commit_of(work: Git, tree: str, parents: Sequence[str], message: Path, *, encoding: str = "UTF-8") -> str:
    """A new commit, signed where git is set so; no branch has it yet. Raises Stopped, GitError.

    `message` is a file of text in `encoding`.
    """
    worded = ("-c", f"i18n.commitEncoding={encoding}")
    signed = ["-S"] if work.tried("config", "--type=bool", "--get", "commit.gpgSign").text == "true" else []
    above = [word for parent in parents for word in ("-p", parent)]
    output = work.tried(*worded, "commit-tree", *signed, *above, "-F", str(message), tree)
    if output.code:
        raise Stopped(_("git cannot make the commit"), output.told)
    return output.text


@contextmanager
def temporary_folder(repository: Repository) -> Iterator[Path]:
    """A folder inside git's own until the block ends; those that a kill has left are removed."""
    for left in dead_folders(repository):
        rmtree(left, ignore_errors=True)
    try:
        folder = Path(mkdtemp(prefix=TEMPORARY, dir=repository.own))
    except OSError as error:
        raise GitError(_("cannot be written: {reason}").format(reason=error.strerror), path=repository.own) from None
    try:
        with locked(folder / HELD):
            yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def _run_hook(git: Git, name: str, *arguments: str) -> None:
    """Run a hook of the clone, if it has one. Raises Stopped with what it said where it refuses."""
    after = ("--", *arguments) if arguments else ()
    output = git.tried("hook", "run", "--ignore-missing", name, *after)
    if output.code:
        printed = os.fsdecode(output.out).splitlines()
        raise Stopped(_("the hook {name} refuses").format(name=name), [*printed, *output.told])

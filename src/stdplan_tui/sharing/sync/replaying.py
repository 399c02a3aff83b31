"""Commits made anew on top of other ones, as `git rebase` does, without touching the work tree."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.committing import commit_of, temporary_folder
from stdplan_tui.sharing.sync.joining import conflicted, merge_base, merged_tree

_AUTHOR: Final = re.compile(rb"(.*?) ?<([^>]*)> (-?\d+) ([+-]\d{4})")


@frozen
class Recorded:
    """What a commit has that its copy keeps: author, the name of the encoding, and the bytes of the message."""

    author: tuple[bytes, bytes, bytes]
    encoding: str
    message: bytes


def is_linear(repository: Repository, theirs: str, ours: str) -> bool:
    """Whether there is no merge among our commits that theirs do not have. Raises GitError."""
    return not repository.git.run("rev-list", "--merges", "--max-count=1", ours, f"^{theirs}").out


def replayed(repository: Repository, work: Git, ours: str, theirs: str, name: str) -> str:
    """The last of our commits as they are made anew on top of `theirs`, which people call `name`.

    One whose changes are there already is left out. Raises Stopped for conflicts; GitError.
    """
    merge_base(repository, ours, theirs)
    top = theirs
    listed = repository.git.run("rev-list", "--reverse", "--topo-order", ours, f"^{theirs}").text
    for commit in listed.splitlines():
        top = _replayed(repository, work, commit, top, name)
    return top


def recorded(content: bytes) -> Recorded:
    """What the object of a commit says, as `git cat-file commit` prints it."""
    head, _blank, message = content.partition(b"\n\n")
    fields = dict(line.split(b" ", 1) for line in head.split(b"\n") if line[:1] != b" " and b" " in line)
    found = _AUTHOR.fullmatch(fields.get(b"author", b""))
    author = (found[1], found[2], b"@%b %b" % (found[3], found[4])) if found else (b"", b"", b"")
    return Recorded(author, fields.get(b"encoding", b"UTF-8").decode("ascii", "replace"), message)


def _replayed(repository: Repository, work: Git, commit: str, top: str, name: str) -> str:
    """A commit made anew on top of another; that other where it adds nothing to it."""
    git = repository.git
    parent, tree, top_tree = (_tree(git, revision) for revision in (f"{commit}^", commit, top))
    base = _synthetic(work, parent, [])
    onto, ours = _synthetic(work, top_tree, [base]), _synthetic(work, tree, [base])
    merged = merged_tree(repository, work, base, onto, ours)
    if merged.conflicts:
        raise conflicted(repository, merged.conflicts, f"git rebase {name}")
    if merged.id == top_tree and tree != parent:
        return top
    return _copied(repository, work, recorded(git.run("cat-file", "commit", commit).out), merged.id, top)


def _copied(repository: Repository, work: Git, commit: Recorded, tree: str, parent: str) -> str:
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE")
    said: dict[str, str] = dict(zip(names, map(os.fsdecode, commit.author), strict=True)) if commit.author[2] else {}
    with temporary_folder(repository) as folder:
        message = folder / "message"
        message.write_bytes(commit.message)
        return commit_of(work.with_variables(said), tree, [parent], message, encoding=commit.encoding)


def _tree(git: Git, revision: str) -> str:
    return git.run("rev-parse", f"{revision}^{{tree}}").text


def _synthetic(work: Git, tree: str, parents: Sequence[str]) -> str:
    """A commit of that tree that nobody will ever see: git merges commits, not trees."""
    above = [word for parent in parents for word in ("-p", parent)]
    return work.run("commit-tree", *above, "-m", "-", tree).text

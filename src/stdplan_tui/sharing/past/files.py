"""Which files of a workspace changed in which commit, between two commits, or since one: names and ids of contents.

A renamed file is one that went and one that came: git's guesses at which became which have written one annotation into
another, and an annotation has its id for a name. In a merge a file counts as changed where it is none of its parents'.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.past.ancestry import Ancestry
from stdplan_tui.sharing.past.merges import taken_back
from stdplan_tui.sharing.past.raw import Touched, by_commit
from stdplan_tui.sharing.repository import Repository

HERE: Final = "here"
"""Stands for the content of a file of the work tree, which git has no id for."""

_PORTION: Final = 100
"""The commits that are looked into in the first run; later ones look into more, up to _LARGEST_PORTION."""

_LARGEST_PORTION: Final = 1600


def touched(
    repository: Repository, tip: str, patterns: Sequence[str], since: datetime | None = None
) -> Iterator[tuple[str, Sequence[Touched]]]:
    """The commits up to `tip` that changed a file with a name like one of the patterns, the newest first.

    In a pattern `*` is any part of a name without a `/`; a folder is all that stands in it. Raises GitError.
    """
    for id_, changed, back in walked(repository, tip, patterns, since):
        if changed or back:
            yield id_, [*changed, *back]


def walked(
    repository: Repository, tip: str, patterns: Sequence[str], since: datetime | None = None
) -> Iterator[tuple[str, Sequence[Touched], Sequence[Touched]]]:
    """As `touched`: each commit with the files that it changed, and those that it took back, as `merges` has it."""
    git = _looking(repository)
    limits = [] if since is None else [f"--max-age={int(since.timestamp())}"]
    commits, ancestry = _listed(git, [*limits, tip, "--", *patterns]), Ancestry(git, tip)
    most = _PORTION
    while portion := [*islice(commits, most)]:
        asked = ("diff-tree", "--stdin", "--root", "-r", "-c", "-z", "--raw", "--no-renames", "--", *patterns)
        stdin = "".join(f"{id_}\n" for id_ in portion).encode("ascii")
        found = dict(by_commit(git.run(*asked, stdin=stdin).out, repository.prefix))
        back = taken_back(git, portion, patterns, repository.prefix, ancestry)
        yield from ((id_, found.get(id_, ()), back.get(id_, ())) for id_ in portion)
        most = min(4 * most, _LARGEST_PORTION)


def ever_named(repository: Repository, tip: str, folder: str) -> Iterator[str]:
    """The names in the workspace of what ever stood in one of its folders up to `tip`, one for each content.

    Where a clone lacks contents, their names are not among them. Raises GitError.
    """
    asked = ("rev-list", "--objects", "--missing=allow-any", "--full-history", tip, "--", folder)
    for line in Git(repository.folder).run(*asked).out.split(b"\n"):
        name = os.fsdecode(line.partition(b" ")[2])
        if name.startswith(repository.prefix):
            yield name.removeprefix(repository.prefix)


def between(repository: Repository, before: str, after: str, patterns: Sequence[str]) -> Sequence[Touched]:
    """The files that two commits or trees have differently. Raises GitError."""
    asked = ("diff-tree", "-r", "-z", "--raw", "--no-renames", before, after, "--", *patterns)
    return [
        one for _commit, found in by_commit(_looking(repository).run(*asked).out, repository.prefix) for one in found
    ]


def since(repository: Repository, before: str, patterns: Sequence[str]) -> Sequence[Touched]:
    """The files that the work tree may have otherwise than a commit or tree, new ones with them. Raises GitError."""
    git = _looking(repository)
    printed = git.run("diff-index", "-z", "--raw", "--no-renames", before, "--", *patterns).out
    new = git.run("ls-files", "--full-name", "-z", "--others", "--", *patterns).pieces
    known: dict[str, str] = {}
    gone: set[str] = set()
    for _commit, found in by_commit(printed, repository.prefix):
        for one in found:
            known[one.name] = known.get(one.name) or one.before
            gone |= set() if os.path.lexists(repository.folder / one.name) else {one.name}
    names = dict.fromkeys((*known, *_within(new, repository.prefix)))
    files = (Touched(name, known.get(name, ""), "" if name in gone else HERE) for name in names)
    return [one for one in files if one.before or one.after]  # and not what was only ever staged


def empty_tree(repository: Repository) -> str:
    """The id of a tree without files, to which everything is new. Raises GitError."""
    return repository.git.run("hash-object", "-t", "tree", "--stdin").text


def _listed(git: Git, asked: Sequence[str]) -> Iterator[str]:
    """The commits that git lists, the first without waiting for all: in portions that grow, for each begins anew."""
    skipped, most = 0, _PORTION
    while True:
        limits = (f"--skip={skipped}", f"--max-count={most}")
        found = git.run("rev-list", "--full-history", *limits, *asked).text.split()
        yield from found
        if len(found) < most:
            return
        skipped, most = skipped + most, most * 4


def _looking(repository: Repository) -> Git:
    """git in the folder of the workspace, for names with patterns."""
    return Git(repository.folder).with_variables({"GIT_LITERAL_PATHSPECS": "0", "GIT_GLOB_PATHSPECS": "1"})


def _within(names: Iterable[str], prefix: str) -> Iterator[str]:
    return (name.removeprefix(prefix) for name in names if name.startswith(prefix))

"""What merges took back: a file that a merge has as one side had it, although the other side had changed it.

git's own view of a merge, the files that are none of its parents', does not show that, and it is how notes get lost: a
side was taken whole. A file that one side alone changed is as that side has it, and nothing was taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.past.ancestry import Ancestry
from stdplan_tui.sharing.past.raw import Touched, by_commit

_Files = Mapping[str, Touched]


def taken_back(
    git: Git, commits: Iterable[str], patterns: Sequence[str], prefix: str, ancestry: Ancestry
) -> Mapping[str, Sequence[Touched]]:
    """The files that merges of two sides among the commits took back, from what the one side had. Raises GitError.

    `ancestry` has all of the commits.
    """
    sides = dict(_merges(git, commits))
    if not sides:
        return {}
    bases = {merge: base for merge, (a, b) in sides.items() if (base := ancestry.base(a, b))}
    from_a, from_b = (
        _changed(git, {merge: parents[nth] for merge, parents in sides.items()}, patterns, prefix) for nth in (0, 1)
    )
    from_base = _changed(git, bases, patterns, prefix)
    found = {merge: [*_lost(from_a.get(merge, {}), from_b.get(merge, {}), from_base.get(merge, {}))] for merge in bases}
    return {merge: files for merge, files in found.items() if files}


def _merges(git: Git, commits: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The merges of two sides, each with both."""
    stdin = "".join(f"{id_}\n" for id_ in commits).encode("ascii")
    for line in git.run("rev-list", "--no-walk=unsorted", "--parents", "--stdin", stdin=stdin).text.split("\n"):
        match line.split(" "):
            case [merge, a, b]:
                yield merge, (a, b)


def _changed(git: Git, others: Mapping[str, str], patterns: Sequence[str], prefix: str) -> Mapping[str, _Files]:
    """The files of each commit that another commit has otherwise, by their names."""
    stdin = "".join(f"{commit} {other}\n" for commit, other in others.items()).encode("ascii")
    asked = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--", *patterns)
    printed = git.run(*asked, stdin=stdin).out
    return {commit: {one.name: one for one in files} for commit, files in by_commit(printed, prefix)}


def _lost(from_a: _Files, from_b: _Files, from_base: _Files) -> Iterator[Touched]:
    for one_side, other in ((from_a, from_b), (from_b, from_a)):
        for name, file in one_side.items():
            base = from_base[name].before if name in from_base else file.after
            if name not in other and file.before != base:
                yield file

"""The past of annotations under all names that their files have had.

Of one annotation git finds it ten times as fast by names as by a pattern. Where a file of a name came or went, what
stands beside it then tells the name that it had before, or after: a document was renamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.sharing.past.files import between, empty_tree, ever_named, touched
from stdplan_tui.sharing.past.raw import Touched
from stdplan_tui.sharing.past.values import Which
from stdplan_tui.sharing.repository import Repository

_Found = tuple[str, Sequence[Touched]]


def past_of_files(
    repository: Repository, tip: str, which: Which, since: datetime | None = None, had: frozenset[str] = frozenset()
) -> Iterator[_Found]:
    """The commits up to `tip` that changed some of those annotations, the newest first. Raises GitError.

    `had` are names that the files are known to have had.
    """
    names, walked = which.patterns, None
    if len(which.ids) == 1 and (known := _known(repository, tip, which, had)):
        names, walked = _followed(repository, tip, which, known)
    if walked is None or since is not None:
        walked = touched(repository, tip, names, since)
    chosen = ((commit, [one for one in files if which.has(one.name)]) for commit, files in walked)
    return ((commit, files) for commit, files in chosen if files)


def _known(repository: Repository, tip: str, which: Which, had: frozenset[str]) -> frozenset[str]:
    """Names of one annotation: `had`, and those in a commit, else some that it ever had up to it."""
    known = had | {one.name for one in standing(repository, tip, which)}
    (id_,) = which.ids
    return known or frozenset(
        name for name in ever_named(repository, tip, ANNOTATIONS) if id_ in name and which.has(name)
    )


def standing(repository: Repository, commit: str, which: Which) -> Sequence[Touched]:
    """The files of those annotations in a commit, in the order of their names, each as if it were new there."""
    files = between(repository, empty_tree(repository), commit, which.patterns)
    return sorted((one for one in files if which.has(one.name)), key=lambda one: one.name)


def _followed(
    repository: Repository, tip: str, which: Which, known: frozenset[str]
) -> tuple[Sequence[str], Iterable[_Found]]:
    """All names that there are beside those, and the commits that changed a file of one."""
    looked_at: set[str] = set()
    while True:
        walked = [*touched(repository, tip, sorted(known))]
        turns = {commit for commit, files in walked if not all(one.before and one.after for one in files)}
        found = known.union(*(_beside(repository, commit, which) for commit in turns - looked_at))
        if found == known:
            return sorted(known), walked
        known, looked_at = found, looked_at | turns


def _beside(repository: Repository, commit: str, which: Which) -> Iterator[str]:
    """The names of those annotations in a commit and before it."""
    for one in filter(None, (commit, repository.commit(f"{commit}^"))):
        yield from (file.name for file in standing(repository, one, which))

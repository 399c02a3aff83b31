"""Files that are here as others have pushed them, though the branch is not there: somebody was stopped while they came.

A git that is killed while it moves the work tree leaves some files moved and some not, and the branch where it was.
What is here as the remote has it is lost to nobody when it is put back, and then comes again with all the rest.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.files import LARGEST, read_limited, save
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.changes.ours import part
from stdplan_tui.sharing.contents import content, contents
from stdplan_tui.sharing.git import Git, null_ended
from stdplan_tui.sharing.past.files import empty_tree
from stdplan_tui.sharing.past.raw import Touched, by_commit
from stdplan_tui.sharing.repository import Repository

_RAW: Final = ("diff-tree", "-r", "-z", "--raw", "--no-renames")
_STANDING: Final = frozenset({"", "H"})


@frozen
class Arrived:
    """What has come too early: `whole` is as others have it or gone as there, `cut` the beginning of what they have.

    Each by its name from the top, with the id of the content that others have, "" for none. `doubtful` are files that
    are not of the workspace and hold a beginning, too: somebody may have written that.
    """

    whole: Mapping[str, str]
    cut: Mapping[str, str]
    doubtful: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what can be put back, in order."""
        return tuple(sorted((*self.whole, *self.cut)))


@frozen
class _Entry:
    """What the index has of a file: how git marks it, its mode and the id of its content."""

    tag: str
    mode: str
    id: str

    def is_like(self, one: Touched) -> bool:
        """Whether it is as one of both sides has it, and not kept out of the work tree by a sparse checkout."""
        return self.tag in _STANDING and self.id in (one.before, one.after, "")


_NOTHING: Final = _Entry("", "0", "")


def arrived(repository: Repository, theirs: str) -> Arrived:
    """What is here of a commit that the branch is not at, of the files that the branch has left alone. Raises GitError.

    Only of the workspace's own files is it known that one is cut: of others the beginning may be meant. A file that is
    staged as neither side has it is somebody's work.
    """
    changed = _changed_by_them(repository, theirs)
    there = {name for name in changed if _is_file(repository, name)}
    gone = [name for name, one in changed.items() if not one.after and not os.path.lexists(repository.top / name)]
    if not there and not gone:
        return Arrived({}, {})
    index = _index(repository)
    well = {name: one for name, one in changed.items() if index.get(name, _NOTHING).is_like(one)}
    found = _hashed(repository, sorted(there & well.keys()))
    whole = {name: id_ for name, id_ in found.items() if id_ == changed[name].after}
    odd = [changed[name] for name, id_ in found.items() if id_ not in (changed[name].before, changed[name].after)]
    begun = dict(_begun(repository, odd))
    own = {name: id_ for name, id_ in begun.items() if part(name.removeprefix(repository.prefix)) is not None}
    doubtful = tuple(sorted(begun.keys() - own.keys()))
    return Arrived(whole | {name: "" for name in gone if name in well}, own, doubtful)


def put_back(repository: Repository, work: Git, arrived: Arrived, folder: Path) -> None:
    """Make what has come too early as the branch has it, in the index and the work tree.

    `folder` is an empty one for an index. Raises GitError, AnnotationError; where somebody changes the files meanwhile
    what they wrote stays.
    """
    for name, id_ in arrived.cut.items():
        save(repository.top / name, content(repository.git, id_), top=repository.top)
    wanted = {**arrived.whole, **arrived.cut}
    work.run("update-index", "--add", "--remove", "-z", "--stdin", stdin=null_ended(wanted))
    staged = _index(repository)
    same = {name: entry for name, id_ in wanted.items() if (entry := staged.get(name, _NOTHING)).id == id_}
    temporary = work.with_variables({"GIT_INDEX_FILE": str(folder / "index")})
    before = empty_tree(repository) if repository.head is None else repository.git.run("rev-parse", "HEAD^{tree}").text
    temporary.run("read-tree", before if repository.head else "--empty")
    absent = "0" * len(before)
    entries = (f"{entry.mode} {entry.id or absent}\t{name}" for name, entry in same.items())
    temporary.run("update-index", "-z", "--index-info", stdin=null_ended(entries))
    work.tried("update-index", "-q", "--refresh")
    work.run("read-tree", "-m", "-u", temporary.run("write-tree").text, before)


def _changed_by_them(repository: Repository, theirs: str) -> Mapping[str, Touched]:
    """The files that they changed since both lines parted and the branch did not, by their names from the top."""
    head = repository.head
    if head is None:
        return _differing(repository, empty_tree(repository), theirs)
    output = repository.git.tried("merge-base", head, theirs)
    base = next(iter(output.text.splitlines()), "")
    if output.code or base == theirs:
        return {}
    own = _differing(repository, base, head)
    theirs_alone = _differing(repository, base, theirs).items()
    return {name: one for name, one in theirs_alone if name not in own and one.before != one.after}


def _differing(repository: Repository, before: str, after: str) -> Mapping[str, Touched]:
    printed = repository.git.run(*_RAW, before, after).out
    return {one.name: one for _commit, found in by_commit(printed, "") for one in found if "\n" not in one.name}


def _is_file(repository: Repository, name: str) -> bool:
    try:
        return stat.S_ISREG((repository.top / name).lstat().st_mode)
    except OSError:
        return False


def _hashed(repository: Repository, names: Sequence[str]) -> Mapping[str, str]:
    """The ids that the files would have in git."""
    if not names:
        return {}
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    ids = repository.git.run("hash-object", "--stdin-paths", stdin=asked).text.split("\n")
    return dict(zip(names, ids, strict=True))


def _begun(repository: Repository, files: Iterable[Touched]) -> Iterator[tuple[str, str]]:
    """Those that are the beginning of what others have."""
    there = [one for one in files if one.after]
    kept = contents(repository.git, (one.after for one in there), LARGEST)
    for one in there:
        try:
            here = read_limited(repository.top / one.name)
        except AnnotationError:
            continue
        if kept.get(one.after, b"").startswith(here):
            yield one.name, one.after


def _index(repository: Repository) -> Mapping[str, _Entry]:
    found: dict[str, _Entry] = {}
    for piece in repository.git.run("ls-files", "-t", "--stage", "-z").pieces:
        about, _tab, name = piece.partition("\t")
        tag, mode, id_, _stage = about.split(" ")
        found[name] = _Entry(tag, mode, id_)
    return found

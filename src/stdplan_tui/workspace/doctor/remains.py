"""What a kill has left: locks, files that nobody needs, a share that did not come to its end, files moved by half."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Final

from stdplan_tui.errors import GitError
from stdplan_tui.language import _, ngettext
from stdplan_tui.sharing.changes.reading import changes
from stdplan_tui.sharing.changes.status import unmerged_names
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.remains.arrived import Arrived
from stdplan_tui.sharing.remains.holders import age, is_abandoned
from stdplan_tui.sharing.remains.leavings import dead_folders, half_written, versions_to_merge
from stdplan_tui.sharing.remains.locks import lock_files
from stdplan_tui.sharing.remains.mark import stopped_since
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.joining import between
from stdplan_tui.sharing.sync.resuming import early, undo
from stdplan_tui.sharing.sync.steps import Stopped
from stdplan_tui.sharing.sync.way import Way, way_of
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.folder import Workspace

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR


def remains_of_git(here: Repository) -> Iterator[Ailment]:
    """What lies in git's folders and at the top, and what is half done in the work tree. Raises GitError."""
    yield from _locks(here)
    for folder in dead_folders(here):
        message = _("a share that was killed has left this {age} ago; nobody needs it").format(age=_age(folder))
        mend = partial(rmtree, folder, ignore_errors=True)
        yield Ailment(Kind.LEFT_OVER, "warning", message, _fixed(), folder, mend=mend)
    for file in versions_to_merge(here):
        message = _("git has left this {age} ago where it merged: a version of a file, which it has in its store too")
        yield _of_a_git(here, Kind.LEFT_OVER, message.format(age=_age(file)), file)
    way = None
    with suppress(Stopped):
        way = way_of(here, here.branch) if here.branch else None
    clear = here.under_way is None and not unmerged_names(here)
    found = early(here, way) if way is not None and clear else None
    if way is not None and found is not None:
        yield from _half_moved(here, way, found)
    yield from _stopped_share(here, way)


def unfinished_files(ws: Workspace) -> Iterator[Ailment]:
    """Files of the workspace that were begun and never finished."""
    for file in half_written(ws.root):
        message = _("somebody began to write this {age} ago and was killed; what it was for is as it was before")
        mend = partial(file.unlink, missing_ok=True)
        yield Ailment(Kind.LEFT_OVER, "warning", message.format(age=_age(file)), _fixed(), file, mend=mend)


def _locks(here: Repository) -> Iterator[Ailment]:
    for file in lock_files(here):
        name = file.relative_to(here.own if file.is_relative_to(here.own) else here.common).with_suffix("").as_posix()
        message = _("another git is writing {name}, or was killed while it did, {age} ago")
        yield _of_a_git(here, Kind.LOCKED, message.format(name=name, age=_age(file)), file)


def _of_a_git(here: Repository, kind: Kind, message: str, file: Path) -> Ailment:
    """A file that a git may need still: it is removed only where that git is surely dead."""
    if is_abandoned(file, here):
        return Ailment(kind, "warning", message, _fixed(), file, mend=partial(_remove, here, file))
    remedy = _("where no git is running any more, remove the file")
    return Ailment(kind, "warning", message, remedy, file)


def _remove(here: Repository, file: Path) -> None:
    if not is_abandoned(file, here):
        raise GitError(_("somebody may be using it; it was not removed"), path=file)
    try:
        file.unlink()
    except OSError as error:
        raise GitError(_("cannot be removed: {reason}").format(reason=error.strerror), path=file) from None


def _half_moved(here: Repository, way: Way, found: Arrived) -> Iterator[Ailment]:
    if found.names:
        yield _to_put_back(here, way, found)
    for name in found.doubtful if stopped_since(here) is not None else ():
        said = _("it is the beginning of what {name} has: what was bringing it may have been killed")
        remedy = _("where nobody wrote it here, remove it, or `git restore` it; `stdplan share` then brings it")
        yield Ailment(Kind.HALF_MOVED, "warning", said.format(name=way.name), remedy, here.top / name)


def _to_put_back(here: Repository, way: Way, found: Arrived) -> Ailment:
    names = found.names
    message = ngettext(
        "{n} file is here as {name} has it and the branch does not: what was bringing it was killed",
        "{n} files are here as {name} has them and the branch does not: what was bringing them was killed",
        len(names),
    ).format(n=len(names), name=way.name)
    remedy = _("`stdplan doctor --fix` puts back what is here too early; `stdplan share` then brings all of it")
    work = Git(here.top, at_work=True, variables=(("GIT_LITERAL_PATHSPECS", "0"),))
    return Ailment(
        Kind.HALF_MOVED, "warning", message, remedy, here.top / names[0], mend=partial(undo, here, work, found)
    )


def _stopped_share(here: Repository, way: Way | None) -> Iterator[Ailment]:
    """A share that was killed, as long as something of it is left to do."""
    began = stopped_since(here)
    left = [] if began is None else [*_left_to_do(here, way)]
    if began is not None and left:
        message = _("a share that began {age} ago was stopped before its end: {left}")
        said = message.format(age=_told((datetime.now(UTC) - began).total_seconds()), left=", ".join(left))
        yield Ailment(Kind.STOPPED_SHARE, "warning", said, _("`stdplan share` goes on with it"), here.top)


def _left_to_do(here: Repository, way: Way | None) -> Iterator[str]:
    if files := len(changes(here).files):
        yield ngettext("{n} file is not committed", "{n} files are not committed", files).format(n=files)
    head = here.head
    if way is None or head is None:
        return
    theirs = here.commit(way.tracking)
    if commits := between(here, theirs, head):
        yield ngettext("{n} commit is not pushed", "{n} commits are not pushed", commits).format(n=commits)
    if theirs and (commits := between(here, head, theirs)):
        said = ngettext("{n} commit by others is not here", "{n} commits by others are not here", commits)
        yield said.format(n=commits)


def _fixed() -> str:
    return _("`stdplan doctor --fix` removes it")


def _age(file: Path) -> str:
    return _told(age(file) or 0.0)


def _told(seconds: float) -> str:
    """A time in words, in the largest unit that it has one of."""
    units: tuple[tuple[int, Callable[[int], str]], ...] = (
        (_DAY, lambda n: ngettext("{n} day", "{n} days", n)),
        (_HOUR, lambda n: ngettext("{n} hour", "{n} hours", n)),
        (_MINUTE, lambda n: ngettext("{n} minute", "{n} minutes", n)),
        (1, lambda n: ngettext("{n} second", "{n} seconds", n)),
    )
    size, word = next((unit for unit in units if seconds >= unit[0]), units[-1])
    number = max(0, int(seconds // size))
    return word(number).format(n=number)

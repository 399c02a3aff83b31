"""Whether a file that git makes for as long as it works may be of a git that still does.

git does not write into a lock whose it is, and an editor that `git commit` has opened may keep one for hours. So this
looks at the processes of the machine, and what cannot be known counts as held: on another system than Linux, among
processes of a container, on a file system that other machines may share, for a file of another user.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

from stdplan_tui.sharing.repository import Repository

ABANDONED_AFTER: Final = 600.0
"""Seconds for which a file must have been left alone before it is asked whose it is."""

_PROCESSES: Final = Path("/proc")
_ALL_PROCESSES: Final = "pid:[4026531836]"
"""The namespace of processes in which Linux shows all that there are (PROC_PID_INIT_INO in linux/proc_ns.h)."""

_LOCAL: Final = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "overlay", "bcachefs"})
_ELSEWHERE: Final = frozenset({b"GIT_DIR", b"GIT_WORK_TREE", b"--git-dir", b"--work-tree"})
"""What tells a git, in its environment or its arguments, to work in another place than its folder."""


def age(file: Path) -> float | None:
    """The seconds since a file was written; None where it is not there."""
    try:
        return time.time() - file.lstat().st_mtime
    except OSError:
        return None


def is_abandoned(file: Path, repository: Repository, processes: Path = _PROCESSES) -> bool:
    """Whether a file, a lock or a temporary one, is surely of a git that is dead. `processes` is Linux's /proc."""
    try:
        status = file.lstat()
        seen = (processes / "self/ns/pid").readlink()
        own = status.st_uid == os.geteuid()
    except (OSError, AttributeError):  # AttributeError: Windows has no such ids
        return False
    untouched = time.time() - status.st_mtime >= ABANDONED_AFTER
    if not (own and untouched and stat.S_ISREG(status.st_mode) and seen.name == _ALL_PROCESSES):
        return False
    places = [repository.top, repository.own, repository.common]
    return _is_local(file, processes) and not any(_may_hold(one, file, places) for one in _others(processes))


def _others(processes: Path) -> Iterator[Path]:
    me = str(os.getpid())
    yield from (one for one in processes.iterdir() if one.name.isdecimal() and one.name != me)


def _may_hold(process: Path, file: Path, places: Sequence[Path]) -> bool:
    """Whether a process has the file open, or is a git that works in one of those places or in we know not which."""
    if file in _open_files(process):
        return True
    try:
        if not (process / "comm").read_bytes().startswith(b"git"):
            return False
        return any(place.is_relative_to(own) for place in _places(process) for own in places)
    except (FileNotFoundError, ProcessLookupError):  # it has ended
        return False
    except OSError:
        return True


def _places(process: Path) -> Iterator[Path]:
    """The folder of a process, and those that a git was told to work in beside it. Raises OSError."""
    folder = (process / "cwd").readlink()
    yield folder
    words = [*(process / "environ").read_bytes().split(b"\0"), *(process / "cmdline").read_bytes().split(b"\0")]
    for word, following in pairwise([*words, b""]):
        name, equals, value = word.partition(b"=")
        if name in _ELSEWHERE:
            yield (folder / os.fsdecode(value if equals else following)).resolve()


def _open_files(process: Path) -> Iterator[Path]:
    with suppress(OSError):  # it has ended, or is another user's, who cannot have made a file of ours
        for descriptor in (process / "fd").iterdir():
            with suppress(OSError):
                yield descriptor.readlink()


def _is_local(file: Path, processes: Path) -> bool:
    """Whether the file system of a file is one that this machine alone has."""
    try:
        lines = (processes / "self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
        place = file.parent.resolve()
    except OSError:
        return False
    mounts = {Path(_unescaped(line.split(" ")[4])): line.partition(" - ")[2].split(" ")[0] for line in lines}
    nearest = max((mount for mount in mounts if place.is_relative_to(mount)), key=lambda one: len(one.parts))
    return mounts[nearest] in _LOCAL


def _unescaped(told: str) -> str:
    """The name of a folder as mountinfo has it: white space and backslashes in three octal digits."""
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        told = told.replace(code, character)
    return told

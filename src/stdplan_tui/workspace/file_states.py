"""What files look like from outside, so that a change is noticed without reading them.

A state is the size, the times and the inode of a file. Clocks tick: a file that is written twice within one tick, at
the same size, looks the same twice. So while a file is younger than a tick its content is part of its state; once the
tick is over, nothing can be written in it any more.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from stdplan_tui.corpus.files import Stamp, settled

State = tuple[str, ...] | tuple[str, int, int, int, int] | tuple[str, int, int, int, int, str]
"""The file's name alone where there is none; else size, time written, time changed, inode, and the content's hash."""

_PIECE = 1 << 20


def file_state(file: Path | os.DirEntry[str], now: int) -> State:
    """The state of a file at `now`, the time (ns) before the first file of a look was looked at.

    A link is looked at itself, never what it leads to.
    """
    try:
        status = os.lstat(file) if isinstance(file, Path) else file.stat(follow_symlinks=False)
    except OSError:
        return (file.name,)
    written, changed = status.st_mtime_ns, status.st_ctime_ns
    state = (file.name, status.st_size, written, changed, status.st_ino)
    stamp = Stamp(status.st_ino, changed, written, status.st_size)
    if settled(stamp, now) or not stat.S_ISREG(status.st_mode):
        return state
    return *state, _content_hash(file)


def entries(folder: Path | str) -> list[os.DirEntry[str]]:
    """What is in a folder, in the order of names, but what begins with `.`; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return sorted((entry for entry in found if entry.name[0] != "."), key=_name)
    except OSError:
        return []


def folders(folder: Path | str) -> list[os.DirEntry[str]]:
    """The folders in a folder, in the order of names, but links and what begins with `.` or `_`."""
    return [entry for entry in entries(folder) if entry.name[0] != "_" and entry.is_dir(follow_symlinks=False)]


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _content_hash(file: Path | os.DirEntry[str]) -> str:
    found = hashlib.sha256()
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 — a DirEntry knows no open()
            while piece := opened.read(_PIECE):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()

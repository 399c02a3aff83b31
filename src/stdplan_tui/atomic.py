"""Files written whole or not at all: a crash, a full disk or a kill leaves the old file or the new one.

Below every floor, as errors.py is. All but `save` let OSError pass: the caller knows what the file was for.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _

ABANDONED_AFTER = 10.0
"""Seconds after which a temporary file is taken for one that a crash has left: writing takes milliseconds."""


def write_atomically(
    path: Path,
    content: bytes,
    *,
    temporary: Path | None = None,
    ready: Callable[[], None] | None = None,
    alone: bool = False,
) -> None:
    """Give `path` the bytes `content`; see `fill_atomically`."""
    fill_atomically(path, lambda file: file.write(content), temporary=temporary, ready=ready, alone=alone)


def fill_atomically(
    path: Path,
    fill: Callable[[BinaryIO], object],
    *,
    temporary: Path | None = None,
    ready: Callable[[], None] | None = None,
    alone: bool = False,
) -> None:
    """Give `path` the bytes that `fill` writes, through a temporary file beside it (`.NAME.tmp` unless named).

    `ready` is called when all is on disk but the rename: what it raises, or `fill`, leaves `path` as it was. Raises
    OSError; FileExistsError where another process is writing the same file at this moment. `alone` says that none can
    be: then a temporary file that is there was left by one that is dead.
    """
    temporary = temporary or path.with_name(f".{path.name}.tmp")
    descriptor = _opened(temporary, 0.0 if alone else ABANDONED_AFTER)
    written = os.fstat(descriptor)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        if ready is not None:
            ready()
        if not os.path.samestat(written, temporary.lstat()):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(temporary))
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            if os.path.samestat(written, temporary.lstat()):
                temporary.unlink()
        raise
    sync_folder(path.parent)


def save(  # noqa: PLR0913 — each of them says how it is written
    path: Path,
    content: bytes,
    error: type[StdplanError],
    *,
    temporary: Path | None = None,
    ready: Callable[[], None] | None = None,
    alone: bool = False,
) -> None:
    """`write_atomically`, the folders above made first. Raises `error`, naming the file; then it is as it was."""
    try:
        make_folder(path.parent)
        write_atomically(path, content, temporary=temporary, ready=ready, alone=alone)
    except FileExistsError:
        raise error(_("another process is writing this file; nothing was saved, try again"), path=path) from None
    except OSError as reason:
        message = _("cannot be written, nothing was saved: {reason}").format(reason=reason.strerror)
        raise error(message, path=path) from None


def append_line(path: Path, line: bytes) -> int:
    """Append a line to a file of this user's, durably, after the end of one that a crash has cut. Raises OSError.

    Gives the size of the file before.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            line = line if file.read(1) == b"\n" else b"\n" + line
        file.write(line)
        os.fsync(descriptor)
    return size


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, each one durable as soon as it has a file. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:  # told apart from a file that another process is writing
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _opened(temporary: Path, abandoned_after: float) -> int:
    # Exclusive: never through a link that somebody laid there, never into a file that another process fills.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(temporary, flags, 0o666)
    except FileExistsError:
        if abandoned_after and time.time() - temporary.lstat().st_mtime < abandoned_after:
            raise
        temporary.unlink()
        return os.open(temporary, flags, 0o666)

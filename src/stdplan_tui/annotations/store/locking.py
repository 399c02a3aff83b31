"""One writer at a time: a lock that ends with its holder, be that killed."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stdplan_tui.atomic import make_folder
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _

PATIENCE: Final = 10.0
"""Seconds that another writer is waited for: writing takes milliseconds, taking back 5,000 changes some seconds."""

_FIRST_PAUSE: Final = 0.001
_LONGEST_PAUSE: Final = 0.02

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def locked(file: Path | None, patience: float | None = None) -> Iterator[bool]:
    """Be the only one who holds the lock `file`, among all threads and processes, until the block ends.

    Gives whether that is so: where there can be no such file, or the file system knows no locks, nobody is kept
    out. Raises AnnotationError where another holds it for longer than `patience` seconds (PATIENCE).
    """
    descriptor = _opened(file)
    try:
        yield descriptor is not None and _taken(descriptor, PATIENCE if patience is None else patience)
    finally:
        if descriptor is not None:
            os.close(descriptor)  # which gives the lock up


def _opened(file: Path | None) -> int | None:
    if file is None:
        return None
    try:
        make_folder(file.parent)
        return os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError:
        return None


def _taken(descriptor: int, patience: float) -> bool:
    until, pause = time.monotonic() + patience, _FIRST_PAUSE
    while True:
        try:
            _try(descriptor)
        except (BlockingIOError, PermissionError):  # PermissionError: Windows says so
            if time.monotonic() >= until:
                raise AnnotationError(_("another stdplan is writing here; nothing was saved, try again")) from None
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        except OSError:  # a file system without locks
            return False
        else:
            return True

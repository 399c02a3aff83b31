"""Reading and writing in the annotations folder, which other people fill: no links, no giants, nothing by halves."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from stdplan_tui import atomic
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _

LARGEST = 4 * 1024 * 1024
"""The bytes that a file may have: ten times a note of 100,000 Chinese characters."""


def read_limited(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file of at most `largest` bytes; never through a link. Raises AnnotationError."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise AnnotationError(_("not a regular file"), path=path)
        if status.st_size > largest:
            raise AnnotationError(_("too large: {size} bytes").format(size=status.st_size), path=path)
        return path.read_bytes()
    except OSError as error:
        raise AnnotationError(_("cannot be read: {reason}").format(reason=error.strerror), path=path) from None


def is_there(path: Path) -> bool:
    """Whether there is a file of that name, were it only a link that leads nowhere. Raises AnnotationError."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise AnnotationError(_("cannot be read: {reason}").format(reason=error.strerror), path=path) from None
    return True


def save(  # noqa: PLR0913 — each of them says how it is written
    path: Path,
    content: bytes,
    *,
    top: Path,
    temporary: Path | None = None,
    ready: Callable[[], None] | None = None,
    alone: bool = False,
) -> None:
    """Write a file under the annotations folder `top`, whole or not at all; the rest as in `write_atomically`.

    Raises AnnotationError where a folder on the way is a link, and where the system refuses.
    """
    refuse_links(path.parent, top)
    atomic.save(path, content, AnnotationError, temporary=temporary, ready=ready, alone=alone)


def refuse_links(folder: Path, top: Path) -> None:
    """Raise AnnotationError if `top`, or anything between it and `folder`, is a link to another place."""
    for above in (folder, *folder.parents):
        if _is_link(above):
            raise AnnotationError(_("leads to another place through a link; nothing is written there"), path=folder)
        if above == top:
            return


def _is_link(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False  # there is nothing yet, or nothing that can be reached
    junction = getattr(status, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)  # of Windows
    return stat.S_ISLNK(status.st_mode) or junction

"""The text files of a corpus: read with suspicion, written whole or not at all.

Files are UTF-8 with LF; reading takes a byte order mark and CRLF too, and everything is hashed after both are gone.
"""

from __future__ import annotations

import codecs
import hashlib
import stat
from pathlib import Path
from typing import NamedTuple

from stdplan_tui.atomic import save
from stdplan_tui.errors import DocumentError
from stdplan_tui.language import _

LARGEST = 64 * 1024 * 1024  # bytes
_SECOND = 1_000_000_000
_COARSE_TICK = 2 * _SECOND  # FAT counts two seconds, some network and older file systems one
_FINE_TICK = _SECOND // 10  # who counts fractions of a second advances them every 1 to 16 ms


class Stamp(NamedTuple):
    """What a file looks like from outside: another text in it would look different."""

    inode: int
    changed: int
    written: int
    size: int


def settled(stamp: Stamp, now: int) -> bool:
    """Whether a file of that stamp, looked at at `now` (ns), would look different if it were written again.

    Clocks tick: a file that is written twice within one tick, at the same size, looks the same twice.
    """
    age = now - max(stamp.written, stamp.changed)
    return age > _COARSE_TICK or (age > _FINE_TICK and bool(stamp.written % _SECOND))


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, or of the link where it is one; None where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return Stamp(status.st_ino, status.st_ctime_ns, status.st_mtime_ns, status.st_size)


def version_of(text: str) -> str:
    """The version that a text is: "sha256:" and the hash of its UTF-8 bytes."""
    return f"sha256:{hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()}"


def read_text(path: Path, error: type[DocumentError] = DocumentError) -> str:
    """The text of a file, without byte order mark, its lines ended by LF. Raises `error`, with path and line."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise error(_("not a regular file"), path=path)
        if status.st_size > LARGEST:
            raise error(_("the file is larger than 64 MB"), path=path)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise error(_("the file is missing"), path=path) from None
    except OSError as reason:
        raise error(_("cannot be read: {reason}").format(reason=reason.strerror), path=path) from None
    return _decoded(raw, path, error)


def write_text(path: Path, text: str) -> None:
    """Write a file and the folders above it. Raises DocumentError; then the file is as it was."""
    try:
        content = text.encode()
    except UnicodeEncodeError as reason:
        line = text.count("\n", 0, reason.start) + 1
        message = _("half of a surrogate pair cannot be written; nothing was saved")
        raise DocumentError(message, path=path, line=line) from None
    save(path, content, DocumentError)


def _decoded(raw: bytes, path: Path, error: type[DocumentError]) -> str:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if (place := raw.find(b"\0")) >= 0:
        raise error(_("not a text file: it has a zero byte"), path=path, line=raw.count(b"\n", 0, place) + 1)
    try:
        text = raw.decode()
    except UnicodeDecodeError as reason:
        line = raw.count(b"\n", 0, reason.start) + 1
        raise error(_("not UTF-8; save the file in that encoding"), path=path, line=line) from None
    return text.replace("\r\n", "\n")

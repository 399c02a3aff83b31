"""The folder of an index in the user's cache: private, stamped, locked, and never trusted beyond that.

Opening a Whoosh index runs the pickles in it, so it is opened only where nobody else can have written: a folder of
this user, mode 0700, whose files are those that the stamp lists, untouched since. The stamp also says what the index
was made for and with; any difference, and the index is made anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

_INDEX = "search"
_LOCK = "search.lock"
_STAMP = "stamp.json"
_WORDS = "words"
_PAUSE = 0.02
_TOC = ".toc"
_PRIVATE = 0o700
_OF_OTHERS = 0o077
_WRITABLE_BY_OTHERS = 0o022


class IndexFolder:
    """`search/` in a cache folder, its stamp, and `search.lock` beside it.

    `identity` is what an index must have been made for and with: compared whole, kept in the stamp.
    """

    def __init__(self, cache_folder: Path, identity: Mapping[str, str]) -> None:
        self._cache = cache_folder
        self._identity = dict(identity)
        self.path = cache_folder / _INDEX

    def trusted(self) -> str | None:
        """The stamp, where the index may be opened; None where it must not be. Changes nothing."""
        try:
            if not _private_folder(self.path):
                return None
            stamp = (self.path / _STAMP).read_text("utf-8")
            said = json.loads(stamp)
            if said["identity"] == self._identity and said["files"] == self._files(said["files"]):
                return stamp
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            pass
        return None

    def seal(self) -> str:
        """Stamp the index as it stands; done after each commit, so that a crash before it leaves no trust."""
        names = [path.name for path in self.path.iterdir() if path.is_file() and not _ours(path.name)]
        stamp = json.dumps({"identity": self._identity, "files": self._files(names)}, sort_keys=True)
        self._put(_STAMP, stamp.encode())
        return stamp

    def words(self) -> bytes | None:
        """The table of words that is kept with the index; None where there is none."""
        try:
            return (self.path / _WORDS).read_bytes()
        except OSError:
            return None

    def has_words(self) -> bool:
        """Whether there is one."""
        return (self.path / _WORDS).exists()

    def keep_words(self, table: bytes | None) -> None:
        """Keep a table of words with the index, or none; the stamp covers it. Raises OSError."""
        if table is None:
            (self.path / _WORDS).unlink(missing_ok=True)
        else:
            self._put(_WORDS, table)

    def distrust(self) -> None:
        """Take the stamp away, so that the next refresh makes the index anew."""
        with contextlib.suppress(OSError):
            (self.path / _STAMP).unlink(missing_ok=True)

    def emptied(self) -> Path:
        """The folder, made anew and empty. Raises OSError where this user cannot make it."""
        if self.path.is_symlink() or self.path.is_file():
            self.path.unlink()
        elif self.path.exists():
            shutil.rmtree(self.path)
        self.path.mkdir(mode=_PRIVATE)
        self.path.chmod(_PRIVATE)
        return self.path

    @contextlib.contextmanager
    def locked(self, wait: float = 0.0, breathe: Callable[[], None] = lambda: None) -> Iterator[bool]:
        """Whether this process may write; until the block ends no other may. Raises OSError without a cache folder.

        Another process that writes is waited for: `wait` seconds, and `breathe` is called all along.
        """
        from whoosh.util.filelock import FileLock  # Whoosh is imported by what uses it only

        self._cache.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        self._close_to_others()
        lock = FileLock(str(self._cache / _LOCK))
        until = time.monotonic() + wait
        while not lock.acquire():
            if time.monotonic() >= until:
                yield False
                return
            breathe()
            time.sleep(_PAUSE)
        try:
            yield True
        finally:
            lock.release()

    def _put(self, name: str, content: bytes) -> None:
        fresh = self.path / f"{name}.new"
        fresh.write_bytes(content)
        fresh.replace(self.path / name)

    def _close_to_others(self) -> None:
        status = self._cache.stat()
        if not _mine(status):
            raise PermissionError(f"{self._cache} belongs to another user")
        if os.name == "posix" and status.st_mode & _WRITABLE_BY_OTHERS:
            self._cache.chmod(_PRIVATE)

    def _files(self, listed: object) -> dict[str, list[int]]:
        """What the listed files are now, and every table of contents: Whoosh opens the newest, listed or not."""
        names = {str(name) for name in listed} if isinstance(listed, (list, dict)) else set()
        names |= {path.name for path in self.path.iterdir() if path.suffix == _TOC}
        return {name: _state(self.path / name) for name in sorted(names)}


def _ours(name: str) -> bool:
    """Whether a file of that name is written without a commit: the stamp, Whoosh's lock, what a crash left half-way."""
    return name.startswith(_STAMP) or name.endswith(("LOCK", ".new"))


def _private_folder(path: Path) -> bool:
    status = path.lstat()
    closed = os.name != "posix" or not status.st_mode & _OF_OTHERS
    return stat.S_ISDIR(status.st_mode) and _mine(status) and closed


def _state(path: Path) -> list[int]:
    """Size and times of a file: whoever writes to it changes the last, which cannot be set. Raises OSError."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or not _mine(status):
        raise PermissionError(f"{path} is not a file of this user")
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def _mine(status: os.stat_result) -> bool:
    return os.name != "posix" or status.st_uid == os.geteuid()

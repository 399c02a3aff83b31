"""Notes that were begun and not saved: one small text file each, in the user's own state folder."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

_FOLDER: Final = "drafts"


class Draft:
    """What is being written about one thing, kept on disk until it is saved: all of it may be called in any thread.

    `folder` is None where there is no place to keep anything. `about` is any string that names the thing: a place in
    a document, the id of a note. `saved` are the words that it has already: they are no draft. `words` are those
    written now, which their writer sets.
    """

    def __init__(self, folder: Path | None, about: str, saved: str = "") -> None:
        name = hashlib.sha256(about.encode(errors="replace")).hexdigest()[:24]
        self.words = saved
        self._path = folder / _FOLDER / f"{name}.txt" if folder else None
        self._saved = saved
        self._writing = Lock()
        self._closed = False

    @property
    def is_begun(self) -> bool:
        """Whether something would be lost: there are words, and other ones than those saved."""
        return bool(self.words.strip()) and self.words != self._saved

    def read(self) -> str:
        """The words that were kept the last time, or nothing."""
        if self._path is not None:
            with suppress(OSError, UnicodeDecodeError):
                return self._path.read_text("utf-8")
        return ""

    def keep(self) -> bool:
        """Have the words on disk, nothing where nothing would be lost; whether that could be done."""
        with self._writing:
            if self._closed:
                return True
            return self._write(self.words) if self.is_begun else self._drop()

    def close(self) -> None:
        """Leave it on disk as it is: a thread that comes late changes nothing any more."""
        self._closed = True

    def end(self) -> None:
        """Close it and drop it: the words are saved, or not wanted."""
        with self._writing:
            self._closed = True
            self._drop()

    def _write(self, words: str) -> bool:
        from stdplan_tui.atomic import make_folder, write_atomically

        if self._path is None:
            return False
        try:
            make_folder(self._path.parent)
            write_atomically(self._path, words.replace("\r\n", "\n").encode("utf-8", "replace"))
        except OSError:
            return False
        return True

    def _drop(self) -> bool:
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        return True

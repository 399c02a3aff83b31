"""Notes that were begun and not saved: one small text file each, in the user's own state folder."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from stdplan_tui.frozen import frozen


@frozen
class Drafts:
    """The drafts of one workspace; `folder` is None where there is no place to keep any.

    A draft is known by what it is about: any string (a place in a document, the id of a note). Failing to keep one
    is no error: the words are still on the screen.
    """

    folder: Path | None

    def read(self, about: str) -> str:
        """The words kept for that, or nothing."""
        path = self._path(about)
        if path is None:
            return ""
        try:
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def keep(self, about: str, words: str) -> None:
        """Keep the words for that; empty words are forgotten."""
        if not words.strip():
            self.forget(about)
            return
        if path := self._path(about):
            with contextlib.suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(words, "utf-8", errors="replace", newline="\n")

    def forget(self, about: str) -> None:
        """Drop the draft, if there is one."""
        if path := self._path(about):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _path(self, about: str) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / "drafts" / f"{hashlib.sha256(about.encode(errors='replace')).hexdigest()[:24]}.txt"

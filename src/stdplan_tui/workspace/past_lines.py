"""What was said last, the newest first: one JSON text a line, in the user's state folder, never in the workspace.

Lines are only appended, so that several processes may; what cannot be read is passed over. Where nothing can be kept
nothing is remembered, and nobody is bothered.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from stdplan_tui.atomic import append_line, write_atomically
from stdplan_tui.frozen import frozen

_LARGEST = 256 * 1024


@frozen
class PastLines:
    """The last `kept` texts of at most `longest` characters in the file `name` of a state folder."""

    name: str
    kept: int
    longest: int

    def remember(self, folder: Path | None, text: str) -> None:
        """Make `text` the newest; one of white space, or a very long one, is not kept."""
        text = text.strip()
        if folder is None or not text or len(text) > self.longest:
            return
        file = folder / self.name
        with contextlib.suppress(OSError):
            if append_line(file, _line(text)) > _LARGEST:
                self._forget_older(file)

    def past(self, folder: Path | None) -> tuple[str, ...]:
        """The texts, the newest first, each once."""
        return () if folder is None else self._read(folder / self.name)

    def _read(self, file: Path) -> tuple[str, ...]:
        try:
            with file.open("rb") as opened:
                opened.seek(max(0, opened.seek(0, os.SEEK_END) - 2 * _LARGEST))
                lines = opened.read().split(b"\n")
        except OSError:
            return ()
        found: dict[str, None] = {}
        for line in reversed(lines):
            if (text := self._text(line)) is not None:
                found.setdefault(text)
            if len(found) == self.kept:
                break
        return tuple(found)

    def _text(self, line: bytes) -> str | None:
        try:
            text = json.loads(line)
        except (ValueError, RecursionError):
            return None
        return text if isinstance(text, str) and 0 < len(text) <= self.longest else None

    def _forget_older(self, file: Path) -> None:
        # What another process appends at this very moment may be lost: a line, once in thousands.
        write_atomically(file, b"".join(_line(text) for text in reversed(self._read(file))))


def _line(text: str) -> bytes:
    return json.dumps(text).encode() + b"\n"

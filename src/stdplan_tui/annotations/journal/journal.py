"""What this person did: every change of annotation files, before and after, enough to take it back and do it again.

One file a workspace in the user's state folder, one JSON object a line, never in the workspace: an undo is a person's
own. All programs of that person that are open share it. A line that a crash has cut is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from stdplan_tui.annotations.journal.entries import Entry, Steps, Turn, Way, new_entry, steps_of, told, untold
from stdplan_tui.annotations.making import new_id, stamp
from stdplan_tui.annotations.model import Change
from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.atomic import append_line, make_folder, write_atomically
from stdplan_tui.errors import AnnotationError

LARGEST = 16 * 1024 * 1024
"""The bytes that a journal may have before its older half is forgotten: a change of 5,000 files takes about 8 MB."""


class Journal:
    """The records of one journal file; those that could not be written are remembered until they can, or to the end."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._unwritten: list[Entry | Turn] = []

    def record(self, action: str, changes: Sequence[Change]) -> Entry:
        """Remember what was done, after it was done: the note is safe even where the journal cannot be written."""
        now = datetime.now(UTC)
        entry = new_entry(new_id(now), stamp(now), action, changes)
        self._unwritten.append(entry)
        try:
            with self.held():
                self._write()
        except AnnotationError:  # another program is taking back very much: the next record writes this one too
            pass
        return entry

    def turned(self, entry: Entry, way: Way) -> None:
        """Remember that an entry was taken back, done again or set aside. To be called while the journal is held."""
        self._unwritten.append(Turn(entry.id, way))
        self._write()

    def held(self, patience: float | None = None) -> AbstractContextManager[bool]:
        """Keep other programs from the journal: nothing is taken back twice. Raises AnnotationError as `locked`."""
        return locked(self.file.with_suffix(".lock"), patience)

    def steps(self, author: str) -> Steps:
        """What that author can take back, and do again."""
        return steps_of(self.records(), author)

    def records(self) -> tuple[Entry | Turn, ...]:
        """Everything that is remembered, oldest first."""
        try:
            lines = self.file.read_bytes().split(b"\n")
        except OSError:
            lines = []
        read = (_record(line) for line in lines if line)
        return (*(record for record in read if record is not None), *self._unwritten)

    def _write(self) -> None:
        """Write what is not written yet; where that cannot be, it is tried again with the next record."""
        try:
            make_folder(self.file.parent)
            while self._unwritten:
                line = _line(self._unwritten[0])
                size = append_line(self.file, line)
                del self._unwritten[0]
                if size + len(line) > LARGEST:
                    self._forget_oldest()
        except OSError:
            return

    def _forget_oldest(self) -> None:
        """Keep the newest lines, about half of what there may be, and the newest in any case."""
        lines = self.file.read_bytes().splitlines(keepends=True)
        size, first = len(lines[-1]), len(lines) - 1
        while first and size + len(lines[first - 1]) <= LARGEST // 2:
            first -= 1
            size += len(lines[first])
        write_atomically(self.file, b"".join(lines[first:]), alone=True)


def _line(record: Entry | Turn) -> bytes:
    return json.dumps(told(record), ensure_ascii=False).encode(errors="replace") + b"\n"


def _record(line: bytes) -> Entry | Turn | None:
    try:
        return untold(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None

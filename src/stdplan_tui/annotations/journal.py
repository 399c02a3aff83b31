"""What this person did last: every change of annotation files, before and after, enough to take it back.

One file a workspace in the user's state folder, one JSON object a line, never in the workspace: an undo is a person's
own. A line that a crash has cut is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from stdplan_tui.annotations.annotation_file import annotation_from, annotation_toml
from stdplan_tui.annotations.making import new_id, stamp
from stdplan_tui.annotations.model import Change
from stdplan_tui.atomic import append_line, make_folder, write_atomically
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen

LARGEST = 4 * 1024 * 1024
"""The bytes that a journal may have before its older half is forgotten."""


@frozen
class Entry:
    """One thing that was done: its name, when, and the files it changed; `undoes` is the entry it took back."""

    id: str
    action: str
    at: str
    changes: tuple[Change, ...]
    undoes: str | None = None


class Journal:
    """The entries of one journal file; those that could not be written are remembered until the program ends."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._unwritten: list[Entry] = []

    def record(self, action: str, changes: Iterable[Change], *, undoes: str | None = None) -> Entry:
        """Remember what was done, after it was done: the note is safe even where the journal cannot be written."""
        now = datetime.now(UTC)
        entry = Entry(new_id(now), action, stamp(now), tuple(changes), undoes)
        try:
            self._append(_line(entry))
        except OSError:
            self._unwritten.append(entry)
        return entry

    def last(self) -> Entry | None:
        """The last thing that was done and not taken back."""
        done: dict[str, Entry] = {}
        for entry in self.entries():
            if entry.undoes is None:
                done[entry.id] = entry
            else:
                done.pop(entry.undoes, None)
        return done[next(reversed(done))] if done else None

    def entries(self) -> tuple[Entry, ...]:
        """Everything that is remembered, oldest first."""
        try:
            lines = self.file.read_bytes().split(b"\n")
        except OSError:
            lines = []
        read = (_entry(line) for line in lines)
        return (*(entry for entry in read if entry is not None), *self._unwritten)

    def _append(self, line: bytes) -> None:
        make_folder(self.file.parent)
        if append_line(self.file, line) > LARGEST:
            self._forget_older_half()

    def _forget_older_half(self) -> None:
        lines = self.file.read_bytes().splitlines(keepends=True)
        write_atomically(self.file, b"".join(lines[len(lines) // 2 :]))


def _line(entry: Entry) -> bytes:
    changes = [
        {"before": change.before and annotation_toml(change.before), "after": annotation_toml(change.after)}
        for change in entry.changes
    ]
    record = {"id": entry.id, "action": entry.action, "at": entry.at, "changes": changes, "undoes": entry.undoes}
    return json.dumps(record).encode() + b"\n"


def _entry(line: bytes) -> Entry | None:
    try:
        record = json.loads(line)
        changes = tuple(_change(change["before"], change["after"]) for change in record["changes"])
        return Entry(str(record["id"]), str(record["action"]), str(record["at"]), changes, record["undoes"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, AnnotationError):
        return None


def _change(before: str | None, after: str) -> Change:
    return Change(None if before is None else annotation_from(before), annotation_from(after))

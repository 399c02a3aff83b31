"""corpus/sources.toml: which file as received became which document.

A document of which newer versions were imported has several entries: the last one is what it was made from, those
before it are the versions that it had.
"""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path

from stdplan_tui.corpus.files import read_text, write_text
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import IdError, MetadataError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import Table, TomlDefect, parsed

_SHA256 = re.compile(r"[0-9a-f]{64}")


@frozen
class SourceEntry:
    """One file: its name in corpus/sources, the sha256 of its bytes in hex, the document that it became."""

    file: str
    sha256: str
    id: DocumentId


@frozen
class Sources:
    """The file sources.toml at `path`; one that is not there is empty."""

    path: Path

    def entries(self) -> tuple[SourceEntry, ...]:
        """Every entry, in the order of the file. Raises MetadataError."""
        if not self.path.exists():
            return ()
        text = read_text(self.path, MetadataError)
        try:
            return tuple(map(_entry, parsed(text).tables("source")))
        except TomlDefect as defect:
            raise MetadataError(defect.message, path=self.path, line=defect.line) from None

    def find(self, *, sha256: str) -> SourceEntry | None:
        """The entry of a file with these bytes. Raises MetadataError."""
        return next((entry for entry in self.entries() if entry.sha256 == sha256), None)

    def current(self, id_: str) -> SourceEntry | None:
        """The entry of the file that this document was made from: its last one. Raises MetadataError."""
        return next((entry for entry in reversed(self.entries()) if entry.id == id_), None)

    def add(self, entry: SourceEntry) -> None:
        """Write `entry`, in the place of one of the same file name or at the end. Raises DocumentError."""
        entries = list(self.entries())
        places = [place for place, other in enumerate(entries) if other.file == entry.file]
        if places:
            entries[places[0]] = entry
        else:
            entries.append(entry)
        self.write(entries)

    def rename(self, old: str, new: DocumentId) -> bool:
        """Give the entries of `old` to `new`; whether there were any. Raises DocumentError."""
        entries = self.entries()
        if not any(entry.id == old for entry in entries):
            return False
        self.write([replace(entry, id=new) if entry.id == old else entry for entry in entries])
        return True

    def write(self, entries: list[SourceEntry]) -> None:
        """Give the file these entries. Raises DocumentError."""
        import tomli_w

        write_text(self.path, tomli_w.dumps({"source": [asdict(entry) for entry in entries]}))


def _entry(table: Table) -> SourceEntry:
    file = table.text("file")
    if not file or file in (".", "..") or any(mark in file for mark in "/\\\0"):
        raise table.defect(_("{file!r} is not the name of a file in sources/").format(file=file), "file")
    sha256 = table.text("sha256", form=_SHA256)
    try:
        return SourceEntry(file, sha256, document_id(table.text("id")))
    except IdError as error:
        raise table.defect(error.message, "id") from None

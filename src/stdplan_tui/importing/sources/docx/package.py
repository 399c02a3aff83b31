"""The zip archive that a Word file is: its parts, read under limits that no honest document comes near."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.docx import elements
from stdplan_tui.language import _

_LARGEST_PART, _LARGEST = 64 * 1024 * 1024, 128 * 1024 * 1024  # bytes, inflated
_MOST_ENTRIES = 5_000
_ENTRY = b"PK\x01\x02"  # before each entry of the archive's directory
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
_DOCUMENT, _MAIN = "officeDocument", "word/document.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Reader(Protocol):
    """What takes the elements of a part, in order; names and attributes as in `elements.read`."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters stand in the element that is open."""


@dataclass(slots=True)
class Package:
    """An archive, opened: reads its parts, counts what it inflated, and refuses what is too large."""

    name: str
    archive: zipfile.ZipFile
    inflated: int = 0
    budget: elements.Budget = field(default_factory=elements.Budget)

    @classmethod
    def of(cls, data: bytes, name: str) -> Package:
        """The archive in the bytes of a file called `name`. Raises ImportingError where it is broken."""
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise ImportingError(_("the archive has too many files in it to be a document"), path=name)
        try:
            return cls(name, zipfile.ZipFile(BytesIO(data)))
        except _BROKEN:
            raise ImportingError(_("the archive is broken: it may not have been received whole"), path=name) from None

    def parts(self) -> list[str]:
        """The names of all parts."""
        return self.archive.namelist()

    def inflate(self, part: str) -> bytes:
        """A part, inflated; empty where there is none of that name. Raises ImportingError."""
        try:
            entry = self.archive.getinfo(part)
        except KeyError:
            return b""
        if entry.flag_bits & _ENCRYPTED:
            raise ImportingError(
                _("the file is protected by a password: open it in Word and save it without one"), path=self.name
            )
        if entry.compress_type not in _PLAIN_METHODS:
            raise self._broken(part)
        try:
            return b"".join(self._inflated(entry))
        except _BROKEN:
            raise self._broken(part) from None

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of an entry, counted as they come: what the archive says of its sizes proves nothing."""
        size = 0
        with self.archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                self.inflated += len(chunk)
                if size > _LARGEST_PART or self.inflated > _LARGEST:
                    raise ImportingError(
                        _("unpacked, {part} is larger than any document").format(part=entry.filename), path=self.name
                    )
                yield chunk

    def _broken(self, part: str) -> ImportingError:
        return ImportingError(_("{part} in the archive is broken").format(part=part), path=self.name)

    def read(self, part: str, reader: Reader) -> None:
        """Read a part into `reader`; one that is missing is empty. Raises ImportingError."""
        if not (data := self.inflate(part)):
            return
        try:
            elements.read(data, reader, self.budget)
        except elements.Malformed as error:
            message = _("{part} in the archive cannot be read: {fault}").format(part=part, fault=error.fault)
            raise ImportingError(message, path=self.name) from None

    def related(self, part: str) -> dict[str, list[str]]:
        """The parts that `part` ("" is the archive itself) refers to, by the last word of the kind of reference."""
        folder, file = posixpath.split(part)
        relations = _Relations(folder)
        self.read(posixpath.join(folder, "_rels", f"{file}.rels"), relations)
        return relations.found

    def main(self) -> str:
        """The part that holds the document's text."""
        named = [part for part in self.related("").get(_DOCUMENT, []) if part in self.archive.NameToInfo]
        return named[0] if named else _MAIN


@dataclass(slots=True)
class _Relations:
    """Reads a part of relationships."""

    folder: str
    found: dict[str, list[str]] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "r:Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(self.folder, target))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found.setdefault(kind, []).append(path)

    def end(self, name: str) -> None:
        """Nothing."""

    def text(self, text: str) -> None:
        """Nothing."""

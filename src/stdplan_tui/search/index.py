"""The index that Whoosh keeps: its schema, how it is opened, and the shelf that reads it.

Importing this module imports Whoosh. Written against Whoosh's 2.7 interface, so that any distribution of it will do.
One row is one record, or one seal: what was written for one document, by which a refresh knows what has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import whoosh
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound

from stdplan_tui.search.analysis import needed
from stdplan_tui.search.records import Record, packed, unpacked

WHOOSH_VERSION = ".".join(map(str, whoosh.__version__))
SEALS = "seal"
_FEW = 16
_KEPT = 50_000


class Counted(FieldType):  # type: ignore[misc]
    """A field of tokens that are counted already: its value is a mapping from token to how often."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Counter[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Token, frequency, weight and no payload of each."""
        for token, count in value.items():
            yield token.encode("utf-8", "surrogatepass"), count, float(count), b""

    def to_bytes(self, value: str | bytes) -> bytes:
        """A token as it stands in the index."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")


class LeanCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec without the field's length at each posting: ranking measures the text itself."""

    length_stats = False


SCHEMA = Schema(keys=Counted(), grams=Counted(), row=COLUMN(VarBytesColumn()))
"""`keys` are names under which rows are found and deleted, `grams` the tokens of folded text, `row` the record."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the index has of one document: digest and title, and the digest of each note by the note's key."""

    document: str
    title: str
    digest: str
    notes: dict[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The seal as the index keeps it."""
        return packed([self.document, self.title, self.digest, self.notes])

    @classmethod
    def from_bytes(cls, row: bytes) -> Seal:
        """The seal that `to_bytes` wrote."""
        return cls(*unpacked(row))


class Files(FileStorage):  # type: ignore[misc]
    """A folder that remembers the files it opened: Whoosh forgets them where it fails half-way."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        """One file, open for reading."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def close_all(self) -> None:
        """Close every file that is still open. (Whoosh itself calls `close` where it is done with one segment.)"""
        for file in self._opened:
            if not file.is_closed:
                file.close()
        self._opened.clear()


def created(folder: Path) -> FileIndex:
    """A new, empty index in an empty folder."""
    return FileStorage(str(folder)).create_index(SCHEMA)


def opened(folder: Path) -> FileIndex:
    """The index in a folder that is trusted."""
    return FileStorage(str(folder)).open_index(schema=SCHEMA)


class WhooshShelf:
    """One committed state of an index, open for reading. Not for two threads at once: postings share a file.

    It is the one in a trusted `folder`; `stamp` is what says so. All files are opened at once, since a writer deletes
    those that it has replaced.
    """

    def __init__(self, folder: Path, stamp: str) -> None:
        self.stamp = stamp
        self._records: dict[int, Record] = {}
        self._files = Files(folder)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        self._reader: IndexReader = self._files.open_index(schema=SCHEMA).reader()
        leaves = [(leaf, offset) for leaf, offset in self._reader.leaf_readers() if leaf.doc_count_all()]
        self._leaves: Sequence[tuple[Any, int]] = leaves
        self._rows = [(offset, leaf.column_reader("row", translate=False)) for leaf, offset in leaves]
        rows = (self._row(number) for number in self._numbers("keys", SEALS))
        self.seals = {seal.document: seal for seal in map(Seal.from_bytes, rows)}
        self._count: int = self._reader.doc_count() - len(self.seals)

    def __len__(self) -> int:
        return self._count

    def candidates(self, needle: str) -> Iterable[int]:
        """The records that have every token of `needle`, or a few that might not."""
        by_rarity = sorted(needed(needle), key=lambda token: int(self._reader.doc_frequency("grams", token)))
        numbers: set[int] | None = None
        for token in by_rarity:
            with_token = self._numbers("grams", token)
            numbers = set(with_token) if numbers is None else numbers.intersection(with_token)
            if len(numbers) <= _FEW:
                break
        return numbers or ()

    def record(self, number: int) -> Record:
        """The record of that number; those last read are kept."""
        if (record := self._records.get(number)) is None:
            if len(self._records) >= _KEPT:
                self._records.clear()
            record = self._records[number] = Record.from_bytes(self._row(number))
        return record

    def title(self, document: str) -> str:
        """The title of that document."""
        return self.seals[document].title if document in self.seals else ""

    def close(self) -> None:
        """Let go of the files."""
        self._files.close_all()

    def _numbers(self, field_name: str, token: str) -> Iterator[int]:
        for leaf, offset in self._leaves:
            try:
                postings = leaf.postings(field_name, token)
            except TermNotFound:
                continue
            for number in postings.all_ids():
                yield offset + number

    def _row(self, number: int) -> bytes:
        for offset, rows in reversed(self._rows):
            if offset <= number:
                return bytes(rows[number - offset])
        raise IndexError(number)

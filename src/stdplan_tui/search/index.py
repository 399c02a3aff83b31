"""The index that Whoosh keeps: its schema, and the volumes that its segments are.

Importing this module imports Whoosh. Written against Whoosh's 2.7 interface, so that any distribution of it will do.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import whoosh
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence
from whoosh.index import TOC

from stdplan_tui.search.codec.columns import ContentColumn, OrderColumn, TextColumn
from stdplan_tui.search.pool import decoded, encoded
from stdplan_tui.search.shelf import Postings
from stdplan_tui.search.volume_shelf import VolumeShelf

WHOOSH_VERSION = ".".join(map(str, whoosh.__version__))
_NAME = "MAIN"  # what Whoosh calls an index that has no other name


class Tokens(FieldType):  # type: ignore[misc]
    """A field of tokens with their impacts: its value maps the one to the other."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Mapping[str, int], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Token, frequency, weight and no payload of each."""
        return ((encoded(token), impact, float(impact), b"") for token, impact in value.items())

    def to_bytes(self, value: str | bytes) -> bytes:
        """A token as it stands in the index."""
        return value if isinstance(value, bytes) else encoded(value)


SCHEMA = Schema(
    keys=Tokens(),
    grams=Tokens(),
    content=COLUMN(ContentColumn()),
    folded=COLUMN(TextColumn()),
    order=COLUMN(OrderColumn()),
)
"""`keys` are the names under which rows are found, `grams` the tokens of folded text; the rest is the row itself."""


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


class SegmentVolume:
    """A segment as a volume. All its files are opened at once, since a writer deletes those that it has replaced."""

    def __init__(self, folder: Path, segment: Any) -> None:
        self.id: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._users = 1
        self._lock = threading.Lock()
        self._files = Files(folder)
        try:
            self._open(segment)
        except BaseException:
            self._files.close_all()
            raise

    def _open(self, segment: Any) -> None:
        codec = segment.codec()
        self._terms = codec.terms_reader(self._files, segment)
        columns = codec.per_document_reader(self._files, segment)
        self._contents, self._folded, self._orders = (
            columns.column_reader(name, SCHEMA[name].column_type) for name in ("content", "folded", "order")
        )

    @property
    def orders(self) -> Sequence[int]:
        """The order of each row."""
        return self._orders.numbers  # type: ignore[no-any-return]

    @property
    def text(self) -> str:
        """The folded texts of all rows, one behind the other."""
        return self._folded.text  # type: ignore[no-any-return]

    @property
    def bounds(self) -> Sequence[int]:
        """Row n is `text[bounds[n] : bounds[n + 1]]`."""
        return self._folded.bounds  # type: ignore[no-any-return]

    def content(self, number: int) -> bytes:
        """What a row holds."""
        return self._contents[number]  # type: ignore[no-any-return]

    def postings(self, field: str, token: str, base: int = 0) -> Postings | None:
        """The rows that have a token, `base` added to their numbers; None where there are none."""
        return self._terms.postings(field, encoded(token), base)  # type: ignore[no-any-return]

    def count(self, field: str, token: str) -> int:
        """How many rows have a token."""
        return self._terms.count(field, encoded(token))  # type: ignore[no-any-return]

    def tokens(self, field: str, prefix: str = "") -> Iterator[str]:
        """The tokens that begin so."""
        return map(decoded, self._terms.tokens(field, encoded(prefix)))

    def entries(self, field: str, prefix: str = "") -> Iterator[tuple[str, Postings]]:
        """The same with their postings."""
        return ((decoded(token), postings) for token, postings in self._terms.entries(field, encoded(prefix)))

    def shared(self) -> bool:
        """Whether another shelf may have this volume too; it then closes it as well."""
        with self._lock:
            self._users += self._users > 0
            return self._users > 0

    def close(self) -> None:
        """Let go of the files, where no other shelf has this volume."""
        with self._lock:
            self._users -= 1
            if self._users == 0:
                self._files.close_all()


class IndexShelf(VolumeShelf):
    """One committed state of the index in a trusted folder; `stamp` is what says so.

    Volumes that `before` has open are taken over, with what was read of them.
    """

    def __init__(self, folder: Path, stamp: str, before: VolumeShelf | None = None) -> None:
        self.stamp = stamp
        known = (
            {volume.id: volume for volume, _ in before.volumes if isinstance(volume, SegmentVolume)} if before else {}
        )
        volumes: list[tuple[SegmentVolume, frozenset[int]]] = []
        try:
            for segment in segments(folder):
                same = known.get(segment.segment_id())
                volume = same if same is not None and same.shared() else SegmentVolume(folder, segment)
                volumes.append((volume, frozenset(segment.deleted_docs())))
            super().__init__(volumes)
        except BaseException:
            for volume, _ in volumes:
                volume.close()
            raise


def created(folder: Path) -> None:
    """Make a new, empty index in an empty folder."""
    FileStorage(str(folder)).create_index(SCHEMA)


def segments(folder: Path) -> Sequence[Any]:
    """The segments of the index in a folder that is trusted, as last committed."""
    files = Files(folder)
    try:
        return TOC.read(files, _NAME, schema=SCHEMA).segments  # type: ignore[no-any-return]
    finally:
        files.close_all()

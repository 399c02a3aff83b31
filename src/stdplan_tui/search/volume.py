"""Volumes: runs of rows that were written at once and do not change any more; a shelf stands full of them.

A row is a record, or something that is kept for a refresh. Rows that are deleted stay where they are and are left out.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Protocol

from stdplan_tui.frozen import frozen
from stdplan_tui.search.analysis import impacts
from stdplan_tui.search.pool import FIELDS, GRAMS, KEYS, Pool
from stdplan_tui.search.records import Record
from stdplan_tui.search.shelf import (
    CLAUSES,
    NOTES,
    PART,
    Postings,
    of_author,
    of_document,
    of_level,
    of_status,
    of_tag,
    of_writer,
)


@frozen
class Row:
    """What is written for one record: `content` is what `Record.from_bytes` reads, `names` what it is found under."""

    content: bytes
    names: tuple[str, ...]
    folded: str = ""
    order: int = -1
    grams: Mapping[str, int] = field(default_factory=dict)


def row_of(record: Record, content: bytes) -> Row:
    """The row of a record whose bytes are `content`."""
    folded = PART.join(part for _, part in record.folded)
    return Row(content, tuple(dict.fromkeys(_names(record))), folded, record.order, impacts(record.folded))


def _names(record: Record) -> Iterator[str]:
    yield of_document(record.document)
    if record.annotation is None:
        yield CLAUSES
        yield of_level(record.level)
    else:
        yield NOTES
        yield of_author(record.author)
        yield of_writer(record.author_name or record.author)
        yield of_status(record.status)
        yield from map(of_tag, record.tags)


class Volume(Protocol):
    """Rows under numbers from 0; any thread may read them."""

    @property
    def size(self) -> int:
        """How many rows there are, deleted ones included."""

    @property
    def orders(self) -> Sequence[int]:
        """The order of each row."""

    @property
    def text(self) -> str:
        """The folded texts of all rows, one behind the other."""

    @property
    def bounds(self) -> Sequence[int]:
        """Row n is `text[bounds[n] : bounds[n + 1]]`."""

    def content(self, number: int) -> bytes:
        """What a row holds."""

    def postings(self, field: str, token: str, base: int = 0) -> Postings | None:
        """The rows that have a token, `base` added to their numbers; None where there are none."""

    def count(self, field: str, token: str) -> int:
        """How many rows have a token."""

    def tokens(self, field: str, prefix: str = "") -> Iterable[str]:
        """The tokens that begin so, in any order."""

    def entries(self, field: str, prefix: str = "") -> Iterator[tuple[str, Postings]]:
        """The same with their postings."""

    def close(self) -> None:
        """Let go of files."""


class MemoryVolume:
    """A volume in memory."""

    def __init__(self, contents: Sequence[bytes], texts: Sequence[str], orders: Sequence[int], pool: Pool) -> None:
        self._contents = contents
        self._texts = texts
        self._pool = pool
        self.orders = orders
        self.size = len(contents)

    @cached_property
    def text(self) -> str:
        """The folded texts of all rows, one behind the other."""
        return "".join(self._texts)

    @cached_property
    def bounds(self) -> Sequence[int]:
        """Where in `text` each row begins, and where the last one ends."""
        return array("I", accumulate(map(len, self._texts), initial=0))

    def content(self, number: int) -> bytes:
        """What a row holds."""
        return self._contents[number]

    def postings(self, field: str, token: str, base: int = 0) -> Postings | None:
        """The rows that have a token."""
        return self._pool.postings(field, token, base)

    def count(self, field: str, token: str) -> int:
        """How many rows have a token."""
        return self._pool.count(field, token)

    def tokens(self, field: str, prefix: str = "") -> list[str]:
        """The tokens that begin so."""
        return self._pool.tokens(field, prefix)

    def entries(self, field: str, prefix: str = "") -> Iterator[tuple[str, Postings]]:
        """The same with their postings."""
        for token in self.tokens(field, prefix):
            if (postings := self.postings(field, token)) is not None:
                yield token, postings

    def close(self) -> None:
        """Nothing to let go of."""


class Writing(ABC):
    """A volume that is being written, and the numbers of rows of the shelf that go away with it."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.size = 0

    @abstractmethod
    def place(self, content: bytes, folded: str, order: int) -> int:
        """Write these and give the number of the new row."""

    @abstractmethod
    def delete(self, number: int) -> None:
        """A row of the shelf is not there any more."""

    def add(self, row: Row) -> None:
        """Write a row."""
        number = self.place(row.content, row.folded, row.order)
        self.pool.put(KEYS, number, dict.fromkeys(row.names, 1))
        self.pool.put(GRAMS, number, row.grams)
        self.size += 1

    def absorb(self, volume: Volume, deleted: Collection[int], step: Callable[[], None]) -> None:
        """Write the rows of another volume that are not deleted; `step` is called before each, and every few tokens."""
        moved: list[int] = []
        for number, (order, bounds) in enumerate(zip(volume.orders, pairwise(volume.bounds), strict=True)):
            step()
            kept = number not in deleted
            moved.append(self.place(volume.content(number), volume.text[slice(*bounds)], order) if kept else -1)
        self.size += len(moved) - len(deleted)
        for field_name in FIELDS:
            for count, (token, postings) in enumerate(volume.entries(field_name)):
                if count % 64 == 0:
                    step()
                pairs = zip(postings.numbers, postings.impacts, strict=True)
                self.pool.extend(field_name, token, [moved[n] << 8 | impact for n, impact in pairs if moved[n] >= 0])


class MemoryWriting(Writing):
    """A volume that is being written in memory."""

    def __init__(self) -> None:
        super().__init__(Pool())
        self.deleted: list[int] = []
        self._contents: list[bytes] = []
        self._texts: list[str] = []
        self._orders = array("i")

    def place(self, content: bytes, folded: str, order: int) -> int:
        """Keep these."""
        self._contents.append(content)
        self._texts.append(folded)
        self._orders.append(order)
        return len(self._contents) - 1

    def delete(self, number: int) -> None:
        """Remember it."""
        self.deleted.append(number)

    def finished(self) -> MemoryVolume:
        """The volume."""
        return MemoryVolume(self._contents, self._texts, self._orders, self.pool)

"""Where records stand to be searched: what the engine's evaluation asks of an index, on disk or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from stdplan_tui.frozen import frozen
from stdplan_tui.search.records import Record

PART = "\x1e"
"""Stands between the folded parts of a record (heading and text, body and tags); no fold ever gives it."""

CLAUSES = "clause"
NOTES = "note"
"""The names of all clause records, and of all note records."""


def of_document(document: str) -> str:
    """The name of all records, clauses and notes, of a document."""
    return f"document {document}"


def of_level(level: str) -> str:
    """The name of the clause records of a level."""
    return f"level {level}"


def of_tag(tag: str) -> str:
    """The name of the note records with that tag, as it is written."""
    return f"tag {tag}"


def of_author(author: str) -> str:
    """The name of the note records by that author (short name)."""
    return f"by {author}"


def of_writer(name: str) -> str:
    """The name of the note records by a person of that name, as it is written."""
    return f"written by {name}"


def of_status(status: str) -> str:
    """The name of the note records with that status."""
    return f"status {status}"


@frozen
class Postings:
    """The records that have a token: their numbers, ascending, and for each the impact (1 to 255) of the token in it.

    Deleted records may be among them.
    """

    numbers: Sequence[int]
    impacts: bytes


@frozen
class Shelved:
    """What the shelf knows of a document; `year` is that of its date, None where it has none."""

    document: str
    title: str
    issuers: tuple[str, ...] = ()
    kind: str = ""
    year: int | None = None


class Shelf(Protocol):
    """Records under numbers from 0 to `size` - 1, some of them deleted or not records at all.

    `live` has bit n set where n is a record that is there; `documents` are those that have been written, by id.
    """

    @property
    def size(self) -> int:
        """One more than the highest number."""

    @property
    def live(self) -> int:
        """Bit n is set where n is a record."""

    @property
    def documents(self) -> Mapping[str, Shelved]:
        """The documents, by id, in the order of their ids."""

    @property
    def places(self) -> Sequence[int]:
        """For each number where it stands: the document's rank by id `<< 32`, and 1 + its order in the document.

        A note has the place of its clause; one on a whole document, or on a clause that is lost, has order -1.
        """

    def postings(self, token: str) -> Postings:
        """The records that have that token; see `search.analysis`."""

    def count(self, token: str) -> int:
        """How many records have that token, deleted ones included."""

    def named(self, name: str) -> Sequence[int]:
        """The numbers under a name (`of_document` and its like), ascending; deleted ones may be among them."""

    def names(self, prefix: str) -> Iterable[str]:
        """The names that begin so, sorted; those of deleted records may be among them."""

    def holding(self, needle: str, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Those of `numbers` whose folded text has `needle` (folded, without PART), and where it first stands there."""

    def folded(self, number: int) -> str:
        """The folded parts of the record, PART between them."""

    def record(self, number: int) -> Record:
        """The record of that number."""

    def close(self) -> None:
        """Let go of files."""

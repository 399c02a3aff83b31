"""Where records stand to be searched: the protocol of an index that can be read, and its twin in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from stdplan_tui.corpus.model import Document
from stdplan_tui.search.model import Note
from stdplan_tui.search.records import Record, clause_records, note_records


class Shelf(Protocol):
    """Records under numbers, and which of them may hold some words."""

    def __len__(self) -> int:
        """How many records there are."""

    def candidates(self, needle: str) -> Iterable[int]:
        """Numbers of records, all those among them that have the folded `needle` in a part."""

    def record(self, number: int) -> Record:
        """The record of that number."""

    def title(self, document: str) -> str:
        """The title of that document."""


class MemoryShelf:
    """A shelf that keeps all records in memory and gives every one of them as a candidate."""

    def __init__(self, documents: Iterable[Document], notes: Iterable[Note]) -> None:
        shelved = tuple(documents)
        self._titles = {str(document.id): document.title for document in shelved}
        self._records: Sequence[Record] = (
            *(record for document in shelved for record in clause_records(document)),
            *(record for by_key in note_records(shelved, notes).values() for record in by_key.values()),
        )

    def __len__(self) -> int:
        return len(self._records)

    def candidates(self, needle: str) -> Iterable[int]:
        """Every number: looking is as quick as an index while all is in memory."""
        return range(len(self._records)) if needle else ()

    def record(self, number: int) -> Record:
        """The record of that number."""
        return self._records[number]

    def title(self, document: str) -> str:
        """The title of that document."""
        return self._titles.get(document, "")

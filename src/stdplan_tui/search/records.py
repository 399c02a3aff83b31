"""Records: what is searched, one for each clause with words of its own and one for each note."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document
from stdplan_tui.search.model import Field, Note
from stdplan_tui.text.fold import fold

Parts = tuple[tuple[Field, str], ...]


@dataclass(frozen=True)
class Record:
    """One clause, or one note, as it is kept in an index.

    `clause` is "" for a note on a whole document; `order` is the clause's place in reading order; `annotation` is the
    note's id, None for a clause. `parts` holds heading and text of a clause, or body and tags (one a line) of a note,
    the empty ones left out.
    """

    document: str
    clause: str
    label: str
    order: int
    annotation: str | None
    parts: Parts

    @cached_property
    def folded(self) -> Parts:
        """The parts, folded."""
        return tuple((field, fold(part)) for field, part in self.parts)

    @property
    def address(self) -> tuple[str, str]:
        """Document and clause; a note has the address of the clause that it is on."""
        return self.document, self.clause

    def to_bytes(self) -> bytes:
        """The record as an index keeps it."""
        parts = dict(self.parts)
        kept = [parts.get(field, "") for field in _fields(self.annotation)]
        return packed([self.document, self.clause, self.label, self.order, self.annotation, *kept])

    @classmethod
    def from_bytes(cls, row: bytes) -> Record:
        """The record that `to_bytes` wrote."""
        document, clause, label, order, annotation, *kept = unpacked(row)
        return cls(document, clause, label, order, annotation, _parts(annotation, *kept))


def _fields(annotation: str | None) -> tuple[Field, Field]:
    return (Field.HEADING, Field.TEXT) if annotation is None else (Field.NOTE, Field.TAG)


def _parts(annotation: str | None, first: str, second: str) -> Parts:
    """The parts of a clause (heading, text) or of a note (body, tags, one a line), without the empty ones."""
    one, other = _fields(annotation)
    if first and second:
        return (one, first), (other, second)
    return ((one, first),) if first else ((other, second),) if second else ()


def packed(value: object) -> bytes:
    """`value` as compact JSON; lone surrogates survive."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(row: bytes) -> Any:
    """The value that `packed` wrote."""
    return json.loads(row.decode("utf-8", "surrogatepass"))


def clause_records(document: Document) -> Iterator[Record]:
    """The records of a document's clauses, in reading order; containers have none."""
    for order, clause in enumerate(document.flat):
        if parts := _parts(None, clause.caption, clause.text):
            yield Record(document.id, clause.id, label_path(document, clause.id), order, None, parts)


def note_records(documents: Iterable[Document], notes: Iterable[Note]) -> dict[str, dict[str, Record]]:
    """The records of the notes on `documents`: by document id, then by author and id of the annotation.

    A note on a clause that is lost stands before the first clause.
    """
    shelved = {str(document.id): document for document in documents}
    order = {key: {clause.id: n for n, clause in enumerate(document.flat)} for key, document in shelved.items()}
    records: dict[str, dict[str, Record]] = {key: {} for key in shelved}
    for note in notes:
        if note.document in records:
            place = order[note.document].get(note.clause, -1) if note.clause else -1
            records[note.document][f"{note.author}/{note.id}"] = _note_record(note, place)
    return records


def _note_record(note: Note, order: int) -> Record:
    parts = _parts(note.id, note.body.rstrip("\n"), "\n".join(note.tags))
    return Record(note.document, note.clause or "", note.label, order, note.id, parts)


def document_digest(document: Document) -> str:
    """Changes whenever the document's title, or a record of one of its clauses, would."""
    clauses = [(clause.id, clause.level, clause.label, clause.heading, clause.text) for clause in document.flat]
    return hashlib.sha256(packed([document.id, document.title, clauses])).hexdigest()


def record_digest(record: Record) -> str:
    """Changes whenever the record does."""
    return hashlib.sha256(record.to_bytes()).hexdigest()[:32]

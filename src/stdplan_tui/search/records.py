"""Records: what is searched, one for each clause with words of its own and one for each note."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Field, Note
from stdplan_tui.text.fold import fold

Parts = tuple[tuple[Field, str], ...]


@frozen(slots=False)
class Record:
    """One clause, or one note, as it is kept in an index.

    `clause` is "" for a note on a whole document; `order` is the clause's place in reading order, -1 where there is
    none; `annotation` is the note's id, None for a clause. `parts` holds heading and text of a clause, or body and
    tags (one a line) of a note, the empty ones left out. `level` is that of a clause, `author` (short name),
    `author_name` (as it is written) and `status` are a note's; "" in the other.
    """

    document: str
    clause: str
    label: str
    order: int
    annotation: str | None
    parts: Parts
    level: str = ""
    author: str = ""
    author_name: str = ""
    status: str = ""

    @cached_property
    def folded(self) -> Parts:
        """The parts, folded."""
        return tuple((field, fold(part)) for field, part in self.parts)

    @property
    def address(self) -> tuple[str, str]:
        """Document and clause; a note has the address of the clause that it is on."""
        return self.document, self.clause

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of a note, as they are written."""
        return tuple(tag for field, part in self.parts if field is Field.TAG for tag in part.split("\n"))

    def to_bytes(self) -> bytes:
        """The record as an index keeps it; equal bytes are equal records."""
        parts = dict(self.parts)
        kept = [parts.get(field, "") for field in _fields(self.annotation)]
        place = [self.document, self.clause, self.label, self.order, *kept]
        if self.annotation is None:
            return packed([*place, self.level])
        return packed([*place, self.annotation, self.author, self.author_name, self.status])

    @classmethod
    def from_bytes(cls, row: bytes) -> Record:
        """The record that `to_bytes` wrote."""
        document, clause, label, order, first, second, *rest = unpacked(row)
        if len(rest) == 1:
            return cls(document, clause, label, order, None, _parts(None, first, second), level=rest[0])
        annotation, author, author_name, status = rest
        parts = _parts(annotation, first, second)
        return cls(document, clause, label, order, annotation, parts, "", author, author_name, status)


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
            label = label_path(document, clause.id)
            yield Record(document.id, clause.id, label, order, None, parts, level=str(clause.level))


def note_records(document: Document, notes: Iterable[Note]) -> Iterator[Record]:
    """The records of the notes on a document; a note on a clause that is lost has no order."""
    orders = {clause.id: order for order, clause in enumerate(document.flat)}
    for note in notes:
        order = orders.get(note.clause, -1) if note.clause else -1
        parts = _parts(note.id, note.body.rstrip("\n"), "\n".join(note.tags))
        yield Record(
            document=document.id,
            clause=note.clause or "",
            label=note.label,
            order=order,
            annotation=note.id,
            parts=parts,
            author=note.author,
            author_name=note.author_name,
            status=note.status,
        )

"""What search takes and gives: what there is to search, hits, facets, suggestions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Span
from stdplan_tui.frozen import frozen


class Field(StrEnum):
    """Where words were found: a part of a clause, or of a note."""

    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"
    TAG = "tag"


class Order(StrEnum):
    """How hits are ordered: the best first, or as they stand in the documents."""

    RELEVANCE = "relevance"
    READING = "reading"


class Facet(StrEnum):
    """What hits can be counted by, and narrowed to: each is a field of the query language."""

    DOCUMENT = "doc"
    LEVEL = "level"
    ISSUER = "issuer"
    KIND = "kind"
    YEAR = "year"
    TAG = "tag"
    AUTHOR = "by"
    STATUS = "status"


class Kind(StrEnum):
    """What a suggestion is."""

    WORD = "word"
    TAG = "tag"
    DOCUMENT = "document"
    HEADING = "heading"


@frozen
class Note:
    """An annotation as search sees it; those that are deleted are not handed in.

    `id` is the annotation's; `clause` is None for a note on the whole document; `label` is the clause's label path;
    `author` the short name, `author_name` the name as it is written.
    """

    id: str
    document: DocumentId
    clause: ClauseId | None
    author: str
    tags: tuple[str, ...] = ()
    body: str = ""
    status: str = "open"
    label: str = ""
    author_name: str = ""


@frozen
class Holding:
    """A document and the notes on it, as there is to search.

    `digest` changes whenever the document or one of its notes may have; while it stays, nothing is read. `load` reads
    them; where it raises StdplanError or OSError the document is left out.
    """

    document: DocumentId
    digest: str
    load: Callable[[], tuple[Document, tuple[Note, ...]]]


@frozen
class Hit:
    """A clause, or a note, in which the words of a query stand.

    `text` is the clause string (found in heading or text), the note's body (found in the note) or the tag (found in a
    tag); `spans` count code points in it and run in order, none overlapping, none across a line feed. `annotation` is
    the id of the annotation where the hit is one; `clause` is None where that annotation is on the whole document.
    `title` is the document's, `label` the label path of the clause.
    """

    document: DocumentId
    clause: ClauseId | None
    label: str
    title: str
    score: float
    field: Field
    text: str
    spans: tuple[Span, ...]
    annotation: str | None = None


@frozen
class Notice:
    """Something that a person should know of their query, in their language; `column` is the code point, from 0."""

    message: str
    column: int | None = None


@frozen
class Results:
    """The hits, in the order that was asked for; `total` counts those beyond the limit too.

    `complete` is False while what is searched may be older than the workspace. `related`: nothing has the words as
    they stand, the hits are those that have most of them, best first.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    complete: bool = True
    related: bool = False
    notices: tuple[Notice, ...] = ()


@frozen
class Count:
    """How many hits have a value: `value` as a query takes it behind the field, `label` as a person reads it."""

    value: str
    label: str
    count: int


Facets = Mapping[Facet, tuple[Count, ...]]
"""The values that hits have, the most frequent first, equal ones in the order of their values."""


@frozen
class Suggestion:
    """Something that may be meant by what was typed.

    `text` is the word, tag, title or heading; `count` how often it stands in the workspace; `near`: it does not begin
    with what was typed, but is much like it. `document` and `clause` are the place of a title or heading.
    """

    text: str
    kind: Kind
    count: int = 1
    near: bool = False
    document: DocumentId | None = None
    clause: ClauseId | None = None


@frozen
class RefreshReport:
    """What a refresh did.

    `documents` and `notes` were written again, `removed` counts documents that are gone. `cancelled`: it was stopped,
    the index is as it was after the last commit. `busy`: another process is writing, refresh again later. `notice` is
    one line for a reader, in their language, where the index cannot be used and search works in memory instead.
    """

    documents: int = 0
    notes: int = 0
    removed: int = 0
    cancelled: bool = False
    busy: bool = False
    notice: str = ""

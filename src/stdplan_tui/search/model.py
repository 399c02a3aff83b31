"""What search takes and gives: notes, hits, results."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span


class Field(StrEnum):
    """Where words were found."""

    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation as search sees it; those that are deleted are not handed in.

    `id` is the annotation's; `clause` is None for a note on the whole document; `label` is the clause's label path.
    """

    id: str
    document: DocumentId
    clause: ClauseId | None
    author: str
    tags: tuple[str, ...] = ()
    body: str = ""
    status: str = "open"
    label: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, best first; `total` counts those beyond the limit too.

    `complete` is False while what is searched may be older than the workspace.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
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

"""The values that everything else is about: a document, its clauses, places inside them.

Terms follow GB/T 9704-2012: document_number 发文字号, issuers 发文机关, recipients 主送机关, issued 成文日期,
notice 印发通知, annex 附件.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import NewType

from stdplan_tui.errors import UnknownClause
from stdplan_tui.frozen import frozen
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE, bare

DocumentId = NewType("DocumentId", str)
ClauseId = NewType("ClauseId", str)


class Level(StrEnum):
    """What a clause is, from the title to the last remark."""

    TITLE = "title"
    NUMBER = "number"
    RECIPIENTS = "recipients"
    NOTICE = "notice"
    PREAMBLE = "preamble"
    DOC = "doc"
    ANNEX = "annex"
    BOOK = "book"
    SUBBOOK = "subbook"
    CHAPTER = "chapter"
    DIVISION = "division"
    ARTICLE = "article"
    PART = "part"
    SECTION = "section"
    ITEM = "item"
    SUBITEM = "subitem"
    HEADING = "heading"
    BULLET = "bullet"
    BOX = "box"
    BOX_ENTRY = "box_entry"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"
    CLOSING = "closing"
    SIGNATURE = "signature"
    REMARK = "remark"


CONTAINERS = frozenset({Level.NOTICE, Level.PREAMBLE, Level.CLOSING})
SPACED_LABELS = frozenset(
    {
        Level.BOOK,
        Level.SUBBOOK,
        Level.CHAPTER,
        Level.DIVISION,
        Level.ARTICLE,
        Level.BOX,
        Level.ANNEX,
        Level.TABLE,
    }
)


@frozen
class Span:
    """Characters of one clause string: code points from `start`, `end` excluded."""

    start: int
    end: int


@frozen(slots=False)
class Clause:
    """One clause and the clauses under it, which its repr leaves out: what runs in a thread is told by its arguments.

    `label` and `heading` are as printed; `text` is the clause's own text, without its children, without a line
    feed at its end. The containers (notice, preamble, closing) have none of the three.
    """

    id: ClauseId
    level: Level
    label: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Clause, ...] = field(default=(), repr=False)

    @cached_property
    def caption(self) -> str:
        """Label and heading as printed, joined by U+3000 after 章 条 专栏 and their like, by nothing elsewhere."""
        gap = IDEOGRAPHIC_SPACE if self.level in SPACED_LABELS and self.label and self.heading else ""
        return f"{self.label}{gap}{self.heading}"

    @cached_property
    def string(self) -> str:
        """The clause string: the caption, then LF and the text; all offsets of the product count in it."""
        return "\n".join(part for part in (self.caption, self.text) if part)

    @cached_property
    def hash(self) -> str:
        """The first 16 hex digits of the sha256 of the clause string without its label and white space."""
        return words_hash(self.words)

    @property
    def words(self) -> str:
        """What the clause says: the clause string without its label and white space."""
        return bare(self.heading + self.text)

    @property
    def takes_notes(self) -> bool:
        """Whether annotations may be attached: containers have no words of their own."""
        return self.level not in CONTAINERS

    def walk(self) -> Iterator[Clause]:
        """This clause and all under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def words_hash(words: str) -> str:
    """The hash of a clause that says these words."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def flat(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Some clauses and all under them, in reading order."""
    return tuple(clause for top in clauses for clause in top.walk())


@frozen
class Source:
    """The file that a document was imported from: its name in corpus/sources and the sha256 of its bytes."""

    file: str
    sha256: str


@frozen
class Metadata:
    """What ID.toml says of a document; what the source does not say is empty or None.

    Dates are ISO 8601 (2015-12-17). `version` is "sha256:" and the hash of ID.md as it stands, `imported` the same
    of the ID.md that import wrote.
    """

    id: DocumentId
    title: str
    kind: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    issued: str | None = None
    published: str | None = None
    notice_title: str = ""
    version: str = ""
    imported: str = ""
    source: Source | None = None
    short_title: str = ""
    supersedes: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    formerly: tuple[DocumentId, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=dict)


@frozen(slots=False)
class Document:
    """A document: its metadata and its clauses, in reading order."""

    metadata: Metadata
    clauses: tuple[Clause, ...] = field(repr=False)

    @property
    def id(self) -> DocumentId:
        """The document's id."""
        return self.metadata.id

    @property
    def title(self) -> str:
        """The document's title."""
        return self.metadata.title

    @property
    def version(self) -> str:
        """The hash of the document's text: "sha256:" and 64 hex digits."""
        return self.metadata.version

    @cached_property
    def flat(self) -> tuple[Clause, ...]:
        """Every clause in reading order, containers included."""
        return flat(self.clauses)

    @cached_property
    def by_id(self) -> Mapping[ClauseId, Clause]:
        """Every clause by its id."""
        return {clause.id: clause for clause in self.flat}

    @cached_property
    def parents(self) -> Mapping[ClauseId, Clause]:
        """The parent of every clause that has one, by the child's id."""
        return {child.id: clause for clause in self.flat for child in clause.children}

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id. Raises UnknownClause."""
        try:
            return self.by_id[ClauseId(clause_id)]
        except KeyError:
            raise UnknownClause(f"{self.id} has no clause {clause_id!r}") from None

    def ancestors(self, clause_id: str) -> tuple[Clause, ...]:
        """The clauses above that one, outermost first."""
        found: list[Clause] = []
        parent = self.parents.get(ClauseId(clause_id))
        while parent is not None:
            found.append(parent)
            parent = self.parents.get(parent.id)
        return tuple(reversed(found))

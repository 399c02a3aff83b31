"""What a query says, as a tree. Texts are as typed: folding them is for those who look for them."""

from __future__ import annotations

from enum import StrEnum

from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Field, Notice


class Name(StrEnum):
    """The fields that compare a value: of the document (doc issuer kind), the clause (level), its notes (the rest)."""

    DOCUMENT = "doc"
    LEVEL = "level"
    ISSUER = "issuer"
    KIND = "kind"
    TAG = "tag"
    NOTE = "note"
    AUTHOR = "by"
    STATUS = "status"


@frozen
class Words:
    """A string that must stand in a part of the record: `text` as typed, not empty; `part` None for any."""

    text: str
    part: Field | None = None


@frozen
class Pattern:
    """A regular expression over one part of a record as it is folded.

    `regex` is in Python's syntax (a pattern with wildcards is turned into one, its words folded); `literals` are
    strings, as typed, that every match must contain: they narrow what is looked through.
    """

    regex: str
    literals: tuple[str, ...] = ()
    part: Field | None = None


@frozen
class Condition:
    """Something of the document, of the clause, or of a note on the same clause."""

    name: Name
    value: str


@frozen
class Years:
    """The document is of a year from `first` to `last`, both included; None is open."""

    first: int | None
    last: int | None


@frozen
class Untagged:
    """A clause on which nobody has set a tag."""


@frozen
class Near:
    """All of these stand in one part, from the first character of the first to the last of the last ≤ `distance`."""

    operands: tuple[Words, ...]
    distance: int


@frozen
class Not:
    """All but these."""

    operand: Node


@frozen
class And:
    """All of these."""

    operands: tuple[Node, ...]


@frozen
class Or:
    """One of these at least."""

    operands: tuple[Node, ...]


Node = Words | Pattern | Condition | Years | Untagged | Near | Not | And | Or


@frozen
class Query:
    """A query as it is understood.

    `text` is all of it, for those who meant it literally; what stands so in a record is found whatever `tree` says.
    `tree` is None for a query of white space. `notices` say what did not parse, and where.
    """

    text: str
    tree: Node | None
    notices: tuple[Notice, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is one string of words and nothing else, as most are."""
        return isinstance(self.tree, Words) and self.tree.part is None

"""What a citation says, and what it turned out to mean."""

from __future__ import annotations

from enum import Enum, StrEnum, auto
from typing import NamedTuple

from stdplan_tui.corpus.model import ClauseId, DocumentId, Level, Span
from stdplan_tui.frozen import frozen


class Kind(StrEnum):
    """How something is cited: 《…》, 国发〔2015〕13号, GB/T 9704-2012, 本法第十条."""

    TITLE = "title"
    NUMBER = "number"
    STANDARD = "standard"
    CLAUSE = "clause"


class Base(Enum):
    """From where the steps of a citation lead on."""

    NAMED = auto()  # the document that is named: 《民法典》第十条, 刑法第十七条
    OWN = auto()  # the document in which it stands, in so many words: 本法第十条
    UNSAID = auto()  # that same, unless it says something else that only looks so: 第十条
    AROUND = auto()  # what the words stand in: 本条第二款
    BEFORE = auto()  # what stands before that: 前款第一项


class Step(NamedTuple):
    """One step down: 第十条 is (ARTICLE, (10,)), 第二款 (PARAGRAPH, (2,)), 专栏2 (BOX, (2,))."""

    level: Level
    number: tuple[int, ...]


@frozen
class Citation:
    """Words that cite: characters `span` of a clause string.

    `title` stands in 《》; `number` is a document number or a standard's, as printed; `name` are the words before a
    provision that may end in the name of a document (依照刑法), `before` those before a title (国务院). `steps` lead on
    from `base`: for AROUND and BEFORE, from a clause of the level of `near`, for BEFORE so many back as its number
    says. `inner` are the titles in a title, `short` what the text will call it: 《…》（以下简称《纲要》）.
    """

    span: Span
    kind: Kind
    title: str = ""
    number: str = ""
    name: str = ""
    before: str = ""
    base: Base = Base.NAMED
    near: Step | None = None
    steps: tuple[Step, ...] = ()
    inner: tuple[Citation, ...] = ()
    short: str = ""


@frozen
class Target:
    """What is cited: a document, or a clause of it; `steps` lead to it in a document that was not read for this."""

    document: DocumentId
    clause: ClauseId | None = None
    steps: tuple[Step, ...] = ()


@frozen
class Cited:
    """A citation, looked up: `cites` is what it names, None where that is not known or not certain.

    `candidates` are what it may name, where that is not certain: several versions of a law, a plan without its years.
    """

    span: Span
    kind: Kind
    text: str
    cites: Target | None = None
    candidates: tuple[Target, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """Where it can lead; nothing where what is cited is not at hand."""
        return (self.cites,) if self.cites else self.candidates

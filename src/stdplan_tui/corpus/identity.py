"""Ids for clauses: each is its parent's id, a dot and an own token, in reading order (formats.md, "Ids")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Clause, ClauseId, Level
from stdplan_tui.corpus.ranks import LIST_LEVELS, parsed

SCOPES = frozenset({Level.NOTICE, Level.DOC, Level.ANNEX})

_FIXED: dict[Level, str] = {
    Level.TITLE: "title",
    Level.NUMBER: "number",
    Level.RECIPIENTS: "recipients",
    Level.SIGNATURE: "sig",
    Level.REMARK: "remark",
    Level.NOTICE: "notice",
    Level.PREAMBLE: "preamble",
    Level.CLOSING: "closing",
}
_COUNTED: dict[Level, str] = {
    Level.PARAGRAPH: "p",
    Level.LEAD: "p",
    Level.HEADING: "h",
    Level.BOX_ENTRY: "e",
    Level.BULLET: "b",
}
_BY_NUMBER: dict[Level, str] = {
    Level.BOOK: "bk",
    Level.SUBBOOK: "sb",
    Level.CHAPTER: "ch",
    Level.DIVISION: "s",
    Level.ARTICLE: "art",
    **dict.fromkeys(LIST_LEVELS, ""),
}
_BY_NUMBER_OR_LETTER: dict[Level, str] = {Level.BOX: "box", Level.TABLE: "t", Level.ANNEX: "annex"}


@dataclass(slots=True, eq=False)
class Name:
    """The id of a clause, and what it takes to name its children one after another.

    The document itself has the id "". `prefix` is what its children's ids begin with, `scope` the nearest of
    document, notice, attached document and annex (None for the document): articles are counted through it.
    """

    id: str = ""
    prefix: str = ""
    scope: Name | None = None
    used: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def child(self, draft: Draft) -> Name:
        """The name of the next child, which is `draft`; call it once for each child, in reading order."""
        scope = self.scope or self
        before = scope.prefix if draft.level is Level.ARTICLE else self.prefix
        own = self._unused(before + self._token(draft))
        name = Name(own, "" if own == "doc" else f"{own}.", scope, self.used)
        if draft.level in SCOPES:
            name.scope = name
        if draft.text:
            name.counts["p"] = 1
        return name

    def _unused(self, wanted: str) -> str:
        self.used[wanted] = times = self.used.get(wanted, 0) + 1
        return wanted if times == 1 else f"{wanted}~{times}"

    def _token(self, draft: Draft) -> str:
        level = draft.level
        if fixed := _FIXED.get(level):
            return fixed
        if counted := _COUNTED.get(level):
            return self._next(counted)
        if level is Level.ROW:
            return f"r{self._count('r') - 1}"
        if level is Level.DOC:
            return "doc" if (nth := self._count("doc")) == 1 else f"doc{nth}"
        number = _printed_number(draft.label)
        if level in _BY_NUMBER:
            return _BY_NUMBER[level] + number if number else self._next("h")
        prefix = _BY_NUMBER_OR_LETTER[level]
        return prefix + (number or _letters(self._count(prefix)))

    def _count(self, prefix: str) -> int:
        self.counts[prefix] = nth = self.counts.get(prefix, 0) + 1
        return nth

    def _next(self, prefix: str) -> str:
        return f"{prefix}{self._count(prefix)}"


def identified(drafts: Sequence[Draft]) -> tuple[Clause, ...]:
    """The clauses that the drafts of one document stand for, with their ids.

    The first row of a table is its header; one without words is left out, and the next is `r1` all the same.
    """
    return _identified(drafts, Name())


def _identified(drafts: Sequence[Draft], parent: Name) -> tuple[Clause, ...]:
    clauses = []
    for place, draft in enumerate(drafts):
        name = parent.child(draft)
        if place == 0 and draft.level is Level.ROW and not draft.text.strip("\t"):
            continue
        children = _identified(draft.children, name) if draft.children else ()
        clauses.append(Clause(ClauseId(name.id), draft.level, draft.label, draft.heading, draft.text, children))
    return tuple(clauses)


@lru_cache(maxsize=4096)
def _printed_number(label: str) -> str:
    known = parsed(label) if label else None
    return "-".join(map(str, known.number)) if known else ""


def _letters(nth: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while nth:
        nth, rest = divmod(nth - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters

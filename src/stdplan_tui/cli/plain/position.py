"""A place in a document for those who read it line by line: the clauses that have words, counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.level_names import level_name
from stdplan_tui.corpus.model import Clause, Document, Level
from stdplan_tui.errors import DocumentError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.layout.steps import is_drawn, is_heading, step
from stdplan_tui.workspace.places import Left

_SAID: Final = frozenset({Level.TITLE, Level.HEADING})
"""What nobody needs to be told is a heading."""


@frozen
class Position:
    """The `number`th, counted from 0, of the clauses of a document that have words, of which there is at least one."""

    document: Document
    clauses: tuple[Clause, ...]
    number: int = 0

    @classmethod
    def first(cls, document: Document) -> Position:
        """The start of a document. Raises DocumentError where it has no words at all."""
        clauses = tuple(filter(is_drawn, document.flat))
        if not clauses:
            raise DocumentError(_("the document is empty"), path=document.id)
        return cls(document, clauses)

    @property
    def clause(self) -> Clause:
        """The clause that stands there."""
        return self.clauses[self.number]

    @property
    def left(self) -> Left:
        """What is remembered of a reader who leaves here."""
        return Left(self.clause.id, self.percent)

    @property
    def percent(self) -> int:
        """The per cent of the document's characters that stand before the end of the clause."""
        lengths = [len(clause.label) + len(clause.heading) + len(clause.text) for clause in self.clauses]
        return sum(lengths[: self.number + 1]) * 100 // (sum(lengths) or 1)

    def at(self, number: int) -> Position:
        """The place of the `number`th clause, counted from 0."""
        return replace(self, number=number)

    def of(self, clause: Clause) -> Position:
        """The place of a clause; of one that has no words of its own, the first under it that has."""
        ids = {under.id for under in clause.walk()}
        return self.at(next((at for at, each in enumerate(self.clauses) if each.id in ids), self.number))

    def moved(self, steps: int) -> Position:
        """The place so many clauses on, or back; at the ends of the document it stops."""
        return self.at(step(self.clauses, self.number, steps, is_drawn))

    def to_heading(self, steps: int) -> Position:
        """The place so many headings on, or back; here, where there is none."""
        return self.at(step(self.clauses, self.number, steps, is_heading))

    def told(self, notes: int = 0, *, done: bool = False) -> str:
        """Where this is in words: label path, which clause of how many, what it is, its notes, whether it is done."""
        clause = self.clause
        kind = level_name(clause.level)
        said = _("{path}: {n} of {total}, {kind}").format(
            path=label_path(self.document, clause.id),
            n=self.number + 1,
            total=len(self.clauses),
            kind=_("heading, {level}").format(level=kind) if is_heading(clause) and clause.level not in _SAID else kind,
        )
        count = ngettext(", {n} note", ", {n} notes", notes).format(n=notes) if notes else ""
        return said + count + (_(", done") if done else "")

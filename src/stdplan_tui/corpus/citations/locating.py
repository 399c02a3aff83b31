"""From 第十条第二款 to the clause of a document; nothing where that is not certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from stdplan_tui.corpus.citations.model import Base, Citation, Step
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Level
from stdplan_tui.corpus.ranks import LIST_LEVELS, NUMBERED_LEVELS, parsed

_SCOPES = frozenset({Level.NOTICE, Level.DOC, Level.ANNEX})
_LABELLED = NUMBERED_LEVELS | {Level.BOX, Level.ANNEX, Level.TABLE}
_ITEMS = LIST_LEVELS


class Provisions:
    """The numbered parts of a document, found by their steps; put in order when the first is asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def located(self, citation: Citation, here: ClauseId | None = None) -> tuple[Clause, ...]:
        """The clauses that the steps of a citation may lead to: one where it is certain, none where there is none.

        `here` is the clause in which it stands, None where that is in another document.
        """
        match citation.base:
            case Base.AROUND:
                start = self._around(here, citation.near)
            case Base.BEFORE:
                start = self._before(here, citation.near)
            case _:
                return self.at(citation.steps, here)
        return self._down((start,), citation.steps) if start else ()

    def at(self, steps: Sequence[Step], here: ClauseId | None = None) -> tuple[Clause, ...]:
        """The clauses that steps from the top of the document lead to."""
        if steps[0].level is Level.PARAGRAPH:
            article = self._around(here, Step(Level.ARTICLE, ()))
            return self._down((article,), steps) if article else ()
        first = steps[0]
        if first.level is Level.ARTICLE and not self._has_articles:
            first = Step(Level.PART, first.number)  # 本通知第五条 is its 五、
        found = self._same_scope(self._by_number.get(first, ()), here)
        return self._down(self._nearest(found, here), steps[1:])

    def _nearest(self, found: Sequence[Clause], here: ClauseId | None) -> tuple[Clause, ...]:
        """Those in the same chapter or book as `here`: sections and chapters may be numbered anew in each."""
        if len(found) > 1 and here is not None:
            own = [clause.id for clause in self.document.ancestors(here)]
            shared = [len(set(own) & {above.id for above in self.document.ancestors(clause.id)}) for clause in found]
            found = [clause for clause, count in zip(found, shared, strict=True) if count == max(shared)]
        return tuple(found)

    def _same_scope(self, found: Sequence[Clause], here: ClauseId | None) -> tuple[Clause, ...]:
        """Those of the document, its notice or annex in which `here` stands; else those of the document itself."""
        if len(found) < 2:
            return tuple(found)
        scopes = [self._scope(clause.id) for clause in found]
        for wanted in (*((self._scope(here),) if here else ()), "", "doc"):
            near = tuple(clause for clause, scope in zip(found, scopes, strict=True) if scope == wanted)
            if near:
                return near
        return tuple(found)

    def _scope(self, id_: ClauseId) -> str:
        return next((above.id for above in self.document.ancestors(id_) if above.level in _SCOPES), "")

    def _down(self, clauses: Iterable[Clause], steps: Sequence[Step]) -> tuple[Clause, ...]:
        """Where the steps lead from each; where one leads nowhere, what the steps before it led to."""
        found = tuple(clauses)
        for step in steps:
            below = tuple(part for clause in found for part in _parts(clause, step))
            if not below:
                return found if step.level in (Level.PARAGRAPH, *_ITEMS) else ()
            found = below
        return found

    def _around(self, here: ClauseId | None, near: Step | None) -> Clause | None:
        """What `here` stands in: its article, chapter or paragraph, itself perhaps."""
        if here is None or near is None:
            return None
        line = (*self.document.ancestors(here), self.document.clause(here))
        if near.level is Level.PARAGRAPH:
            return next((clause for clause in reversed(line) if _is_paragraph(clause)), None)
        return next((clause for clause in reversed(line) if clause.level is near.level), None)

    def _before(self, here: ClauseId | None, near: Step | None) -> Clause | None:
        """The article, paragraph or item so many before the one that `here` stands in."""
        own = self._around(here, near)
        if own is None or near is None:
            return None
        if near.level is Level.ARTICLE:
            line = [clause for clause in self.document.flat if clause.level is Level.ARTICLE]
        else:
            above = self.document.parents.get(own.id)
            line = _siblings(own, above) if above and own.level is not Level.ARTICLE else []
        place = next((n for n, clause in enumerate(line) if clause is own), -1) - near.number[0]
        found = line[place] if place >= 0 else None
        return found if found and self._scope(found.id) == self._scope(own.id) else None

    @cached_property
    def _has_articles(self) -> bool:
        return any(step.level is Level.ARTICLE for step in self._by_number)

    @cached_property
    def _by_number(self) -> Mapping[Step, tuple[Clause, ...]]:
        found = defaultdict[Step, list[Clause]](list)
        for clause in self.document.flat:
            if step := _own_step(clause):
                found[step].append(clause)
        return {step: tuple(clauses) for step, clauses in found.items()}


def _own_step(clause: Clause) -> Step | None:
    label = parsed(clause.label) if clause.label and clause.level in _LABELLED else None
    return Step(clause.level, label.number) if label and label.number else None


def _is_paragraph(clause: Clause) -> bool:
    return clause.level in (Level.ARTICLE, Level.PARAGRAPH)


def _siblings(own: Clause, above: Clause) -> list[Clause]:
    """The parts of one kind under `above`: the text of an article is its first paragraph."""
    if own.level is Level.PARAGRAPH:
        first = [above] if above.level is Level.ARTICLE and above.text else []
        return first + [clause for clause in above.children if clause.level is Level.PARAGRAPH]
    return [clause for clause in above.children if clause.level is own.level]


def _parts(clause: Clause, step: Step) -> Iterable[Clause]:
    """The parts of a clause that one step names."""
    nth = step.number[0]
    match step.level:
        case Level.PARAGRAPH:
            paragraphs = [clause] if clause.text else []
            paragraphs += [child for child in clause.children if child.level is Level.PARAGRAPH]
            return paragraphs[nth - 1 : nth] if clause.level is Level.ARTICLE else ()
        case Level.ITEM | Level.SUBITEM:
            own = [child for child in clause.children if child.level in _ITEMS]
            below = own or [item for child in clause.children for item in child.children if item.level in _ITEMS]
            return [item for item in below if (found := _own_step(item)) and found.number == step.number]
        case _:
            return [below for below in clause.walk() if below is not clause and _own_step(below) == step]

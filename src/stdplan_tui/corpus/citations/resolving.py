"""What one document cites, clause by clause, looked up in a catalogue; each clause when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile

from stdplan_tui.corpus.citations.catalogue import Catalogue, Found
from stdplan_tui.corpus.citations.finding import citations_in
from stdplan_tui.corpus.citations.locating import Provisions
from stdplan_tui.corpus.citations.model import Base, Citation, Cited, Target
from stdplan_tui.corpus.citations.names import key
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Level, Span

_HERE = re.compile(
    r"本(?:规划|纲要|方案|办法|规定|条例|意见|计划|通知|细则)[（(]以下[简统]?称[：:]?[“\"「『]?《?(?P<name>[^《》“”\"「」『』（）()。，]{1,20})"
)
_CALLING = re.compile("[下简簡统統][简簡统統合]?[称稱]")
_LONG = 4000  # characters of a clause, from which on drawing it must not wait for its citations
_SILENT = frozenset({Level.NUMBER})


class Citations:
    """The citations of a document. What it says of itself is none, unless it names a clause."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document = document
        self._catalogue = catalogue
        self._provisions = Provisions(document)
        self._known: dict[ClauseId, tuple[Cited, ...]] = {}
        self._leading: dict[ClauseId, tuple[Span, ...]] = {}

    def of(self, clause: Clause) -> tuple[Cited, ...]:
        """What a clause cites, in order, what is not at hand included."""
        found = self._known.get(clause.id)
        if found is None:
            found = self._known[clause.id] = tuple(self._cited(clause))
        return found

    def spans(self, clause: Clause) -> tuple[Span, ...]:
        """The words of a clause that lead somewhere, soon told; a very long clause must have been looked at before."""
        found = self._leading.get(clause.id)
        if found is None:
            if len(clause.text) > _LONG and clause.id not in self._known:
                return ()
            found = self._leading[clause.id] = tuple(cited.span for cited in self.of(clause) if cited.targets)
        return found

    def look_ahead(self) -> None:
        """Do what takes time: read the short titles, and look at the very long clauses."""
        self._meant("", self.document.flat[0])
        for clause in self.document.flat:
            if len(clause.text) > _LONG:
                self.of(clause)

    def _cited(self, clause: Clause) -> Iterator[Cited]:
        if clause.level in _SILENT:
            return
        for citation in citations_in(clause.string, len(clause.label)):
            yield from self._looked_up(citation, clause)

    def _looked_up(self, citation: Citation, clause: Clause) -> Iterator[Cited]:
        span = citation.span
        if citation.base is not Base.NAMED:
            yield from self._told(citation, span, clause, self._inside(citation, clause))
            return
        if citation.name:
            name, found = self._by_name(citation, clause)
            span = _from_name(span, clause.string, name) if name else span
        else:
            found = self._document(citation, clause)
        own = self.document.id
        if own in found.documents:
            if citation.steps:
                targets = [Target(own, part.id) for part in self._provisions.located(citation, clause.id)]
                yield from self._told(citation, span, clause, targets or [Target(own)])
            else:
                yield from self._titles_in(citation, clause)
            return
        if not found.documents and citation.inner:
            inner = list(self._titles_in(citation, clause))
            if any(cited.targets for cited in inner):
                yield from inner
                return
        targets = [Target(id_, steps=citation.steps) for id_ in found.documents]
        sure = targets[0] if found.certain else None
        yield Cited(span, citation.kind, _text(clause, span), sure, () if sure else tuple(targets))

    def _titles_in(self, citation: Citation, clause: Clause) -> Iterator[Cited]:
        for inner in citation.inner:
            yield from self._looked_up(inner, clause)

    def _inside(self, citation: Citation, clause: Clause) -> list[Target]:
        """The clauses of this document that are meant."""
        return [Target(self.document.id, found.id) for found in self._provisions.located(citation, clause.id)]

    def _told(self, citation: Citation, span: Span, clause: Clause, targets: list[Target]) -> Iterator[Cited]:
        """A citation of this document's own: nothing where it only seemed one, or is that clause itself."""
        if not targets and citation.base is not Base.OWN:
            return
        if len(targets) == 1:
            if targets[0].clause != clause.id:
                yield Cited(span, citation.kind, _text(clause, span), targets[0])
            return
        yield Cited(span, citation.kind, _text(clause, span), None, tuple(targets))

    def _document(self, citation: Citation, clause: Clause) -> Found:
        """The documents that a citation names; a short title is what the text last said that it is."""
        if citation.title and (meant := self._meant(key(citation.title), clause)):
            return meant
        return self._catalogue.find(citation)

    def _by_name(self, citation: Citation, clause: Clause) -> tuple[str, Found]:
        for start in range(len(citation.name) - 1) if self._short else ():
            if meant := self._meant(key(citation.name[start:]), clause):
                return citation.name[start:], meant
        return self._catalogue.named(citation.name)

    def _meant(self, name: str, clause: Clause) -> Found | None:
        told = self._short.get(name)
        if not told:
            return None
        here = self._order[clause.id]
        said = list(takewhile(lambda one: one[0] <= here, told))
        return said[-1][1] if said else None

    @cached_property
    def _order(self) -> dict[ClauseId, int]:
        return {clause.id: number for number, clause in enumerate(self.document.flat)}

    @cached_property
    def _short(self) -> dict[str, list[tuple[int, Found]]]:
        """The short titles that the text gives, each with the number of the clause that does and what it stands for."""
        found: dict[str, list[tuple[int, Found]]] = {}
        for number, clause in enumerate(self.document.flat):
            if _CALLING.search(clause.text):
                for name, meant in self._named_in(clause.string):
                    found.setdefault(name, []).append((number, meant))
        return found

    def _named_in(self, text: str) -> Iterator[tuple[str, Found]]:
        for citation in citations_in(text):
            if citation.short:
                yield key(citation.short), self._catalogue.find(citation)
        for short in _HERE.finditer(text):
            yield key(short["name"]), Found((self.document.id,), certain=True)


def _from_name(span: Span, text: str, name: str) -> Span:
    """The span of a provision and of the name before it; of the provision alone, where that goes on with a list."""
    start = text.rfind(name, 0, span.end)
    return Span(start, span.end) if start + len(name) > span.start else span


def _text(clause: Clause, span: Span) -> str:
    return clause.string[span.start : span.end]

"""Clauses of the palette: those of one document by number, label or heading, the headings by words or pinyin too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from stdplan_tui.corpus import addressing
from stdplan_tui.corpus.addressing.steps import IN_PART
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.tui.names import Found, Names
from stdplan_tui.tui.outline.headings import has_row, row_text
from stdplan_tui.tui.palette.offers import Fit, Offer
from stdplan_tui.tui.spot import Spot

_MOST: Final = 40
"""Headings that are offered for the same words."""
_FARTHER: Final = 20
_WORDS: Final = 80
"""Characters of a clause without a heading that a row could show."""


class Clauses:
    """The clauses of a document; `of` is said of each, nothing for the open one."""

    def __init__(self, document: Document, of: str = "") -> None:
        self._document = document
        self._of = of

    def addressed(self, query: str) -> Iterator[Offer]:
        """The clauses that `query` is the number, the label or the heading of, then those that it may mean as well."""
        found = [match for match in addressing.matches(self._document, query) if match.cost < IN_PART]
        for number, match in enumerate(found[:_FARTHER]):
            fit = Fit.ADDRESSED if match.cost == found[0].cost else Fit.FARTHER
            yield self._offer(match.clause, fit, number, (Span(0, len(match.clause.label)),))

    def headed(self, query: str) -> Iterator[Offer]:
        """The headings that have the words, and those that are read so."""
        for fit, found in ((Fit.WRITTEN, self.names.written(query)), (Fit.SPOKEN, self.names.spoken(query))):
            yield from (self._heading(fit, one) for one in islice(found, _MOST))

    @cached_property
    def names(self) -> Names:
        """The headings."""
        return Names([row_text(clause) for clause in self._headings])

    @cached_property
    def _headings(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self._document.flat if has_row(clause))

    def _heading(self, fit: Fit, found: Found) -> Offer:
        return self._offer(self._headings[found.line], fit, found.start, found.spans)

    def _offer(self, clause: Clause, fit: Fit, detail: int, spans: tuple[Span, ...]) -> Offer:
        words = row_text(clause) if has_row(clause) else clause.string[:_WORDS]
        spot = Spot(self._document.id, clause.id)
        return Offer(words, spot, fit, detail, spans, label_path(self._document, clause.id), self._of)

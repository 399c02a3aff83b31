"""What fits a filter of the outline: titles and headings, by words, by how they are read, by number or label."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from stdplan_tui.corpus import addressing
from stdplan_tui.corpus.addressing.saying import steps
from stdplan_tui.corpus.addressing.steps import Worded
from stdplan_tui.corpus.model import Span
from stdplan_tui.tui.names import Names
from stdplan_tui.tui.outline.folding import Fits, Folding, Key
from stdplan_tui.tui.outline.headings import has_row, row_text


class Filter:
    """The titles of the documents and the headings that are known, as they were when the filter was opened."""

    def __init__(self, folding: Folding) -> None:
        self._titled = folding.documents
        self._known = dict(folding.known)

    @cached_property
    def names(self) -> Names:
        """What the rows say; the first time this takes a while in a long document."""
        return Names([text for _key, text in self._named])

    def fits(self, query: str) -> Fits:
        """The rows that fit."""
        found = {self._named[one.line][0]: one.spans for one in self.names.found(query)}
        return found | {key: spans for key, spans in self._said(query) if key not in found}

    def _said(self, query: str) -> Iterator[tuple[Key, tuple[Span, ...]]]:
        """Those of which the query is the number or the label; all of the label fits."""
        if all(isinstance(step, Worded) for step in steps(query)):
            return
        for document in self._known.values():
            for clause in addressing.meant(document, query):
                if has_row(clause):
                    yield (document.id, clause.id), (Span(0, len(clause.label)),)

    @cached_property
    def _named(self) -> list[tuple[Key, str]]:
        return list(self._rows())

    def _rows(self) -> Iterator[tuple[Key, str]]:
        for titled in self._titled:
            yield (titled.id, None), titled.title
            if document := self._known.get(titled.id):
                yield from (((titled.id, clause.id), row_text(clause)) for clause in document.flat if has_row(clause))

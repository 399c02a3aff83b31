"""How far into a document a place reaches, in per cent of its characters."""

from __future__ import annotations

from collections.abc import Mapping

from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.tui.place import Place


class Progress:
    """The per cent of a place's document that stands before the end of its clause; a document is counted once."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._reached: Mapping[ClauseId, int] = {}

    def of(self, place: Place) -> int:
        """The per cent; 0 without a clause."""
        if place.document is None or place.clause is None:
            return 0
        if place.document is not self._document:
            self._document, self._reached = place.document, reached(place.document)
        return self._reached.get(place.clause, 0)


def reached(document: Document) -> Mapping[ClauseId, int]:
    """The per cent of the document's characters that stand before the end of each clause."""
    lengths = [_length(clause) for clause in document.flat]
    total = sum(lengths) or 1
    found: dict[ClauseId, int] = {}
    passed = 0
    for clause, length in zip(document.flat, lengths, strict=True):
        passed += length
        found[clause.id] = passed * 100 // total
    return found


def _length(clause: Clause) -> int:
    # Not of the clause string: this is on the way to the first paint, and nobody has asked for all of those yet.
    return len(clause.label) + len(clause.heading) + len(clause.text)

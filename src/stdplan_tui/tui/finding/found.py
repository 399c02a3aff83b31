"""What was found last, by the search of the workspace or in one document: what is lit, and walked from hit to hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.frozen import frozen

if TYPE_CHECKING:
    from stdplan_tui.search.model import Hit
    from stdplan_tui.tui.place import Place
    from stdplan_tui.tui.spot import Spot

Lit = tuple[tuple[ClauseId, Span], ...]


@frozen
class FoundHits:
    """Hits of the workspace; the words of notes are not in the text, and not lit in it.

    `words` are none: another document is not looked through for them.
    """

    hits: Sequence[Hit] = ()
    words: str = ""
    _lit: dict[DocumentId, Lit] = field(default_factory=dict, compare=False, repr=False)

    def lit_in(self, document: DocumentId) -> Lit:
        """The words found in a document, in the order in which they were found."""
        if not self.hits:
            return ()
        if document not in self._lit:
            self._lit[document] = tuple(
                (hit.clause, span)
                for hit in self.hits
                if hit.document == document and hit.clause is not None and hit.annotation is None
                for span in hit.spans
            )
        return self._lit[document]


@frozen
class FoundWords:
    """Words looked for in the open document, whichever that is, and where they stand in one that was looked through."""

    words: str
    document: DocumentId
    lit: Lit = ()

    def lit_in(self, document: DocumentId) -> Lit:
        """Where the words stand in a document, in reading order; nothing for one that was not looked through."""
        return self.lit if document == self.document else ()


@frozen
class Origin:
    """Where the reader was when the find bar was opened: the place, its clause and row at the top, what was found."""

    place: Place
    spot: Spot
    top: tuple[int, int]
    found: FoundHits | FoundWords | None

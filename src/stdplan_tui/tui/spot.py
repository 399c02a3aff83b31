"""A place named by ids alone: what is jumped to, listed and remembered."""

from __future__ import annotations

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.frozen import frozen


@frozen
class Spot:
    """A document, a clause of it, and words of that clause, as characters of its string.

    Without a clause it is the document, wherever its reader left it.
    """

    document: DocumentId
    clause: ClauseId | None = None
    span: Span | None = None

    def is_beside(self, other: Spot | None) -> bool:
        """Whether both are in one clause: going from one to the other is no jump."""
        return other is not None and (self.document, self.clause) == (other.document, other.clause)

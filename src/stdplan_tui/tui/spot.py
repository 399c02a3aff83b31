"""A place named by ids alone: what is jumped to, listed and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.frozen import frozen

if TYPE_CHECKING:
    from stdplan_tui.tui.comparing.stop import Stop


@frozen
class Spot:
    """A document, a clause of it, and words of that clause, as characters of its string.

    Without a clause it is the document, wherever its reader left it. With `compared` it is not in the reader, but in
    the comparison from which that clause was opened.
    """

    document: DocumentId
    clause: ClauseId | None = None
    span: Span | None = None
    compared: Stop | None = None

    def is_beside(self, other: Spot | None) -> bool:
        """Whether both are in one clause: going from one to the other is no jump."""
        here = self.document, self.clause, self.compared
        return other is not None and here == (other.document, other.clause, other.compared)

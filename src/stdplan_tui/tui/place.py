"""Where a reader is: the one value that the reading screen owns and its widgets are bound to."""

from __future__ import annotations

from stdplan_tui.corpus.model import ClauseId, Document, Span
from stdplan_tui.frozen import frozen


@frozen
class Place:
    """A document, the clause that is current in it, and the words of that clause that are selected.

    `span` counts characters of the current clause's string. `lit` are the words to be lit up anywhere in the
    document (what was searched for), each as its clause and its characters in that clause's string.
    """

    document: Document | None = None
    clause: ClauseId | None = None
    span: Span | None = None
    lit: tuple[tuple[ClauseId, Span], ...] = ()

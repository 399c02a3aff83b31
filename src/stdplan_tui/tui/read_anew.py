"""Where a reader is in a text that was changed under them."""

from __future__ import annotations

from collections.abc import Iterable

from stdplan_tui.corpus.model import ClauseId, Document, Span
from stdplan_tui.tui.place import Place


def same_place(place: Place, document: Document, lit: Iterable[tuple[ClauseId, Span]] = ()) -> Place | None:
    """The place in another state of its document, with the same words selected; None where its clause is gone.

    A clause is the same where its string is: it is followed where it stands under another id by now, unless several
    say that. Of `lit` the words stay that are of clauses that have not changed.
    """
    before = place.document
    old = before.by_id.get(place.clause) if before is not None and place.clause is not None else None
    if before is None or old is None:
        return None
    same = [clause.id for clause in document.flat if clause.string == old.string]
    if old.id not in same and len(same) != 1:
        return None
    kept = tuple((id_, span) for id_, span in lit if _string(before, id_) == _string(document, id_) is not None)
    return Place(document, old.id if old.id in same else same[0], place.span, kept)


def _string(document: Document, clause: ClauseId) -> str | None:
    found = document.by_id.get(clause)
    return None if found is None else found.string

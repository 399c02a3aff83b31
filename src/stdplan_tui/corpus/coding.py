"""Which clauses of a document are to be coded: those that a team reads one by one and gives tags.

That is every clause that has a text of its own, beyond label and heading; not what a document has for form's sake:
title, document number, addressees, signature, closing remark, the caption and the header row of a table. A heading
without text needs no tags: what stands under it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from stdplan_tui.corpus.model import CONTAINERS, Clause, ClauseId, Document, Level

_NEVER: Final = CONTAINERS | {
    Level.TITLE,
    Level.NUMBER,
    Level.RECIPIENTS,
    Level.DOC,
    Level.TABLE,
    Level.SIGNATURE,
    Level.REMARK,
}
_HEADER_ROW: Final = ".r0"


def to_be_coded(clause: Clause) -> bool:
    """Whether a clause is to be coded."""
    if not clause.text or clause.level in _NEVER:
        return False
    return clause.level is not Level.ROW or not clause.id.endswith(_HEADER_ROW)


def coded_under(document: Document) -> Mapping[ClauseId | None, int]:
    """How many clauses are to be coded of each clause and under it, by its id; of the document by None."""
    counts: dict[ClauseId | None, int] = {}

    def count(clauses: Iterable[Clause]) -> int:
        total = 0
        for clause in clauses:
            counts[clause.id] = to_be_coded(clause) + (count(clause.children) if clause.children else 0)
            total += counts[clause.id]
        return total

    counts[None] = count(document.clauses)
    return counts

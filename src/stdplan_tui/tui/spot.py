"""A place named by ids alone: what is jumped to, listed and remembered."""

from __future__ import annotations

from dataclasses import dataclass

from stdplan_tui.corpus.model import ClauseId, DocumentId


@dataclass(frozen=True, slots=True)
class Spot:
    """A document, and a clause of it; without a clause, where the document starts."""

    document: DocumentId
    clause: ClauseId | None = None

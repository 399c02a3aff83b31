"""What is counted on a row: notes, tags and lit words, of its clause and of all under it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from stdplan_tui.corpus.model import ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.marks import Mark


@frozen
class Count:
    """How many notes, tags and lit words there are, and clauses that are marked as done, of how many to be coded.

    `new` counts the annotations that are new to the person who reads. What is to be coded is counted only where
    something is done.
    """

    notes: int = 0
    tags: int = 0
    hits: int = 0
    done: int = 0
    coded: int = 0
    new: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            *(self.notes + other.notes, self.tags + other.tags, self.hits + other.hits, self.done + other.done),
            *(self.coded, self.new + other.new),
        )

    @property
    def is_done(self) -> bool:
        """Whether everything is done that is to be."""
        return 0 < self.coded <= self.done

    @property
    def shown_hits(self) -> str:
        """`/5`, as the search is opened by a stroke; empty for none."""
        return f"/{self.hits}" if self.hits else ""

    @property
    def shown_notes(self) -> str:
        """`2 #1`: two notes, one tag; empty for none."""
        return " ".join(part for part in (str(self.notes or ""), f"#{self.tags}" if self.tags else "") if part)


@frozen
class Tally:
    """What stands at the end of a row: what is counted on it, and of a document that was open how far it was read."""

    count: Count
    percent: int | None = None


NOTHING = Count()
Counts = Mapping[ClauseId | None, Count]


def summed(document: Document, marks: Mapping[ClauseId, Mark], hits: Mapping[ClauseId, int]) -> Counts:
    """What is counted on each clause and all under it, by its id, on the document by None; none is left out."""
    done = _done(document, marks)
    own = {
        id_: Count(mark.notes, mark.tags, hits.get(id_, 0), id_ in done, new=mark.new) for id_, mark in marks.items()
    }
    own |= {id_: Count(hits=count) for id_, count in hits.items() if id_ not in own}
    sums: dict[ClauseId | None, Count] = {}
    for id_, count in own.items():
        if id_ in document.by_id:
            for above in (None, *(clause.id for clause in document.ancestors(id_)), id_):
                sums[above] = sums.get(above, NOTHING) + count
    return _with_coded(document, sums) if done else sums


def _done(document: Document, marks: Mapping[ClauseId, Mark]) -> Set[ClauseId]:
    """The clauses that are done and were to be coded."""
    marked = {id_ for id_, mark in marks.items() if mark.done}
    if not marked:
        return marked
    from stdplan_tui.corpus.coding import to_be_coded  # nobody needs it before something is marked

    return {id_ for id_ in marked if id_ in document.by_id and to_be_coded(document.by_id[id_])}


def _with_coded(document: Document, sums: Counts) -> Counts:
    from stdplan_tui.corpus.coding import coded_under

    coded = coded_under(document)
    return {id_: replace(count, coded=coded.get(id_, 0)) for id_, count in sums.items()}

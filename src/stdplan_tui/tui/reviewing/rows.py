"""What the list of a review has: documents, and under each the places to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Final

from stdplan_tui.annotations.anchoring import Standing
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.reviewing import Case

Ids = frozenset[str]
"""The ids of annotations: what a place is known by."""

SIGNS: Final[Mapping[Standing, str]] = {
    Standing.SAME: "=",
    Standing.MOVED: ">",
    Standing.CHANGED: "~",
    Standing.CLAUSE_ONLY: "-",
    Standing.AMBIGUOUS: "?",
    Standing.ORPHAN: "!",
}
"""The sign of each standing; ASCII, so one cell wide everywhere."""


@frozen
class Title:
    """A document, and how many of its places are not certain, and how many have only moved."""

    document: DocumentId
    title: str
    open: int
    moved: int


@frozen(slots=False, eq=False)
class CaseRow:
    """A place; `inner` where it is one note of a place that is unfolded."""

    case: Case
    inner: bool = False

    @cached_property
    def ids(self) -> Ids:
        """What it is known by."""
        return ids_of(self.case)


Row = Title | CaseRow


def ids_of(case: Case) -> Ids:
    """What a place is known by."""
    return frozenset(one.note.id for one in case.noted)


def without(case: Case, ids: Ids) -> Case | None:
    """A place without some of the annotations on it; None where none is left."""
    noted = tuple(one for one in case.noted if one.note.id not in ids)
    if len(noted) == len(case.noted):
        return case
    return replace(case, noted=noted) if noted else None


def rows_of(cases: Iterable[Case], unfolded: Ids) -> tuple[Row, ...]:
    """The rows for places that come document by document; those with a note in `unfolded` come note by note too."""
    rows: list[Row] = []
    for _id, group in groupby(cases, lambda case: case.document.id):
        rows += _of_document(tuple(group), unfolded)
    return tuple(rows)


def _of_document(cases: Sequence[Case], unfolded: Ids) -> Iterator[Row]:
    document = cases[0].document
    moved = sum(len(case.noted) for case in cases if case.is_certain)
    named = document.metadata.short_title or document.title
    yield Title(document.id, named, sum(len(case.noted) for case in cases) - moved, moved)
    for case in cases:
        row = CaseRow(case)
        yield row
        if row.ids & unfolded and len(case.noted) > 1:
            yield from (CaseRow(one, inner=True) for one in case.alone())

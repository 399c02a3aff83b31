"""An import, ready to be looked at: the raw text, the clauses that it becomes, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from stdplan_tui.corpus.alignment import Change
from stdplan_tui.corpus.markdown import read as read_body
from stdplan_tui.corpus.model import CONTAINERS, Clause, ClauseId, Level
from stdplan_tui.errors import BodyError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.tui.preview.legible import Legible, legible
from stdplan_tui.tui.preview.places import Range, placed
from stdplan_tui.workspace.importing import Prepared
from stdplan_tui.workspace.revising import changed_clauses

_FRAME = CONTAINERS | {Level.TITLE, Level.NUMBER, Level.RECIPIENTS, Level.DOC, Level.SIGNATURE, Level.REMARK}


@frozen
class Branch:
    """A clause of the outline: how deep it stands, counted from 0, and how many clauses are under it."""

    clause: Clause
    depth: int
    within: int


@frozen
class Preview:
    """What accepting would write, beside what it is made of.

    `body` is the text of ID.md, mended by hand where `mended`; `branches` are its clauses in reading order, `places`
    their ranges in the raw text, which `legible` has without its markup. `changes` says what becomes of the
    present document; `merge` whether the text is joined with what was mended by hand before. `asked` is why another
    id must be given, where one must.
    """

    prepared: Prepared
    body: str = field(repr=False)
    branches: tuple[Branch, ...] = field(repr=False)
    places: Mapping[ClauseId, Range] = field(repr=False)
    legible: Legible = field(repr=False)
    changes: tuple[Change, ...] = ()
    mended: bool = False
    merge: bool = False
    asked: str = ""
    _order: Sequence[tuple[int, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = (self.places.get(branch.clause.id) for branch in self.branches)
        order = sorted((start[0], number) for number, start in enumerate(starts) if start)
        object.__setattr__(self, "_order", order)

    @property
    def source(self) -> str:
        """The raw text."""
        return self.prepared.imported.source

    @property
    def levels(self) -> tuple[tuple[Level, int], ...]:
        """How many clauses of each level there are, books first and rows of tables last, title and frame left out."""
        counts = Counter(branch.clause.level for branch in self.branches)
        return tuple((level, counts[level]) for level in Level if counts[level] and level not in _FRAME)

    def place_of(self, number: int) -> Range | None:
        """Where a branch stands in the raw text, or the first under it where it has no words of its own."""
        within = self.branches[number : number + 1 + self.branches[number].within]
        return next((place for branch in within if (place := self.places.get(branch.clause.id))), None)

    def branch_at(self, offset: int) -> int | None:
        """The number of the branch that begins last before a place of the raw text; None where none does."""
        at = bisect_right(self._order, offset, key=lambda known: known[0])
        return self._order[at - 1][1] if at else None

    def number_of(self, clause: ClauseId) -> int | None:
        """The number of the branch of a clause; None where the text has no such clause."""
        return next((number for number, branch in enumerate(self.branches) if branch.clause.id == clause), None)


def previewed(prepared: Prepared, *, merge: bool = False, asked: str = "") -> Preview:
    """The preview of an import as it was prepared. Linear in the size of the file, and slow for a large one."""
    as_imported = prepared.body == prepared.imported.body
    clauses = prepared.imported.document.clauses if as_imported else read_body(prepared.body)
    branches = tuple(_branches(clauses, 0))
    source, report = prepared.imported.source, prepared.imported.report
    places = placed(source, report, (branch.clause for branch in branches))
    shown = legible(source, report)
    return Preview(prepared, prepared.body, branches, places, shown, prepared.changes, merge=merge, asked=asked)


def mended(before: Preview, body: str) -> Preview:
    """The preview with `body` in place of its text. Raises BodyError where that does not read, ImportingError."""
    prepared = before.prepared
    branches = tuple(_branches(read_body(body), 0))
    if not branches:
        raise BodyError(_("the document is empty"))
    places = placed(before.source, prepared.imported.report, (branch.clause for branch in branches))
    changes = changed_clauses(prepared.present, body) if prepared.present else ()
    by_hand = body != prepared.body
    return replace(before, body=body, branches=branches, places=places, changes=changes, mended=by_hand)


def _branches(clauses: Sequence[Clause], depth: int) -> Iterator[Branch]:
    for clause in clauses:
        inner = tuple(_branches(clause.children, depth + 1))
        yield Branch(clause, depth, len(inner))
        yield from inner

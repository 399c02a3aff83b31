"""Two texts side by side: for each clause what it has become, or what it corresponds to in the other.

Two versions of a text are aligned strictly, as notes are re-anchored: a clause that was deleted is never another one
(`corpus.alignment`). Two texts of which one follows the other (a province's plan and the nation's) are compared more
freely: a clause may correspond to one that shares but its subject and some terms, and take up several
(`corpus.counterparts`); `alike` says how little is common then.
"""

from __future__ import annotations

from collections.abc import Iterable

from stdplan_tui.corpus.alignment import Change, Kind, aligned, common_share, in_turn
from stdplan_tui.corpus.matching import Outline
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import Opcode, similarity
from stdplan_tui.text.similarity.readable import differences
from stdplan_tui.text.spacing import bare

_MOSTLY_COMMON = 0.6
"""The common share from which two texts are one, whatever they are called."""
UNLIKE = 0.5
"""Below this, two clauses say the same in few words: marking what differs in them would mark nearly all."""
_LEAST_COMMON, _LEAST_COMMON_IN_UNLIKE = 2, 4
"""The characters that must be equal in a row to count as common; in clauses that are not alike, chance gives more."""


@frozen
class Row:
    """Clauses that stand side by side: `a` is None where only the second text has it, `b` where only the first.

    `kind` says what became of `a`, as `corpus.alignment` has it; `alike` from 0.0 to 1.0 how much of the words is
    common, labels apart. `also_a` and `also_b` are further clauses of either text that correspond to the one
    beside them, the most alike first; a clause that stands alone may have them too: it was joined with others.
    """

    kind: Kind
    a: Clause | None
    b: Clause | None
    alike: float = 0.0
    also_a: tuple[ClauseId, ...] = ()
    also_b: tuple[ClauseId, ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether both texts have the clause, in other words, its label apart."""
        return self.a is not None and self.b is not None and self.a.hash != self.b.hash

    @property
    def edits(self) -> tuple[Opcode, ...]:
        """The steps that make the clause string of `b` of that of `a`, by words; none where one stands alone."""
        if self.a is None or self.b is None:
            return ()
        least = _LEAST_COMMON_IN_UNLIKE if self.alike < UNLIKE else _LEAST_COMMON
        return differences(self.a.string, self.b.string, least_common=least)


def compared(a: Document, b: Document) -> tuple[Row, ...]:
    """Every clause of both, in the reading order of `b`; what only `a` has where it stood."""
    found = aligned(a.flat, b.flat)
    if _is_one_text(a, b) or common_share(found) >= _MOSTLY_COMMON:
        return tuple(_row(change) for change in found)
    return _related(a, b)


def common(rows: Iterable[Row]) -> float:
    """How much of two texts is the same, from 0.0 to 1.0, by their rows; two empty texts are."""
    shared = whole = 0.0
    for row in rows:
        length = sum(len(clause.words) for clause in (row.a, row.b) if clause)
        whole += length
        shared += length * row.alike
    return shared / whole if whole else 1.0


def _is_one_text(a: Document, b: Document) -> bool:
    """Whether two documents are versions of one by what they are called."""
    return (bool(a.id) and a.id == b.id) or (bool(a.title) and bare(a.title) == bare(b.title))


def _related(a: Document, b: Document) -> tuple[Row, ...]:
    from stdplan_tui.corpus.counterparts import counterparts

    before, after = Outline(a.flat), Outline(b.flat)
    found = counterparts(before, after)
    also_a = {b.flat[j].id: tuple(a.flat[i].id for i in places) for j, places in found.also_old.items()}
    also_b = {a.flat[i].id: tuple(b.flat[j].id for j in places) for i, places in found.also_new.items()}
    return tuple(
        _row(
            change,
            also_a.get(change.new.id, ()) if change.new else (),
            also_b.get(change.old.id, ()) if change.old else (),
        )
        for change in in_turn(before, after, found.pairs, order_tells=False)
    )


def _row(change: Change, also_a: tuple[ClauseId, ...] = (), also_b: tuple[ClauseId, ...] = ()) -> Row:
    return Row(change.kind, change.old, change.new, _alike(change.old, change.new), also_a, also_b)


def _alike(a: Clause | None, b: Clause | None) -> float:
    return similarity(a.words, b.words) if a and b else 0.0

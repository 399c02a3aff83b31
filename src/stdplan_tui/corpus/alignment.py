"""Which clause of an older text is which of a newer one.

The number of a clause says little: in real revisions of laws the same number is another article two times in three.
So articles, paragraphs and entries are known by their words, first where they are equal, then where they are alike in
the same order, then wherever they have moved to (`corpus.matching`). A clause that was deleted is never another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from stdplan_tui.corpus.matching import Outline, Pairs, matched
from stdplan_tui.corpus.model import Clause
from stdplan_tui.corpus.ranks import parsed
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import in_order, similarity


class Kind(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"  # the same words at another place or under another label; may also be changed
    ADDED = "added"
    REMOVED = "removed"


@frozen
class Change:
    """A clause before and after: `old` is None for one that was added, `new` for one that was removed."""

    kind: Kind
    old: Clause | None
    new: Clause | None

    @property
    def reworded(self) -> bool:
        """Whether the clause is in both texts, with other words than before, its label apart."""
        return self.old is not None and self.new is not None and self.old.hash != self.new.hash


def aligned(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Change, ...]:
    """Every clause of both, in the reading order of `new`, removed ones where they stood.

    Both are clauses in reading order, as `Document.flat` gives them. A clause that only slid down because another was
    put before it is the same: it has moved where its label is another, its parent, or its order among the others.
    """
    before, after = Outline(old), Outline(new)
    return in_turn(before, after, matched(before, after))


def in_turn(before: Outline, after: Outline, pairs: Pairs, *, order_tells: bool = True) -> tuple[Change, ...]:
    """The same for pairs that are known, by the place of a clause before and after.

    Unless `order_tells`, a clause has moved only where its label is another, or its parent.
    """
    old, new = before.clauses, after.clauses
    steady = in_order(pairs)
    sources = {j: i for i, j in pairs.items()}
    removed = _removed(len(old), pairs, steady)
    found = [Change(Kind.REMOVED, old[i], None) for i in removed[-1]]
    for j, clause in enumerate(new):
        i = sources.get(j)
        if i is None:
            found.append(Change(Kind.ADDED, None, clause))
        else:
            stays = (i in steady or not order_tells) and _stays(before, after, i, j, pairs)
            found.append(Change(_kind(old[i], clause, stays=stays), old[i], clause))
        found += (Change(Kind.REMOVED, old[gone], None) for gone in removed[j])
    return tuple(found)


def changes(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Change, ...]:
    """What `aligned` gives, without the clauses that are the same."""
    return tuple(change for change in aligned(old, new) if change.kind is not Kind.SAME)


def common_share(found: Sequence[Change]) -> float:
    """How much of two texts is the same, from 0.0 to 1.0, by what `aligned` gives for them."""
    common = whole = 0.0
    for change in found:
        old, new = (clause.words if clause else "" for clause in (change.old, change.new))
        whole += len(old) + len(new)
        common += similarity(old, new) * (len(old) + len(new)) if old and new else 0
    return common / whole if whole else 1.0


def _kind(old: Clause, new: Clause, *, stays: bool) -> Kind:
    if not stays:
        return Kind.MOVED
    return Kind.SAME if old.string == new.string and old.level is new.level else Kind.CHANGED


def _stays(before: Outline, after: Outline, i: int, j: int, pairs: Mapping[int, int]) -> bool:
    """Whether a clause has the number that it had, under the same parent."""
    parent, new_parent = before.parents[i], after.parents[j]
    same_parent = new_parent == (None if parent is None else pairs.get(parent, -1))
    return same_parent and _same_number(before.clauses[i].label, after.clauses[j].label)


def _same_number(label: str, new_label: str) -> bool:
    known, new_known = parsed(label), parsed(new_label)
    if label == new_label or known is None or new_known is None:
        return label == new_label
    return (known.form, known.number) == (new_known.form, new_known.number)


def _removed(count: int, pairs: Mapping[int, int], steady: Mapping[int, int]) -> Mapping[int, list[int]]:
    """The clauses that are gone, each with the place in the new text of the last before it that did not move."""
    gone: defaultdict[int, list[int]] = defaultdict(list)
    last = -1
    for i in range(count):
        last = steady.get(i, last)
        if i not in pairs:
            gone[last].append(i)
    return gone

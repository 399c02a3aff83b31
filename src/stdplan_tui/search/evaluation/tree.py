"""The tree of a query over a shelf: which records it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_, or_

from stdplan_tui.frozen import frozen
from stdplan_tui.search.evaluation.bits import bits_of
from stdplan_tui.search.evaluation.conditions import Conditions
from stdplan_tui.search.evaluation.leaves import Leaves, Matched
from stdplan_tui.search.evaluation.needles import needle
from stdplan_tui.search.evaluation.patterns import Clock, matching, near
from stdplan_tui.search.model import Notice
from stdplan_tui.search.query.model import And, Condition, Near, Node, Not, Or, Pattern, Query, Untagged, Words, Years
from stdplan_tui.search.shelf import CLAUSES, NOTES, Shelf


@frozen(slots=False)
class Meant:
    """The records that a query means; `leaves` are what was wanted in them, in the order of the query.

    `whole` is where the query stands as it was typed. `notices` say what was not looked at.
    """

    bits: int
    leaves: tuple[Matched, ...] = ()
    notices: tuple[Notice, ...] = ()

    @cached_property
    def total(self) -> int:
        """How many records."""
        return self.bits.bit_count()


@dataclass
class Trees:
    """Evaluates trees over one shelf."""

    shelf: Shelf
    leaves: Leaves
    conditions: Conditions = field(init=False)

    def __post_init__(self) -> None:
        self.conditions = Conditions(self.shelf, self.leaves)

    def meant(self, query: Query) -> Meant:
        """The records that the tree means, and those in which the query stands literally."""
        if query.tree is None:
            return Meant(0)
        sought = needle(query.text)
        whole = self.leaves.matched(sought)
        if isinstance(query.tree, Words) and query.tree.part is None and needle(query.tree.text) == sought:
            return Meant(whole.bits & self.shelf.live, (whole,))
        round_ = _Round(self, Clock())
        bits = round_.bits(query.tree) & self._worth_showing(query.tree, round_)
        leaves = (*round_.wanted, whole) if whole.numbers else tuple(round_.wanted)
        return Meant((bits | whole.bits) & self.shelf.live, leaves, round_.clock.notices)

    def _worth_showing(self, tree: Node, round_: _Round) -> int:
        """Clauses, and the notes that were asked for themselves; those alone where nothing is asked of clauses."""
        notes = bits_of(self.shelf.named(NOTES), self.shelf.size) & round_.evidence
        asked = [leaf for leaf in positive(tree) if not self.conditions.of_document(leaf)]
        if asked and all(self.conditions.of_note(leaf) for leaf in asked):
            return notes
        return bits_of(self.shelf.named(CLAUSES), self.shelf.size) | notes


@dataclass
class _Round:
    """One evaluation: what it meets on the way."""

    trees: Trees
    clock: Clock
    wanted: list[Matched] = field(default_factory=list)
    evidence: int = 0

    def bits(self, tree: Node, *, excluded: bool = False) -> int:
        """The records that a tree means, deleted ones perhaps among them."""
        match tree:
            case And(operands):
                return reduce(and_, self._each(operands, excluded))
            case Or(operands):
                return reduce(or_, self._each(operands, excluded))
            case Not(operand):
                return self.trees.shelf.live & ~self.bits(operand, excluded=not excluded)
            case Words() | Pattern() | Near():
                found = self._found(tree)
                if not excluded:
                    self.wanted.append(found)
                    self.evidence |= found.bits
                return found.bits
            case Condition() | Years() | Untagged():
                direct, everywhere = self.trees.conditions.bits(tree)
                if not excluded:
                    self.evidence |= direct
                return everywhere

    def _each(self, operands: Iterable[Node], excluded: bool) -> Iterator[int]:
        return (self.bits(operand, excluded=excluded) for operand in operands)

    def _found(self, leaf: Words | Pattern | Near) -> Matched:
        match leaf:
            case Words(text, part):
                return self.trees.leaves.matched(needle(text), part)
            case Near():
                return near(self.trees.leaves, leaf)
            case Pattern():
                return matching(self.trees.leaves, leaf, self.clock)


def positive(tree: Node) -> Iterator[Node]:
    """The leaves of a tree that are wanted, not excluded, in the order of the query."""
    match tree:
        case And(operands) | Or(operands):
            for operand in operands:
                yield from positive(operand)
        case Not(Not(operand)):
            yield from positive(operand)
        case Not():
            return
        case _:
            yield tree

"""What a clause takes up besides its counterpart: others that were merged into it, the divisions of what is one now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from stdplan_tui.corpus.counterparts.words import Words, comparable, kin_tell
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity.wording import Bag, Scores, Weights

_GIVEN_AMONG_KIN, _GIVEN_BY_FREE_KIN, _GIVEN = 0.13, 0.09, 0.3
"""The words that a further clause must give, as the mean of their shares in it and in what takes it up: to a sentence,
where the parents of both correspond, less if nothing else takes it up; from elsewhere, to the whole clause."""
_GIVEN_BY_DIVISION = 0.05
"""The same for the divisions of a counterpart that nothing else takes up."""
_GIVEN_BY_PARENT = 0.1
_NEAR = 0.05
_WORD_FOR_WORD = 0.8
"""The share of its words that a clause has in common with its counterpart where it was taken over as it is."""


@frozen
class Further:
    """What the clauses of `other` take up of `one` besides their counterparts, or the other way round.

    `first` has the counterparts by the places in `other`, `near` what the own words of two clauses have in common.
    """

    one: Words
    other: Words
    first: Mapping[int, int]
    weights: Weights
    near: Scores

    def found(self) -> Mapping[int, Sequence[int]]:
        """The places in `one` for each place in `other`, the most alike first."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        taken = {i: j for j, i in self.first.items()}
        for (i, j), _score in sorted(self.near.items(), key=lambda each: (-each[1], each[0])):
            if not self._was_taken_over(i, taken) and self._gives(i, j, found[j], free=i not in taken):
                found[j].append(i)
        for j in range(len(self.other.own)):
            found[j] += [i for i in self._divisions(j, taken) if i not in found[j]]
            found[j] += self._of_parent(j) if not found[j] else ()
        return found

    def _was_taken_over(self, i: int, taken: Mapping[int, int]) -> bool:
        """Whether a clause stands in the other text word for word: what shares some words with it is not from there."""
        return i in taken and self.weights.common(self.one.own[i], self.other.own[taken[i]]) >= _WORD_FOR_WORD

    def _gives(self, i: int, j: int, others: Sequence[int], *, free: bool) -> bool:
        """Whether a clause gives another enough words that neither its counterpart nor `others` have."""
        first, akin = self.first.get(j), self._akin(i, j)
        if self.near[i, j] < (_NEAR if akin else _GIVEN) or not comparable(self.one, i, self.other, j):
            return False
        if first is not None and (self.one.outline.holds(first, i) or self.one.outline.holds(i, first)):
            return False
        known = others if first is None else (first, *others)
        given = self.one.said(i).difference(*(self.one.whole[place] for place in known))
        if akin:
            enough = _GIVEN_BY_FREE_KIN if free else _GIVEN_AMONG_KIN
            return any(self._share(given, i, sentence) >= enough for sentence in self.other.sentences(j))
        return self._share(given, i, self.other.said(j)) >= _GIVEN

    def _share(self, given: Bag, i: int, taking: Bag) -> float:
        shared = self.weights.of(given & taking)
        return shared / sqrt(self.weights.of(self.one.said(i)) * self.weights.of(taking)) if shared else 0.0

    def _akin(self, i: int, j: int) -> bool:
        parent = self.other.parent(j)
        if parent is None or not kin_tell(self.one, i, self.other, j):
            return False
        return self.first.get(parent, -1) == self.one.parent(i)

    def _divisions(self, j: int, taken: Mapping[int, int]) -> Iterator[int]:
        """The divisions of a counterpart that nothing else takes up, where what takes it up has none.

        A paragraph takes up those of its parent's counterpart that it has the words of.
        """
        holder = j if self.other.captioned[j] else self.other.parent(j)
        if holder is None or holder not in self.first or self.other.divisions(holder):
            return
        for i in self.one.divisions(self.first[holder]):
            free = i not in taken or self.other.outline.holds(holder, taken[i])
            if free and self.first.get(j) != i:
                alike = self.weights.common(self.one.own[i], self.other.whole[j])
                if alike >= _GIVEN_BY_DIVISION:
                    yield i

    def _of_parent(self, j: int) -> Iterator[int]:
        """For a paragraph that has no counterpart: that of its parent, where it has the words."""
        parent = self.other.parent(j)
        if parent is None or parent not in self.first or j in self.first or self.other.captioned[j]:
            return
        i = self.first[parent]
        if self.weights.common(self.one.whole[i], self.other.own[j]) >= _GIVEN_BY_PARENT:
            yield i

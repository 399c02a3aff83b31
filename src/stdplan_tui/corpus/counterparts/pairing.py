"""The counterpart that stands beside a clause: by what speaks for the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stdplan_tui.corpus.counterparts.words import Words, comparable, kin_tell
from stdplan_tui.corpus.matching import ONCE, Pairs
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity.wording import Bag, Scores, Weights

_HEADING, _HEADING_OF_KIN = 0.3, 0.4
_KIN, _REMOTE_KIN = 0.12, 0.04
_SAME_LEVEL = 0.03
"""What is added to the share of the words that are common, from 0.0 to 1.0: for a heading all in common, more where
the clauses right above correspond, for there headings are what tells one from its neighbours; for clauses right above
that correspond, or any above; for the same level."""
_ENOUGH_AMONG_KIN, _ENOUGH, _ENOUGH_FOR_STRANGERS = 0.23, 0.25, 0.35
"""What must speak for two clauses: those above correspond; nothing is known of those; they correspond to others.

Between the national and the Jiangxi plan, of which 125 clauses were matched by hand, the weakest pair that is right has
0.242 among kin, and the strongest that is wrong, both clauses being free, 0.219.
"""
_ROUNDS = 4
_SAME_HEADINGS = 3


def paired(one: Words, other: Words, weights: Weights, near: Scores) -> Pairs:
    """The counterpart in `other` of each clause of `one` that has one.

    `near` is what the own words of two clauses have in common. Of the pairs that have enough to speak for them the
    strongest comes first, as long as both clauses are free; what it says of their kin counts in the next round.
    """
    headings = _named_alike(one, other)
    told = _told(one, other, weights, near, headings)
    pairs: Pairs = {}
    for nth in range(_ROUNDS):
        kinship = _Kinship(one, other, headings, pairs, {j: i for i, j in pairs.items()})
        found: Pairs = {}
        taken: set[int] = set()
        spoken = {pair: score + kinship.adds(*pair) for pair, score in told.items()}
        for (i, j), score in sorted(spoken.items(), key=lambda each: (-each[1], each[0])):
            enough = kinship.enough(i, j) if nth else _ENOUGH_FOR_STRANGERS
            if score >= enough and i not in found and j not in taken:
                found[i] = j
                taken.add(j)
        if found == pairs:
            break
        pairs = found
    return pairs


@frozen
class _Kinship:
    """What the places of two clauses say, by the pairs that were found so far, one way and back.

    `headings` is what their headings have in common.
    """

    one: Words
    other: Words
    headings: Scores
    pairs: Pairs
    back: Pairs

    def adds(self, i: int, j: int) -> float:
        """What speaks for the two besides their words."""
        level = _SAME_LEVEL if self.one.level(i) is self.other.level(j) else 0.0
        if self._close(i, j):
            return level + _KIN + (_HEADING_OF_KIN - _HEADING) * self.headings.get((i, j), 0.0)
        above = set(self.other.outline.above(j))
        remote = any(self.pairs.get(place) in above for place in self.one.outline.above(i))
        return level + (_REMOTE_KIN if remote else 0.0)

    def enough(self, i: int, j: int) -> float:
        """What must speak for the two."""
        if self._close(i, j):
            return _ENOUGH_AMONG_KIN if kin_tell(self.one, i, self.other, j) else _ENOUGH_FOR_STRANGERS
        return _ENOUGH_FOR_STRANGERS if self._strange(i, j) else _ENOUGH

    def _close(self, i: int, j: int) -> bool:
        """Whether their parents correspond; a document's title and preamble are close to another's."""
        parent, new_parent = self.one.parent(i), self.other.parent(j)
        if parent is None or new_parent is None:
            return parent is new_parent and self.one.level(i) in ONCE
        return self.pairs.get(parent) == new_parent

    def _strange(self, i: int, j: int) -> bool:
        """Whether both have parents, and either of those corresponds to another than the other."""
        parent, new_parent = self.one.parent(i), self.other.parent(j)
        known = parent in self.pairs or new_parent in self.back
        return known and None not in (parent, new_parent) and not self._close(i, j)


def _named_alike(one: Words, other: Words) -> Scores:
    """What the headings of two clauses have in common; all, where they are the same or there is but one of its kind."""
    headings = Weights((*one.headings, *other.headings)).nearest(one.headings, other.headings)
    return headings | dict.fromkeys(_in_one_role(one, other), 1.0)


def _told(one: Words, other: Words, weights: Weights, near: Scores, headings: Scores) -> Scores:
    """What the words of two clauses say for them, those under them and their headings included."""
    told = {(i, j): score for (i, j), score in near.items() if not (one.captioned[i] and other.captioned[j])}
    told |= weights.nearest(_holding(one), _holding(other))
    return {
        pair: told.get(pair, 0.0) + _HEADING * headings.get(pair, 0.0)
        for pair in {*told, *headings}
        if comparable(one, pair[0], other, pair[1])
    }


def _holding(words: Words) -> list[Bag]:
    """The words of each clause that has a caption: a section says what all under it says."""
    return [whole if words.captioned[place] else frozenset() for place, whole in enumerate(words.whole)]


def _in_one_role(one: Words, other: Words) -> Iterator[tuple[int, int]]:
    """The clauses with the same heading, and those of which a document or notice has one."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in range(len(other.own)):
        places[other.role(j)].append(j)
    for i in range(len(one.own)):
        if role := one.role(i):
            yield from ((i, j) for j in places.get(role, ())[:_SAME_HEADINGS])

"""Matching the clauses of two texts by their words, their place and what stands under them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate

from stdplan_tui.corpus.model import CONTAINERS, Clause, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import ALIKE, paired

_BLOCKS = frozenset({Level.ARTICLE, Level.TABLE})
"""Levels that are one thing with all that stands under them: an article may say nothing of its own but its items."""
ALIKE_INSIDE = 0.4
"""The similarity that is enough between clauses of the same article or table, where few others come in question."""
ONCE = CONTAINERS | {
    *(Level.TITLE, Level.NUMBER, Level.RECIPIENTS, Level.SIGNATURE, Level.REMARK, Level.DOC),
}
"""Levels of which a document, or a notice, has one clause."""
_ALIKE_ELSEWHERE = 0.7
"""The similarity that a clause needs that has left its article, or that no other place speaks for."""
_TELLING = 20
"""The characters that a clause needs to be known by its words alone: 董事会行使下列职权 may open any list."""
_VOTES = 0.3
"""The share of the words of two chapters that must be common to them."""

Pairs = dict[int, int]


class Outline:
    """Clauses in reading order, known by their places: what each says, and where it stands.

    `words` are a clause's own, its label apart; `parents` the places of the parents, None at the top; `ends` the
    place after the last clause under each.
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self.words = [clause.words for clause in clauses]
        places = {clause.id: place for place, clause in enumerate(clauses)}
        self.parents: list[int | None] = [None] * len(clauses)
        for place, clause in enumerate(clauses):
            for child in clause.children:
                if child.id in places:
                    self.parents[places[child.id]] = place
        self.ends = list(range(1, len(clauses) + 1))
        for place in reversed(range(len(clauses))):
            parent = self.parents[place]
            if parent is not None:
                self.ends[parent] = max(self.ends[parent], self.ends[place])
        self._sums = [0, *accumulate(map(len, self.words))]

    def blocks(self) -> Iterator[int]:
        """The clauses that stand in no article and no table."""
        place = 0
        while place < len(self.clauses):
            yield place
            place = self.ends[place] if self.clauses[place].level in _BLOCKS else place + 1

    def whole(self, place: int) -> str:
        """What a clause says; for an article or a table with all that stands under it."""
        if self.clauses[place].level not in _BLOCKS:
            return self.words[place]
        return "".join(self.words[place : self.ends[place]])

    def weight(self, place: int) -> int:
        """The characters of a clause and of all under it."""
        return self._sums[self.ends[place]] - self._sums[place]

    def above(self, place: int) -> Iterator[int]:
        """The clauses above that one, innermost first."""
        parent = self.parents[place]
        while parent is not None:
            yield parent
            parent = self.parents[parent]

    def holds(self, place: int, other: int) -> bool:
        """Whether `other` is that clause or one under it."""
        return place <= other < self.ends[place]

    def under(self, place: int) -> range:
        """The clauses under that one, at any depth."""
        return range(place + 1, self.ends[place])


@frozen
class _Matching:
    """The pairs found so far, of the clauses of two texts."""

    old: Outline
    new: Outline
    pairs: Pairs

    def alike(self, here: Iterable[int], there: Iterable[int], *, at_least: float = ALIKE, shortest: int = 1) -> None:
        """Match the clauses `here` and `there` that are free and have `shortest` characters to tell."""
        taken = set(self.pairs.values())
        free = [i for i in here if i not in self.pairs]
        new_free = [j for j in there if j not in taken]
        said = [words if len(words := self.old.whole(i)) >= shortest else "" for i in free]
        new_said = [words if len(words := self.new.whole(j)) >= shortest else "" for j in new_free]
        found = paired(said, new_said, at_least=at_least)
        self.pairs.update((free[i], new_free[j]) for i, j in found.items())


def matched(old: Outline, new: Outline) -> Pairs:
    """The place in `new` of every clause of `old` that is still there, by its place in `old`."""
    pairs = _saying_the_same(old, new)
    matching = _Matching(old, new, pairs)
    matching.alike(old.blocks(), new.blocks())
    for i, j in list(pairs.items()):
        if old.clauses[i].level in _BLOCKS and new.clauses[j].level in _BLOCKS:
            matching.alike(old.under(i), new.under(j), at_least=ALIKE_INSIDE)
    everywhere = range(len(old.clauses)), range(len(new.clauses))
    matching.alike(*everywhere, at_least=_ALIKE_ELSEWHERE, shortest=_TELLING)
    _by_what_they_hold(pairs, old, new)
    _by_being_the_only(pairs, old, new)
    return pairs


def _saying_the_same(old: Outline, new: Outline) -> Pairs:
    """The clauses outside articles, and the articles, whose own words stand once in both."""
    places, new_places = _by_words(old), _by_words(new)
    return {
        here[0]: new_places[words][0]
        for words, here in places.items()
        if len(here) == 1 and len(words) >= _TELLING and len(new_places.get(words, ())) == 1
    }


def _by_words(outline: Outline) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in outline.blocks():
        places[outline.words[place]].append(place)
    return places


def _by_what_they_hold(pairs: Pairs, old: Outline, new: Outline) -> None:
    """Match chapters, sections and containers by the clauses under them, whatever their headings are now."""
    votes: Counter[tuple[int, int]] = Counter()
    taken = set(pairs.values())
    for i, j in pairs.items():
        holders = [place for place in new.above(j) if place not in taken]
        for place in old.above(i):
            if place not in pairs:
                votes.update({(place, holder): len(old.words[i]) for holder in holders})
    shares = {(i, j): 2 * votes[i, j] / (old.weight(i) + new.weight(j)) for i, j in votes if _may_be(old, i, new, j)}
    for (i, j), share in sorted(shares.items(), key=lambda found: (-found[1], found[0])):
        if share >= _VOTES and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _may_be(old: Outline, i: int, new: Outline, j: int) -> bool:
    """Whether what they hold can say that they are the same: of articles their words have spoken."""
    level, new_level = old.clauses[i].level, new.clauses[j].level
    if level in CONTAINERS or new_level in CONTAINERS:
        return level is new_level
    return level not in _BLOCKS and new_level not in _BLOCKS


def _by_being_the_only(pairs: Pairs, old: Outline, new: Outline) -> None:
    """Match titles, numbers, signatures and their like, of which a document or notice has one."""
    left, new_left = _only_ones(old, pairs), _only_ones(new, set(pairs.values()))
    for (level, parent), here in left.items():  # parents come before their children
        there = new_left.get((level, None if parent is None else pairs.get(parent, -1)), [])
        if len(here) == len(there) == 1:
            pairs[here[0]] = there[0]


def _only_ones(outline: Outline, matched: Container[int]) -> dict[tuple[Level, int | None], list[int]]:
    """The free places of clauses that there is one of, by level and parent."""
    left: defaultdict[tuple[Level, int | None], list[int]] = defaultdict(list)
    for place, clause in enumerate(outline.clauses):
        if clause.level in ONCE and place not in matched:
            left[clause.level, outline.parents[place]].append(place)
    return left

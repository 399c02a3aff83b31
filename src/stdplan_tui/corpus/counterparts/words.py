"""The words of the clauses of a text, as bags of terms, and where the clauses stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from stdplan_tui.corpus.matching import ONCE, Outline
from stdplan_tui.corpus.model import Level
from stdplan_tui.text.sentences import sentences
from stdplan_tui.text.similarity.wording import Bag, bag

PROSE = frozenset({Level.LEAD, Level.PARAGRAPH, Level.BULLET})
"""Levels that a text may use one for another, with a heading or without."""
_FORMULA = 0.5
"""The share of the headings of a list above which what they have is the list's and no heading's own."""
_LIST = 3


class Words:
    """What the clauses of a text say, by their places.

    `own` is what they say themselves, `whole` with all that stands under them, `headings` what is telling in their
    headings; `captioned` whether they have a label or a heading.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.own = [bag(f"{clause.heading}\n{clause.text}") for clause in outline.clauses]
        self.captioned = [bool(clause.caption) for clause in outline.clauses]
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for place, parent in enumerate(outline.parents):
            if parent is not None:
                self.children[parent].append(place)
        self.whole = _wholes(self.own, self.children)
        self.headings = _headings(outline)
        self._sentences: dict[int, list[Bag]] = {}

    def parent(self, place: int) -> int | None:
        """The place of the clause above."""
        return self.outline.parents[place]

    def level(self, place: int) -> Level:
        """The level of the clause."""
        return self.outline.clauses[place].level

    def said(self, place: int) -> Bag:
        """What a clause says itself; nothing where it is but a heading."""
        return self.own[place] if self.outline.clauses[place].text else frozenset()

    def sentences(self, place: int) -> list[Bag]:
        """What each sentence of a clause's text says."""
        if place not in self._sentences:
            text = self.outline.clauses[place].text
            self._sentences[place] = [bag(text[start:end]) for start, end in sentences(text)]
        return self._sentences[place]

    def role(self, place: int) -> str:
        """What can make a clause the same whatever it says: its heading; of what there is once, what it is."""
        clause = self.outline.clauses[place]
        return clause.level if clause.level in ONCE else clause.heading

    def divisions(self, place: int) -> list[int]:
        """The clauses right under that one that have a label or a heading; the items of an article are none."""
        if self.level(place) is Level.ARTICLE:
            return []
        return [child for child in self.children[place] if self.captioned[child] and self.level(child) not in ONCE]


def comparable(one: Words, i: int, other: Words, j: int) -> bool:
    """Whether clauses can correspond: those with a caption, those without, prose, and rows, each among themselves."""
    level, new_level = one.level(i), other.level(j)
    if level in ONCE or new_level in ONCE or Level.ROW in (level, new_level):
        return level is new_level
    return one.captioned[i] == other.captioned[j] or {level, new_level} <= PROSE


def kin_tell(one: Words, i: int, other: Words, j: int) -> bool:
    """Whether it says something of two clauses that those above them correspond.

    Of articles it does not: rules on whatever subject have a chapter on supervision. Those are known by their words.
    """
    return Level.ARTICLE not in (one.level(i), other.level(j))


def _wholes(own: Sequence[Bag], children: dict[int, list[int]]) -> list[Bag]:
    wholes = list(own)
    for place in reversed(range(len(own))):
        if place in children:
            wholes[place] = own[place].union(*(wholes[child] for child in children[place]))
    return wholes


def _headings(outline: Outline) -> list[Bag]:
    """The terms of each heading that are not a formula of its list; all boxes are one list."""
    bags = [bag(clause.heading) for clause in outline.clauses]
    lists: defaultdict[object, list[int]] = defaultdict(list)
    for place, clause in enumerate(outline.clauses):
        if bags[place]:
            lists[Level.BOX if clause.level is Level.BOX else outline.parents[place]].append(place)
    for places in lists.values():
        if len(places) >= _LIST:
            counts = Counter(term for place in places for term in bags[place])
            formula = {term for term, count in counts.items() if count > _FORMULA * len(places)}
            for place in places:
                bags[place] -= formula
    return bags

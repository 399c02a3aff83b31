"""An older text beside the one that there is now: which clause became which."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from stdplan_tui.corpus.matching import ALIKE_INSIDE, Outline, Pairs, matched
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import TELLING, paired


@frozen(slots=False)
class Revision:
    """The clauses of an older text, in reading order, and the document as it is now; matched when first asked for."""

    old: tuple[Clause, ...]
    new: Document

    def before(self, clause_id: ClauseId) -> Clause | None:
        """The clause of the older text that had that id."""
        place = self._places.get(clause_id)
        return None if place is None else self.old[place]

    def became(self, clause_id: ClauseId) -> Clause | None:
        """The clause that says what that one of the older text said; None where it was taken out."""
        place = self._places[clause_id]
        other = self._within_article(place).get(place, self._pairs.get(place))
        if other is not None:
            return self.new.flat[other]
        words = self._old.words[place]
        return self.saying(words) if len(words) >= TELLING else None

    def saying(self, words: str) -> Clause | None:
        """The only clause that says those words and did not before, because it is new or took them in."""
        found = [place for place, said in enumerate(self._new.words) if words in said]
        return self.new.flat[found[0]] if len(found) == 1 and self._said_anew(found[0], words) else None

    def _within_article(self, place: int) -> Pairs:
        """What became of the paragraphs of an article, by their words alone.

        An article is its first paragraph too, which may be the second one now; as a whole it is the same article.
        """
        article = next((up for up in (place, *self._old.above(place)) if self._is_article(up)), None)
        if article is None or article not in self._pairs:
            return {}
        if article not in self._articles:
            here = (article, *self._old.under(article))
            other = self._pairs[article]
            there = (other, *self._new.under(other))
            said, new_said = [self._old.words[i] for i in here], [self._new.words[j] for j in there]
            found = paired(said, new_said, at_least=ALIKE_INSIDE)
            self._articles[article] = {here[i]: there[j] for i, j in found.items()}
        return self._articles[article]

    def _is_article(self, place: int) -> bool:
        return self.old[place].level is Level.ARTICLE

    @cached_property
    def _articles(self) -> dict[int, Pairs]:
        return {}

    @cached_property
    def unknown(self) -> tuple[Clause, ...]:
        """The clauses of which it is not known what they were before."""
        known = set(self._pairs.values())
        return tuple(clause for place, clause in enumerate(self.new.flat) if place not in known)

    @cached_property
    def _old(self) -> Outline:
        return Outline(self.old)

    @cached_property
    def _new(self) -> Outline:
        return Outline(self.new.flat)

    @cached_property
    def _pairs(self) -> Pairs:
        return matched(self._old, self._new)

    @cached_property
    def _sources(self) -> Mapping[int, int]:
        return {j: i for i, j in self._pairs.items()}

    @cached_property
    def _places(self) -> Mapping[ClauseId, int]:
        return {clause.id: place for place, clause in enumerate(self.old)}

    def _said_anew(self, place: int, words: str) -> bool:
        before = self._sources.get(place)
        return before is None or words not in self._old.words[before]

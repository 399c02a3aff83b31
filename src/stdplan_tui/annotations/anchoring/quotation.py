"""Finding a clause by what was quoted of it, where the text that it was quoted from is not kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from stdplan_tui.annotations.anchoring.anchor import SUGGESTED, Suggestion
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import ALIKE, MARGIN, similarity

_SUGGESTED_FROM = 0.2


@frozen(slots=False)
class Quotable:
    """The clauses of a document by what they say, label and white space apart."""

    document: Document

    def saying(self, words: str) -> tuple[Clause, ...]:
        """The clauses that say just that."""
        return tuple(self._by_words.get(words, ()))

    def likest(self, words: str, left_out: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """The clauses that are clearly like `words`, the likest first; one where no other is nearly as like.

        `left_out` are the words of clauses that stood beside it: what says the same as they is another clause.
        """
        found = nearest(words, (clause for clause in self._clauses if self._words[clause.id] not in left_out), ALIKE)
        if len(found) > 1 and found[0].likeness - found[1].likeness >= MARGIN:
            return found[:1]
        return found

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.document.flat if clause.takes_notes)

    @cached_property
    def _words(self) -> Mapping[ClauseId, str]:
        return {clause.id: clause.words for clause in self._clauses}

    @cached_property
    def _by_words(self) -> Mapping[str, list[Clause]]:
        found: defaultdict[str, list[Clause]] = defaultdict(list)
        for clause in self._clauses:
            found[self._words[clause.id]].append(clause)
        return found


def nearest(words: str, clauses: Iterable[Clause], at_least: float = _SUGGESTED_FROM) -> tuple[Suggestion, ...]:
    """The clauses that are most like `words`, the likest first."""
    scores = ((clause, similarity(words, clause.words, at_least)) for clause in clauses if clause.takes_notes)
    found = sorted(((score, -nth, clause) for nth, (clause, score) in enumerate(scores) if score), reverse=True)
    return tuple(Suggestion(clause, score) for score, _nth, clause in found[:SUGGESTED])

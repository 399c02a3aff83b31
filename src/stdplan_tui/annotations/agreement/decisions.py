"""What somebody decided where annotators differ: adjudications, each an annotation of its own.

An adjudication stands on the clause, or the sentence, and names in `reply_to` what it settles. It decides on the
dimensions that its tags belong to; one without tags decides that there are none, on the dimensions of the tags that
are given in what it settles. Of several the newest counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stdplan_tui.annotations.model import AnnotationId, Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Dimension, Vocabulary
from stdplan_tui.corpus.model import ClauseId, Span

_Place = tuple[ClauseId | None, Span | None, str | None]


class Decisions:
    """The adjudications among annotations, by place and dimension."""

    def __init__(self, notes: Iterable[Noted], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        every = tuple(notes)
        tags = {one.note.id: one.tags for one in every}
        decided = [one for one in every if one.note.motivation is Motivation.ADJUDICATING]
        self._found: defaultdict[_Place, list[Noted]] = defaultdict(list)
        for one in sorted(decided, key=lambda one: (one.note.updated, one.note.id)):
            for dimension in self._dimensions(one, tags):
                self._found[one.clause, one.span, dimension].append(one)

    def on(self, clause: ClauseId, span: Span | None, dimension: Dimension | None) -> Noted | None:
        """The newest decision on a clause, or on a sentence of it (`span`), about a dimension; None where is none."""
        return next(reversed(self.all_on(clause, span, dimension)), None)

    def all_on(self, clause: ClauseId, span: Span | None, dimension: Dimension | None) -> Sequence[Noted]:
        """All of them, the oldest first."""
        return self._found.get((clause, span, None if dimension is None else dimension.id), ())

    def tags(self, decision: Noted, dimension: Dimension | None) -> tuple[str, ...]:
        """The tags of a dimension that a decision gives; there may be none."""
        wanted = None if dimension is None else dimension.id
        return tuple(tag for tag in decision.tags if self._dimension(tag) == wanted)

    def _dimensions(self, one: Noted, tags: Mapping[AnnotationId, Sequence[str]]) -> Iterable[str | None]:
        settled = one.tags or [tag for id_ in one.note.reply_to for tag in tags.get(id_, ())]
        return {self._dimension(tag) for tag in settled}

    def _dimension(self, tag: str) -> str | None:
        dimension = self._vocabulary.dimension_of(tag)
        return None if dimension is None else dimension.id

"""Where the annotators of a document differ, on each dimension, and what was decided about it."""

from __future__ import annotations

from stdplan_tui.annotations.agreement.codings import Codings, Given
from stdplan_tui.annotations.agreement.disagreements import Disagreement, disagreements
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Span
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.agreement import codings_in
from stdplan_tui.workspace.folder import Workspace

Key = tuple[DocumentId, ClauseId, Span | None, str]
"""What a place is known by: document, clause, sentence, and the id of the dimension."""


@frozen
class Wanted:
    """What is listed: of one dimension by its id ("" for all), over what any two have marked, only undecided."""

    dimension: str = ""
    any_two: bool = False
    only_open: bool = False


@frozen(eq=False)
class Difference:
    """A place that annotators gave other tags of a dimension to; `own` is this person's newest decision on it."""

    document: Document
    dimension: Dimension
    at: Disagreement
    own: Noted | None = None

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.document.id, self.at.clause.id, self.at.span, self.dimension.id

    @property
    def is_decided(self) -> bool:
        """Whether anybody has decided on it."""
        return self.at.decision is not None

    @property
    def is_mine(self) -> bool:
        """Whether the decision that counts is this person's."""
        decision = self.at.decision
        return decision is not None and self.own is not None and decision.note.id == self.own.note.id

    def is_decided_as(self, tags: Given) -> bool:
        """Whether this person's decision, the one that counts, gives those tags."""
        return self.is_mine and frozenset(self.at.decided) == tags


@frozen(eq=False)
class Found:
    """What was compared in a document, and where its annotators differ, in reading order."""

    codings: Codings
    differences: tuple[Difference, ...] = ()


def found_in(ws: Workspace, document: DocumentId, *, any_two: bool = False) -> Found:
    """Where the annotators of a document differ. Raises DocumentError, VocabularyError; not for the event loop."""
    (of_document,) = codings_in(ws, (document,), any_two=any_two)
    codings = of_document.codings
    if codings.lack is not None:
        return Found(codings)
    me = ws.own_slug()
    numbers = {clause.id: number for number, clause in enumerate(codings.document.flat)}
    every = (
        Difference(codings.document, dimension, one, _own(codings, one, dimension, me))
        for dimension in codings.vocabulary.dimensions
        for one in disagreements(codings, dimension)
    )
    return Found(codings, tuple(sorted(every, key=lambda one: numbers[one.at.clause.id])))


def _own(codings: Codings, one: Disagreement, dimension: Dimension, me: str) -> Noted | None:
    every = codings.decisions.all_on(one.clause.id, one.span, dimension)
    return next((decision for decision in reversed(every) if decision.note.author == me), None)

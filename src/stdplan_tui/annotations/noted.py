"""Annotations as they stand today: where each belongs in the text as it is, and what has become of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from stdplan_tui.annotations.anchoring import Anchor
from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Target
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.annotations.threads import State, Thread, threads
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen


@frozen(eq=False)
class Noted:
    """An annotation that is not deleted, and how it stands today.

    `anchor` is its place in the text as it is now: of an answer, that of the note at the beginning of its thread,
    whose id `thread` is and whose `state` it shares. `tags` are called by their present names.
    """

    note: Annotation
    anchor: Anchor
    thread: AnnotationId
    state: State = State.OPEN
    tags: tuple[str, ...] = ()

    @property
    def clause(self) -> ClauseId | None:
        """The clause that it is on; None where it is on the document, or has no place any more."""
        clause = self.anchor.clause
        return None if clause is None else clause.id

    @property
    def span(self) -> Span | None:
        """The characters of the clause string that it is on; None for the whole clause."""
        return self.anchor.span

    @property
    def is_answer(self) -> bool:
        """Whether it answers another annotation."""
        return self.thread != self.note.id

    @property
    def begins(self) -> bool:
        """Whether it is a note that a discussion begins with."""
        return self.note.motivation is Motivation.COMMENTING and not self.is_answer

    @property
    def is_settled(self) -> bool:
        """Whether the annotation's own target says where it is."""
        target, clause = self.note.target, self.anchor.clause
        if target.document:
            return True
        here = clause is not None and (clause.id, clause.string) == (target.clause, target.quote_clause)
        return here and self.anchor.span == target.span


@frozen(slots=False, eq=False)
class Notes:
    """The annotations on one document that are not deleted, the oldest first, and the files that are broken.

    `document` is None where it cannot be read: then none of them has a place.
    """

    id: DocumentId
    document: Document | None
    every: tuple[Noted, ...]
    broken: tuple[AnnotationError, ...] = ()

    @cached_property
    def whole(self) -> tuple[Noted, ...]:
        """Those on the document as a whole."""
        return tuple(one for one in self.every if one.note.target.document)

    @cached_property
    def by_clause(self) -> Mapping[ClauseId, tuple[Noted, ...]]:
        """Those on a clause or on words of it, by that clause, in reading order of the clauses."""
        found: defaultdict[ClauseId, list[Noted]] = defaultdict(list)
        for one in self.every:
            if (clause := one.clause) is not None:
                found[clause].append(one)
        order = self.document.flat if self.document and found else ()
        return {clause.id: tuple(found[clause.id]) for clause in order if clause.id in found}

    @cached_property
    def strayed(self) -> tuple[Noted, ...]:
        """Those that have no place any more, or several."""
        return tuple(one for one in self.every if one.anchor.clause is None and not one.note.target.document)

    @cached_property
    def in_order(self) -> tuple[Noted, ...]:
        """All of them: on the document, then in reading order, then those without a place."""
        return (*self.whole, *(one for there in self.by_clause.values() for one in there), *self.strayed)


def noted(
    id_: DocumentId,
    document: Document | None,
    loaded: Loaded,
    anchored: Callable[[Iterable[Target]], Mapping[Target, Anchor]],
    vocabulary: Vocabulary,
) -> Notes:
    """The annotations of a document; `anchored` gives the places of targets that are not the whole document."""
    found = threads(loaded.annotations)
    places = anchored(thread.root.target for thread in found)
    every = (one for thread in found for one in _of_thread(thread, places[thread.root.target], vocabulary))
    return Notes(id_, document, tuple(sorted(every, key=lambda one: one.note.id)), loaded.broken)


def _of_thread(thread: Thread, anchor: Anchor, vocabulary: Vocabulary) -> Iterable[Noted]:
    state = thread.state if thread.answers else State.OPEN
    for note in thread.every:
        if note.is_open:
            tags = tuple(dict.fromkeys(map(vocabulary.known_as, note.tags))) if note.tags else ()
            yield Noted(note, anchor, thread.root.id, state, tags)

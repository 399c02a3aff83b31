"""What is wrong with annotations among one another: answers to nothing, and done-marks that mark no clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation
from stdplan_tui.annotations.threads import threads
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import _

_ANSWERS: Final = frozenset(Motivation) - {Motivation.COMMENTING, Motivation.TAGGING, Motivation.DONE}
"""What is about another annotation."""


def loose_ends(
    annotations: Iterable[Annotation], away: Collection[AnnotationId] = ()
) -> Iterator[tuple[Annotation, str]]:
    """Annotations of any documents, tombstones among them, that stand by themselves though they should not; and why.

    Those that are `away` are there, though nobody can read them here.
    """
    by_document: defaultdict[DocumentId, list[Annotation]] = defaultdict(list)
    for note in annotations:
        by_document[note.document].append(note)
    for notes in by_document.values():
        yield from _unanswered(notes, away)
        yield from _in_circles(notes)
        yield from _misplaced_marks(notes)


def _unanswered(notes: Sequence[Annotation], away: Collection[AnnotationId]) -> Iterator[tuple[Annotation, str]]:
    """What answers nothing, or something that is not there."""
    known = frozenset(note.id for note in notes)
    for note in filter(_is_open, notes):
        if note.motivation in _ANSWERS and not note.reply_to:
            yield note, _("answers nothing: reply_to is empty")
        for id_ in note.reply_to:
            if id_ not in known and id_ not in away:
                yield note, _("answers {id}, which is not there").format(id=id_)


def _in_circles(notes: Sequence[Annotation]) -> Iterator[tuple[Annotation, str]]:
    """What answers itself, perhaps by way of others: such a discussion begins with what answers something."""
    known = frozenset(note.id for note in notes)
    for thread in threads(notes):
        root = thread.root
        if _is_open(root) and root.motivation is not Motivation.ADJUDICATING and not known.isdisjoint(root.reply_to):
            yield root, _("answers itself, directly or by way of others")


def _misplaced_marks(notes: Iterable[Annotation]) -> Iterator[tuple[Annotation, str]]:
    for note in filter(_is_open, notes):
        if note.motivation is Motivation.DONE and (note.target.document or note.target.span is not None):
            yield note, _("a done-mark is on a whole clause: this one counts nowhere")


def _is_open(note: Annotation) -> bool:
    return note.is_open

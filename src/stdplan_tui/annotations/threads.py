"""Discussions: a note, what was answered to it, and what has become of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Resolution
from stdplan_tui.frozen import frozen


class State(StrEnum):
    """What has become of a note, by the last verdict on it."""

    OPEN = "open"
    RESOLVED = "resolved"
    WONTFIX = "wontfix"


@frozen
class Thread:
    """A note and everything that answers it, directly or not, the oldest first.

    The note may be a tombstone: then its answers still stand. What answers a file that is not there, or itself in a
    circle, begins a thread of its own.
    """

    root: Annotation
    answers: tuple[Annotation, ...] = ()

    @property
    def verdict(self) -> Annotation | None:
        """The last verdict, with its reason as the body; None where nobody has given one."""
        verdicts = [answer for answer in self.answers if answer.motivation is Motivation.ASSESSING]
        return max(verdicts, key=lambda verdict: (verdict.updated, verdict.id), default=None)

    @property
    def state(self) -> State:
        """What has become of it."""
        verdict = self.verdict
        if verdict is None or verdict.resolution is Resolution.REOPENED:
            return State.OPEN
        return State(verdict.resolution.value)

    @property
    def every(self) -> tuple[Annotation, ...]:
        """The note, then its answers."""
        return (self.root, *self.answers)


def threads(annotations: Iterable[Annotation]) -> tuple[Thread, ...]:
    """The discussions among annotations, in the order of their first notes.

    Tombstones are left out, but for a note that still has an answer.
    """
    every = sorted(annotations, key=lambda note: note.id)
    if not any(note.reply_to for note in every):
        return tuple(Thread(note) for note in every if note.is_open)
    known = {note.id: note for note in every}
    parents = {note.id: parent for note in every if (parent := _parent(note, known)) is not None}
    roots = _roots(parents)
    answers: defaultdict[AnnotationId, list[Annotation]] = defaultdict(list)
    for note in every:
        root = roots.get(note.id, note.id)
        if root != note.id and note.is_open:
            answers[root].append(note)
    first = (note for note in every if roots.get(note.id, note.id) == note.id and (note.is_open or note.id in answers))
    # Of two files that say they are the same annotation only one has the answers.
    return tuple(Thread(note, tuple(answers.pop(note.id, ()))) for note in first)


def _parent(note: Annotation, known: Mapping[AnnotationId, Annotation]) -> AnnotationId | None:
    """What a note answers; an adjudication settles several notes and so is none of their answers alone."""
    if note.motivation is Motivation.ADJUDICATING:
        return None
    return next((parent for parent in note.reply_to if parent in known and parent != note.id), None)


def _roots(parents: Mapping[AnnotationId, AnnotationId]) -> Mapping[AnnotationId, AnnotationId]:
    """The note at the end of the way up from each that has a parent; in a circle, the oldest of those on it."""
    roots: dict[AnnotationId, AnnotationId] = {}
    for note in parents:
        way: dict[AnnotationId, None] = {}
        here = note
        while here in parents and here not in way and here not in roots:
            way[here] = None
            here = parents[here]
        if here in way:
            steps = list(way)
            root = min(steps[steps.index(here) :])
        else:
            root = roots.get(here, here)
        roots |= dict.fromkeys(way, root)
    return roots

"""Discussions: what was answered to a note, and what became of it; answering it, and settling it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from stdplan_tui.annotations.journal.changing import carry_out
from stdplan_tui.annotations.making import made
from stdplan_tui.annotations.model import Annotation, Change, Motivation, Resolution
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.threads import State
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id
from stdplan_tui.workspace.telling import STATES

REPLY, RESOLUTION = N_("reply"), N_("resolution")
_SAYS_NOTHING: Final = frozenset({Motivation.TAGGING, Motivation.DONE})
"""What has no words that could be settled."""


@frozen(eq=False)
class Discussion:
    """A note and its answers as they stand today, the oldest first; `first` is None where the note was deleted."""

    first: Noted | None
    answers: tuple[Noted, ...] = ()

    @property
    def every(self) -> tuple[Noted, ...]:
        """The note, then its answers: there is at least one of them."""
        return self.answers if self.first is None else (self.first, *self.answers)

    @property
    def state(self) -> State:
        """What has become of it."""
        return self.every[0].state

    @property
    def is_only_tags(self) -> bool:
        """Whether nobody has said anything."""
        return not self.answers and self.first is not None and self.first.note.motivation is Motivation.TAGGING

    @property
    def spoken(self) -> Noted | None:
        """The first of it that says something and so can be settled; None where there are only tags or a done-mark."""
        return next((one for one in self.every if one.note.motivation not in _SAYS_NOTHING), None)


def discussions(notes: Iterable[Noted]) -> tuple[Discussion, ...]:
    """Annotations as the discussions that they are part of, in the order of the first of each."""
    threads: dict[str, list[Noted]] = {}
    for one in notes:
        threads.setdefault(one.thread, []).append(one)
    return tuple(map(_discussion, threads.values()))


def reply(ws: Workspace, noted: Noted, body: str) -> Annotation:
    """Answer an annotation, itself an answer or not. Raises AnnotationError where it cannot be saved."""
    if noted.note.motivation is Motivation.DONE:
        raise AnnotationError(_("a done-mark takes no replies"))
    return _say(ws, noted.note, _first(ws, noted), body)


def resolve(ws: Workspace, noted: Noted, resolution: Resolution, reason: str = "") -> Annotation:
    """Settle the discussion that an annotation is part of: RESOLVED or WONTFIX.

    Raises AnnotationError where it is so already, where there are only tags, and where it cannot be saved.
    """
    if noted.note.motivation in _SAYS_NOTHING:
        raise AnnotationError(_("only notes and replies can be resolved"))
    state = State(resolution.value)
    if noted.state is state:
        raise AnnotationError(_("the discussion is so already: {state}").format(state=_(STATES[state])))
    return _assess(ws, noted, resolution, reason)


def reopen(ws: Workspace, noted: Noted, reason: str = "") -> Annotation:
    """Take up a settled discussion again. Raises AnnotationError where it is open, or it cannot be saved."""
    if noted.state is State.OPEN:
        raise AnnotationError(_("the discussion is not settled"))
    return _assess(ws, noted, Resolution.REOPENED, reason)


def assess(ws: Workspace, noted: Noted, resolution: Resolution, reason: str = "") -> Annotation:
    """Settle a discussion, or (REOPENED) take it up again. Raises AnnotationError as `resolve` and `reopen` do."""
    if resolution is Resolution.REOPENED:
        return reopen(ws, noted, reason)
    return resolve(ws, noted, resolution, reason)


def _assess(ws: Workspace, noted: Noted, resolution: Resolution, reason: str) -> Annotation:
    first = _first(ws, noted)
    return _say(ws, first, first, reason, resolution)


def _say(
    ws: Workspace, answered: Annotation, first: Annotation, body: str, verdict: Resolution = Resolution.NONE
) -> Annotation:
    """Answer an annotation of the discussion that `first` began, with words or a verdict."""
    is_verdict = verdict is not Resolution.NONE
    answer = made(
        present_id(ws, first.document),
        ws.author.slug,
        replace(first.target, unknown={}),
        motivation=Motivation.ASSESSING if is_verdict else Motivation.REPLYING,
        reply_to=(answered.id,),
        resolution=verdict,
        body=body,
    )
    action = RESOLUTION if is_verdict else REPLY
    (change,) = carry_out(ws.store, ws.journal, action, [Change(None, answer)], by=answer.author)
    return change.after


def _first(ws: Workspace, noted: Noted) -> Annotation:
    """The note at the beginning of the discussion, deleted or not."""
    if not noted.is_answer:
        return noted.note
    loaded = ws.store.load(present_id(ws, noted.note.document))
    return next((one for one in loaded.annotations if one.id == noted.thread), noted.note)


def _discussion(notes: list[Noted]) -> Discussion:
    notes = sorted(notes, key=lambda one: one.note.id)
    first = next((one for one in notes if not one.is_answer), None)
    return Discussion(first, tuple(one for one in notes if one is not first))

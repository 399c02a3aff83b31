"""Carrying changes out, taking them back, and doing them again.

What is taken back is what the action changed, key by key: whatever other hands have done to the same file since stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from stdplan_tui.annotations.journal.entries import Entry, Way
from stdplan_tui.annotations.journal.journal import Journal
from stdplan_tui.annotations.making import next_stamp
from stdplan_tui.annotations.model import Annotation, Change, Status
from stdplan_tui.annotations.store.merging import changed_twice, merged, says_the_same
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _

_PATIENCE: Final = 60.0
"""Seconds that another program is waited for which takes something back, be that 5,000 changes on a slow disk."""


@frozen
class Turned:
    """What was taken back, or done again: the entry, and the files as they were and are now."""

    entry: Entry
    changes: tuple[Change, ...]

    @property
    def action(self) -> str:
        """The name of the action."""
        return self.entry.action


def carry_out(store: Store, journal: Journal, action: str, changes: Iterable[Change], *, by: str) -> tuple[Change, ...]:
    """Write all changes of one action in the name of `by`, and remember them as one; the changes as they came about.

    Raises AnnotationError at the first that cannot be written; those before it stand and can be undone.
    """
    done: list[Change] = []
    try:
        for change in changes:
            done.append(store.apply(change, by=by))  # noqa: PERF401 — what is done when one fails
    finally:
        if told := [change for change in done if change.before != change.after]:
            journal.record(action, told)
    return tuple(done)


@frozen
class Turning:
    """Takes back what `by` did, and does it again. `present_id` gives the id that a document has now.

    Every method raises AnnotationError where what is to be changed was changed since by other hands, and where the
    entry cannot be read: then nothing of that entry was written, it is set aside for good, so that the one beyond it
    can be had, and the ones turned before it stay so.
    """

    store: Store
    journal: Journal
    by: str
    present_id: Callable[[DocumentId], DocumentId] = lambda id_: id_

    def undo(self, down_to: str | None = None) -> tuple[Turned, ...]:
        """Take back the newest entry that stands, or all down to the one of that id; nothing where there is none."""
        with self.journal.held(_PATIENCE):
            entries = _down_to(self.journal.steps(self.by).undoable, down_to)
            return tuple(self._turn(entry, back=True) for entry in entries)

    def redo(self, down_to: str | None = None) -> tuple[Turned, ...]:
        """Do again the entry that was taken back last, or all down to the one of that id; nothing without one."""
        with self.journal.held(_PATIENCE):
            entries = _down_to(self.journal.steps(self.by).redoable, down_to)
            return tuple(self._turn(entry, back=False) for entry in entries)

    def _turn(self, entry: Entry, *, back: bool) -> Turned:
        now_called = cache(self.present_id)
        try:
            changes = [_under(change, now_called(change.after.document)) for change in entry.changes()]
            turned = [self._turned(change, back=back) for change in (reversed(changes) if back else changes)]
        except AnnotationError:
            self.journal.turned(entry, Way.ASIDE)
            raise
        done = tuple(self.store.apply(change, by=self.by) for change in turned if change is not None)
        self.journal.turned(entry, Way.BACK if back else Way.AGAIN)
        return Turned(entry, done)

    def _turned(self, change: Change, *, back: bool) -> Change | None:
        """The change that turns a change as its file stands now; None where nothing is left of it to turn."""
        before = change.before or replace(change.after, status=Status.DELETED)
        left, wanted = (change.after, before) if back else (before, change.after)
        present = self.store.read(left.document, left.author, left.id)
        if change.before is None and back:
            after = wanted if says_the_same(present, left) else None if present.is_open else present
        else:
            after = _reverted(left, wanted, present)
        if after is None:
            path = self.store.path_of(left.document, left.author, left.id)
            raise AnnotationError(_("was changed since by other hands and stays as it is"), path=path)
        if says_the_same(after, present):
            return None
        return Change(present, replace(after, updated=next_stamp(present.updated)))


def _reverted(left: Annotation, wanted: Annotation, present: Annotation) -> Annotation | None:
    """`present` with what the step from `left` to `wanted` changes; None where that was changed by other hands."""
    if says_the_same(left, present):
        return wanted
    if left.status is wanted.status:  # whether it is deleted is none of this step's business
        left, wanted = (replace(version, status=present.status) for version in (left, wanted))
    after = merged(left, wanted, present)
    return None if changed_twice(left, wanted, present) or after.status is not wanted.status else after


def _under(change: Change, document: DocumentId) -> Change:
    """The change, as one of annotations on `document`."""
    before = change.before and replace(change.before, document=document)
    return Change(before, replace(change.after, document=document))


def _down_to(entries: Sequence[Entry], id_: str | None) -> Sequence[Entry]:
    if id_ is None:
        return entries[:1]
    number = next((number for number, entry in enumerate(entries) if entry.id == id_), -1)
    return entries[: number + 1]

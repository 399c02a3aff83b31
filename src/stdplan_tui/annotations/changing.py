"""Carrying changes out, and taking the last one back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from stdplan_tui.annotations.journal import Journal
from stdplan_tui.annotations.making import deleted, restored
from stdplan_tui.annotations.model import Annotation, Change
from stdplan_tui.annotations.store import Store
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _


@frozen
class Undone:
    """What was taken back: the name of the action, and the files as they were and are now."""

    action: str
    changes: tuple[Change, ...]


def carry_out(store: Store, journal: Journal, action: str, changes: Iterable[Change], *, by: str) -> None:
    """Write all changes of one action in the name of `by`, and remember them as one.

    Raises AnnotationError at the first that cannot be written; those before it stand and can be undone.
    """
    done: list[Change] = []
    try:
        for change in changes:
            store.write(change.after, previous=change.before, by=by)
            done.append(change)
    finally:
        if done:
            journal.record(action, done)


def undo(
    store: Store,
    journal: Journal,
    *,
    now: datetime | None = None,
    present_id: Callable[[DocumentId], DocumentId] = lambda id_: id_,
) -> Undone | None:
    """Take the last action back; None where there is none.

    What was added becomes a tombstone, what was edited or deleted is as before, all of it with a newer `updated`.
    `present_id` gives the id that a document has now, where it was renamed since.
    Raises AnnotationError, and changes nothing, where a file is no longer as that action left it.
    """
    entry = journal.last()
    if entry is None:
        return None
    left = [_under(change, present_id(change.after.document)) for change in reversed(entry.changes)]
    changes = [_reversed(change, _present(store, change.after), now) for change in left]
    for change in changes:
        store.write(change.after, previous=change.before)
    journal.record(entry.action, changes, undoes=entry.id)
    return Undone(entry.action, tuple(changes))


def _under(change: Change, document: DocumentId) -> Change:
    """The change, as one of annotations on `document`."""
    before = change.before and replace(change.before, document=document)
    return Change(before, replace(change.after, document=document))


def _present(store: Store, left: Annotation) -> Annotation:
    """The file's content, if it is what the action has left: undoing what came later makes only `updated` newer."""
    present = store.read(left.document, left.author, left.id)
    if replace(present, updated=left.updated) != left:
        path = store.path_of(left.document, left.author, left.id)
        raise AnnotationError(_("was changed since by other hands; nothing was undone"), path=path)
    return present


def _reversed(change: Change, present: Annotation, now: datetime | None) -> Change:
    if change.before is None:
        return Change(present, deleted(present, now=now))
    return Change(present, restored(change.before, present, now=now))

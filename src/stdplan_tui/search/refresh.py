"""Bringing a store up to date, in commits that grow, so that something can be found soon."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from stdplan_tui.search.changes import Change, changes
from stdplan_tui.search.model import Holding, RefreshReport
from stdplan_tui.search.steps import Steps, Stopped
from stdplan_tui.search.volume import Writing, row_of
from stdplan_tui.search.volume_shelf import VolumeShelf
from stdplan_tui.search.wording import Wording

_FIRST = 1_000
_MOST = 32_000
_ALIKE = 8
_SMALL = 4_096


class Store(Protocol):
    """Where volumes are kept."""

    @property
    def shelf(self) -> VolumeShelf:
        """What is committed."""

    def wording(self) -> Wording:
        """The words of what is committed."""

    def writing(self, steps: Steps) -> Writing:
        """A new volume."""

    def commit(self, writing: Writing, wording: Wording) -> None:
        """Add the volume to what is committed, and forget the words where they are others now."""

    def keep_words(self, wording: Wording) -> None:
        """Keep the words of what is committed."""

    def merge(self, chosen: Collection[int], steps: Steps) -> None:
        """Make one volume of these of the shelf, or none where all is deleted. Raises Stopped."""

    def abandon(self, writing: Writing) -> None:
        """Drop a volume that was not committed."""


def brought_up_to_date(store: Store, wanted: Mapping[str, Holding], steps: Steps) -> RefreshReport:
    """Make what the store keeps that of these holdings. Whatever is raised, what was committed stays."""
    batches = _Batches(store, steps)
    try:
        for change in changes(store.shelf, wanted, steps):
            batches.take(change)
        batches.finish()
    except Stopped:
        batches.abandon()
        return batches.report(cancelled=True)
    except BaseException:
        batches.abandon()
        raise
    with contextlib.suppress(Stopped):
        if chosen := untidy([(volume.size - len(deleted), volume.size) for volume, deleted in store.shelf.volumes]):
            store.merge(chosen, steps)
    steps.end()
    return batches.report()


def untidy(volumes: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Which volumes to make one of, by how many rows are there in each, and how many there were.

    Those that are mostly deleted; and small ones, where there are many of about one size, so that many small changes
    leave few volumes, and what is large is not written again for what is small.
    """
    chosen = {index for index, (there, written) in enumerate(volumes) if 2 * there < written}
    by_size: dict[int, list[int]] = defaultdict(list)
    for index, (there, _) in enumerate(volumes):
        if there < _SMALL:
            by_size[(there.bit_length() + 2) // 3].append(index)
    for alike in by_size.values():
        if len(alike) >= _ALIKE:
            chosen.update(alike)
    return frozenset(chosen)


class _Batches:
    """Changes on their way into the store: a commit for so many rows, twice as many each time."""

    def __init__(self, store: Store, steps: Steps) -> None:
        self._store = store
        self._steps = steps
        self._limit = _FIRST
        self._writing: Writing | None = None
        self._wording = store.wording()
        self._taken: list[Change] = []
        self._documents = self._notes = self._removed = 0

    def take(self, change: Change) -> None:
        """Write one change. Raises Stopped."""
        writing = self._writing = self._writing or self._store.writing(self._steps)
        for number in change.gone:
            writing.delete(number)
        for record, content in change.records:
            self._steps.step()
            writing.add(row_of(record, content))
        for row in change.rows_apart():
            writing.add(row)
        self._wording.take(change)
        self._taken.append(change)
        if writing.size >= self._limit:
            self._commit(writing)
            self._limit = min(2 * self._limit, _MOST)

    def finish(self) -> None:
        """Commit what is left, and the words. Raises Stopped."""
        if self._writing is not None:
            self._commit(self._writing)
        if self._wording.changed:
            self._steps.breathe()
            self._store.keep_words(self._wording)

    def abandon(self) -> None:
        """Drop what is not committed."""
        if self._writing is not None:
            self._store.abandon(self._writing)
            self._writing = None

    def report(self, *, cancelled: bool = False) -> RefreshReport:
        """What was committed."""
        return RefreshReport(self._documents, self._notes, self._removed, cancelled=cancelled)

    def _commit(self, writing: Writing) -> None:
        self._store.commit(writing, self._wording)
        self._writing = None
        self._steps.tell()
        self._documents += sum(change.renewed for change in self._taken)
        self._removed += sum(change.seal is None for change in self._taken)
        self._notes += sum(record.annotation is not None for change in self._taken for record, _ in change.records)
        self._taken.clear()

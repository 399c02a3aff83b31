"""Saving: changes of annotations are written one after another, in the order in which they were asked for."""

from __future__ import annotations

from asyncio import gather, to_thread, wait
from collections.abc import Callable, Sequence
from typing import Any, Final

from textual.worker import Worker

from stdplan_tui.errors import StdplanError
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.worker import work

SAVING: Final = "save"
"""The group of the workers that change annotations."""


class Saving(Acting):
    """Does what changes files in threads, never two things at once."""

    def save(self, change: Callable[[], str]) -> None:
        """Make a change, in its turn and in a thread; `change` gives what is said of it in the status line, or "".

        What it raises is told.
        """
        self._save_after(self.being_saved(), change)

    def being_saved(self) -> Sequence[Worker[Any]]:
        """What changes annotations just now, or is about to: the next in turn waits for it."""
        return [worker for worker in self.workers if worker.group == SAVING]

    @work(group=SAVING)
    async def _save_after(self, before: Sequence[Worker[Any]], change: Callable[[], str]) -> None:
        await ended(before)
        try:
            said = await to_thread(change)
        except (StdplanError, OSError) as error:
            self.save_refused(error)
            return
        if self.stands:
            self.annotations_changed(said)

    def save_refused(self, error: Exception) -> None:
        """Say why something was not written, and read what stands instead."""
        if self.stands:
            self.complain([error])
            self.annotations_changed()


async def ended(workers: Sequence[Worker[Any]], at_most: float | None = None) -> None:
    """Wait until those workers are done, well or not, but no longer than `at_most` seconds."""
    if workers:
        await wait([gather(*(worker.wait() for worker in workers), return_exceptions=True)], timeout=at_most)

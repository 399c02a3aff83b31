"""Progress and cancelling of one refresh."""

from __future__ import annotations

import time

from stdplan_tui.search.engine import Cancelled, Progress

_EVERY = 64
_BREATH = 0.0005  # seconds of work between two turns of other threads


class Stopped(Exception):
    """The refresh was cancelled; what was not committed is dropped."""


class Steps:
    """Says how far a refresh is, in records, and stops it where that is wanted.

    How much there is to do is known when the last document is read; until then it is what it will be if the documents
    to come are as long as those that were read.
    """

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._breathed = 0.0
        self._done = self._read = self._records = self._documents = 0

    def begin(self, documents: int) -> None:
        """So many documents are going to be read."""
        self._done = self._read = self._records = 0
        self._documents = documents

    def read(self, records: int) -> None:
        """One of the documents was read; it has so many records to write."""
        self._read += 1
        self._records += records

    def step(self) -> None:
        """Before each record. Raises Stopped."""
        self.breathe()
        self._done += 1
        if self._done % _EVERY == 0:
            self.tell()

    def tell(self) -> None:
        """Say how far it is; done after each commit too, when there is more to find."""
        if self._progress:
            self._progress(self._done, self._total())

    def breathe(self) -> None:
        """Between two short pieces of work: lets other threads, the screen's too, have a turn. Raises Stopped."""
        if self._cancelled and self._cancelled():
            raise Stopped
        now = time.perf_counter()
        if now - self._breathed > _BREATH:
            time.sleep(0)
            self._breathed = time.perf_counter()

    def end(self) -> None:
        """All is written."""
        if self._progress:
            self._progress(self._done, self._done)

    def _total(self) -> int:
        return max(self._done, self._records * max(self._documents, self._read) // max(1, self._read))

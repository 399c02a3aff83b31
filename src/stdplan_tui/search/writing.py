"""Writing to the index: one commit, guarded against what Whoosh leaves behind where it fails.

Importing this module imports Whoosh.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.writing import NO_MERGE

from stdplan_tui.search.codec.gram import GramCodec, WriterPool
from stdplan_tui.search.index import SCHEMA, SegmentVolume
from stdplan_tui.search.steps import Steps
from stdplan_tui.search.volume import Writing


class IndexWriting(Writing):
    """A segment that is being written; the caller holds the lock of the folder.

    Other threads get their turn while it is put on disk, and it may be cancelled until then: `steps` are asked.
    """

    def __init__(self, folder: Path, steps: Steps) -> None:
        self._folder = folder
        self._steps = steps
        index = FileStorage(str(folder)).open_index(schema=SCHEMA)
        self._writer = index.writer(codec=GramCodec(), compound=False)
        pool = self._writer.pool = WriterPool(steps.breathe)
        super().__init__(pool)

    def place(self, content: bytes, folded: str, order: int) -> int:
        """Write the columns of a row."""
        number: int = self._writer.docnum
        self._writer.add_document(content=content, folded=folded, order=order)
        return number

    def delete(self, number: int) -> None:
        """Mark a row of the index."""
        self._writer.delete_document(number)

    def commit(self) -> None:
        """Put it on disk, as the last segment; the numbers of the others stay. Raises OSError and Stopped."""
        self._commit(NO_MERGE)

    def commit_merged(self, chosen: Collection[str]) -> None:
        """Put it on disk with the rows of those segments, which go away. Raises OSError and Stopped."""

        def merge(_: Any, segments: Sequence[Any]) -> list[Any]:
            for segment in segments:
                if segment.segment_id() in chosen and segment.doc_count():
                    self._absorb(segment)
            return [segment for segment in segments if segment.segment_id() not in chosen]

        self._commit(merge)

    def abandon(self) -> None:
        """Drop it, and let go of Whoosh's own lock, which a failed commit of 2.7.5 keeps."""
        for let_go in (self._writer.cancel, self._writer.fieldwriter.close):  # some distributions forget the second
            with contextlib.suppress(Exception):
                let_go()
        if (lock := self._writer.writelock) is not None and lock.fd is not None:
            lock.release()

    def _absorb(self, segment: Any) -> None:
        volume = SegmentVolume(self._folder, segment)
        try:
            self.absorb(volume, frozenset(segment.deleted_docs()), self._steps.breathe)
        finally:
            volume.close()

    def _commit(self, merging: Any) -> None:
        try:
            self._writer.commit(mergetype=merging)
        except BaseException:
            self.abandon()
            raise

"""Bringing an index up to date: what has changed since, by digest, and only that is written again.

Importing this module imports Whoosh.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whoosh.index import FileIndex

from stdplan_tui.corpus.model import Document
from stdplan_tui.search.analysis import grams
from stdplan_tui.search.index import SEALS, LeanCodec, Seal
from stdplan_tui.search.model import Note
from stdplan_tui.search.records import Record, clause_records, document_digest, note_records, record_digest

_BATCH = 8_000
_POOL_MEGABYTES = 256


class Stopped(Exception):
    """The refresh was cancelled; what was not committed is dropped."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to do for one document.

    `gone` are the keys of rows to delete; `document` is None where its clauses have not changed, `notes` are those to
    write, by key; `seal` is None where the document itself is gone.
    """

    gone: tuple[str, ...]
    seal: Seal | None = None
    document: Document | None = None
    notes: tuple[tuple[str, Record], ...] = ()

    @property
    def size(self) -> int:
        """About how many rows it writes."""
        return 1 + len(self.notes) + (len(self.document.flat) if self.document else 0)


def changes(seals: Mapping[str, Seal], documents: Iterable[Document], notes: Iterable[Note]) -> tuple[Change, ...]:
    """What makes an index with these seals an index of these documents and notes."""
    wanted = {str(document.id): document for document in documents}
    noted = note_records(wanted.values(), notes)
    changed = [_change(seals.get(key), document, noted[key]) for key, document in wanted.items()]
    removed = [Change(_gone(seal, None)) for key, seal in seals.items() if key not in wanted]
    return (*removed, *(change for change in changed if change is not None))


def _change(old: Seal | None, document: Document, notes: Mapping[str, Record]) -> Change | None:
    digests = {key: record_digest(record) for key, record in notes.items()}
    new = Seal(document.id, document.title, document_digest(document), digests)
    if new == old:
        return None
    known = old.notes if old else {}
    rewritten = old is None or old.digest != new.digest
    return Change(
        gone=_gone(old, new) if old else (),
        seal=new,
        document=document if rewritten else None,
        notes=tuple(
            (_note_key(document.id, key), record) for key, record in notes.items() if known.get(key) != digests[key]
        ),
    )


def _gone(old: Seal, new: Seal | None) -> tuple[str, ...]:
    """The keys of the rows that `old` stands for and `new`, None for a document that is gone, does not."""
    digest, notes = (new.digest, new.notes) if new else ("", {})
    stale = (_note_key(old.document, key) for key, known in old.notes.items() if notes.get(key) != known)
    clauses = (_clauses_key(old.document),) if digest != old.digest else ()
    return (_seal_key(old.document), *clauses, *stale)


def _clauses_key(document: str) -> str:
    return f"clauses {document}"


def _seal_key(document: str) -> str:
    return f"{SEALS} {document}"


def _note_key(document: str, note: str) -> str:
    return f"note {document} {note}"


def batches(planned: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """The changes in batches of one commit each, so that a large workspace can be searched while it grows."""
    batch: list[Change] = []
    for change in planned:
        batch.append(change)
        if sum(one.size for one in batch) >= _BATCH:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def write(index: FileIndex, batch: Iterable[Change], step: Callable[[], None]) -> None:
    """Write a batch and commit it; the caller holds the lock of the folder.

    `step` is called before each row and may raise `Stopped`. Whatever is raised, the index is as it was, and Whoosh's
    own lock, which a failed commit of 2.7.5 keeps, is let go.
    """
    writer = index.writer(codec=LeanCodec(), compound=False, limitmb=_POOL_MEGABYTES)
    try:
        for change in batch:
            for key in change.gone:
                writer.delete_by_term("keys", key)
            for row in _rows(change):
                step()
                writer.add_document(**row)
        writer.commit(optimize=_mostly_deleted(writer))
    except BaseException:
        _abandon(writer)
        raise


def _rows(change: Change) -> Iterator[dict[str, object]]:
    if change.document is not None:
        for record in clause_records(change.document):
            yield _row((_clauses_key(change.document.id),), record)
    for key, record in change.notes:
        yield _row((key,), record)
    if change.seal is not None:
        keys = (SEALS, _seal_key(change.seal.document))
        yield {"keys": dict.fromkeys(keys, 1), "row": change.seal.to_bytes()}


def _row(keys: tuple[str, ...], record: Record) -> dict[str, object]:
    tokens = grams(part for _, part in record.folded)
    return {"keys": dict.fromkeys(keys, 1), "grams": tokens, "row": record.to_bytes()}


def _mostly_deleted(writer: Any) -> bool:
    rows = sum(segment.doc_count_all() for segment in writer.segments)
    return bool(writer.deleted_count() * 2 > rows)


def _abandon(writer: Any) -> None:
    with contextlib.suppress(Exception):
        writer.cancel()
    if (lock := writer.writelock) is not None and lock.fd is not None:
        lock.release()

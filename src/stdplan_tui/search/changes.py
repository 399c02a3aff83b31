"""What has to be written, and what deleted, for a shelf to be that of some holdings: nothing that is there already."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from stdplan_tui.corpus.model import Document
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Holding, Note
from stdplan_tui.search.records import Record, clause_records, note_records
from stdplan_tui.search.seals import APART, SEALS, Seal, shelved, words_of
from stdplan_tui.search.shelf import of_document
from stdplan_tui.search.steps import Steps
from stdplan_tui.search.volume import Row
from stdplan_tui.search.volume_shelf import VolumeShelf


@frozen
class Change:
    """What to do for one document: numbers of rows to delete, records to write, and what is kept beside them.

    `seal` is None where the document is gone. `renewed`: the document itself is written again, not its notes alone.
    `words` is the contribution of the document to the words of the workspace, compressed, `unsaid` the one before; both
    are None where it stays as it is.
    """

    gone: tuple[int, ...]
    records: tuple[tuple[Record, bytes], ...] = ()
    seal: Seal | None = None
    renewed: bool = False
    words: bytes | None = None
    unsaid: bytes | None = None

    def rows_apart(self) -> Iterator[Row]:
        """The rows beside the records."""
        if self.words is not None and self.seal is not None:
            yield Row(self.words, (words_of(self.seal.shelved.document), APART))
        if self.seal is not None:
            yield Row(self.seal.to_bytes(), (SEALS, APART))


def outdated(shelf: VolumeShelf, wanted: Mapping[str, Holding]) -> bool:
    """Whether there is anything to look at."""
    return len(wanted) != len(shelf.seals) or any(_unlike(shelf, holding) for holding in wanted.values())


def changes(shelf: VolumeShelf, wanted: Mapping[str, Holding], steps: Steps) -> Iterator[Change]:
    """What makes the shelf one of these holdings; each is loaded when its turn comes. Raises Stopped."""
    gone = [document for document in shelf.seals if document not in wanted]
    changed = [holding for holding in wanted.values() if _unlike(shelf, holding)]
    steps.begin(len(changed))
    for document in gone:
        yield _removed(shelf, document)
    for holding in changed:
        steps.breathe()
        change = _change(shelf, holding)
        steps.read(len(change.records) if change else 0)
        if change:
            yield change


def _unlike(shelf: VolumeShelf, holding: Holding) -> bool:
    seal = shelf.seals.get(holding.document)
    return seal is None or seal.digest != holding.digest


def _change(shelf: VolumeShelf, holding: Holding) -> Change | None:
    from stdplan_tui.search.words.contribution import contribution  # a dictionary of words comes with it

    before = shelf.seals.get(holding.document)
    try:
        document, notes = holding.load()
    except (StdplanError, OSError):
        return _removed(shelf, holding.document) if before else None
    stale, fresh = _compared(shelf, document, notes)
    seal = Seal(shelved(document), holding.digest)
    gone = [*stale, *_rows(shelf.seal_row(document.id))]
    titled = before is None or before.shelved != seal.shelved
    words, unsaid = None, None
    if titled or stale or fresh:
        words, unsaid = zlib.compress(contribution(document, notes).to_bytes()), _words(shelf, document.id)
        if words == unsaid:
            words, unsaid = None, None
        else:
            gone += _rows(shelf.words_row(document.id))
    renewed = titled or any(record.annotation is None for record, _ in fresh) or any(map(shelf.is_clause, stale))
    return Change(tuple(gone), fresh, seal, renewed, words, unsaid)


def _compared(
    shelf: VolumeShelf, document: Document, notes: tuple[Note, ...]
) -> tuple[list[int], tuple[tuple[Record, bytes], ...]]:
    """The rows of a document that are not right any more, and the records that are not there yet."""
    there: dict[bytes, list[int]] = defaultdict(list)
    for number in shelf.there(of_document(document.id)):
        there[shelf.content(number)].append(number)
    fresh: list[tuple[Record, bytes]] = []
    for record in (*clause_records(document), *note_records(document, notes)):
        content = record.to_bytes()
        if numbers := there.get(content):
            numbers.pop()
        else:
            fresh.append((record, content))
    return [number for numbers in there.values() for number in numbers], tuple(fresh)


def _removed(shelf: VolumeShelf, document: str) -> Change:
    records = shelf.there(of_document(document))
    gone = (*records, *_rows(shelf.seal_row(document)), *_rows(shelf.words_row(document)))
    return Change(gone, unsaid=_words(shelf, document))


def _words(shelf: VolumeShelf, document: str) -> bytes | None:
    row = shelf.words_row(document)
    return None if row is None else shelf.content(row)


def _rows(row: int | None) -> tuple[int, ...]:
    return () if row is None else (row,)

"""The words of the workspace, kept up to date with its documents: a table that is put together when all is written."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from stdplan_tui.search.changes import Change
from stdplan_tui.search.volume_shelf import VolumeShelf

if TYPE_CHECKING:
    from stdplan_tui.search.words.table import WordTable


class Wording:
    """What a refresh changes in the words of a shelf; `kept` is their table, None where there is none."""

    def __init__(self, shelf: VolumeShelf, kept: bytes | None) -> None:
        self._shelf = shelf
        self._kept = kept
        self._gone: list[bytes] = []
        self._come: list[bytes] = []

    @property
    def changed(self) -> bool:
        """Whether the table is not right any more, or was not there."""
        return self._kept is None or bool(self._gone or self._come)

    def take(self, change: Change) -> None:
        """A change is going to be committed."""
        self._gone += () if change.unsaid is None else (change.unsaid,)
        self._come += () if change.words is None else (change.words,)

    def table(self) -> WordTable:
        """The table of all that is there now."""
        from stdplan_tui.search.words.table import WordTable

        if self._kept is not None:
            return _changed(WordTable.from_bytes(self._kept), self._gone, self._come)
        said = set(self._gone)
        still = (words for words in contributions(self._shelf) if words not in said)
        return _changed(WordTable.empty(), (), [*still, *self._come])


def contributions(shelf: VolumeShelf) -> Iterable[bytes]:
    """What each document of the shelf adds to the words."""
    rows = (shelf.words_row(document) for document in shelf.documents)
    return (shelf.content(row) for row in rows if row is not None)


def table_of(shelf: VolumeShelf) -> WordTable:
    """The words of a shelf that keeps no table of them."""
    return Wording(shelf, None).table()


def _changed(table: WordTable, gone: Iterable[bytes], come: Iterable[bytes]) -> WordTable:
    from stdplan_tui.search.words.contribution import Contribution

    unsaid, said = ([Contribution.from_bytes(zlib.decompress(kept)) for kept in each] for each in (gone, come))
    return table.changed(unsaid, said)

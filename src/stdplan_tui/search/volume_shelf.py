"""The shelf that reads volumes, wherever they are kept."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from stdplan_tui.search.pool import GRAMS, KEYS
from stdplan_tui.search.records import Record
from stdplan_tui.search.seals import APART, SEALS, Seal, read, words_of
from stdplan_tui.search.shelf import Postings, Shelved, of_document
from stdplan_tui.search.volume import Volume

_RECORDS_KEPT = 50_000
_NOTHING = Postings(array("I"), b"")


class VolumeShelf:
    """A `Shelf` of volumes, each with the numbers of its deleted rows; threads may share it, until it is closed."""

    def __init__(self, volumes: Sequence[tuple[Volume, AbstractSet[int]]]) -> None:
        self.volumes = volumes
        self._bases: list[int] = []
        self.size = 0
        for volume, _ in volumes:
            self._bases.append(self.size)
            self.size += volume.size
        self._records: dict[int, Record] = {}
        self._seal_rows = self.there(SEALS)
        seals = zip(read(map(self.content, self._seal_rows)), self._seal_rows, strict=True)
        self._seals = {seal.shelved.document: (seal, number) for seal, number in seals}

    @cached_property
    def seals(self) -> Mapping[str, Seal]:
        """The seal of each document that has been written."""
        return {document: seal for document, (seal, _) in self._seals.items()}

    @cached_property
    def documents(self) -> Mapping[str, Shelved]:
        """The documents, by id, in the order of their ids."""
        return {document: self.seals[document].shelved for document in sorted(self.seals)}

    @cached_property
    def live(self) -> int:
        """Bit n is set where n is a record."""
        bits = bytearray(b"\xff" * (self.size // 8 + 1))
        gone = [
            base + number for base, (_, deleted) in zip(self._bases, self.volumes, strict=True) for number in deleted
        ]
        for number in (*gone, *self.named(APART)):
            bits[number >> 3] &= ~(1 << (number & 7))
        return int.from_bytes(bits, "little") & ((1 << self.size) - 1)

    @cached_property
    def places(self) -> Sequence[int]:
        """For each number where it stands; see `Shelf`."""
        places = array("q", bytes(8 * self.size))
        ranks = {of_document(document): rank << 32 for rank, document in enumerate(self.documents)}
        for base, (volume, _) in zip(self._bases, self.volumes, strict=True):
            orders = volume.orders
            for name, postings in volume.entries(KEYS, of_document("")):
                if (start := ranks.get(name)) is not None:
                    for number in postings.numbers:
                        places[base + number] = start + orders[number] + 1
        return places

    def postings(self, token: str) -> Postings:
        """The records that have that token."""
        return self._found(GRAMS, token)

    def count(self, token: str) -> int:
        """How many records have that token, deleted ones included."""
        return sum(volume.count(GRAMS, token) for volume, _ in self.volumes)

    def named(self, name: str) -> Sequence[int]:
        """The numbers under a name, ascending; deleted ones may be among them."""
        return self._found(KEYS, name).numbers

    def names(self, prefix: str) -> list[str]:
        """The names that begin so, sorted; those of deleted records may be among them."""
        return sorted({name for volume, _ in self.volumes for name in volume.tokens(KEYS, prefix)})

    def there(self, name: str) -> list[int]:
        """The numbers under a name that are not deleted."""
        return [number for number in self.named(name) if not self._is_deleted(number)]

    def holding(self, needle: str, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Those of `numbers` whose folded text has `needle`, ascending, and where it first stands there."""
        wanted = sorted(numbers)
        found: list[tuple[int, int]] = []
        for base, (volume, _) in zip(self._bases, self.volumes, strict=True):
            low, high = bisect_left(wanted, base), bisect_left(wanted, base + volume.size)
            if low < high:
                found += _holding(volume, needle, wanted[low:high], base)
        return found

    def folded(self, number: int) -> str:
        """The folded parts of the record, PART between them."""
        volume, local = self._volume(number)
        return volume.text[volume.bounds[local] : volume.bounds[local + 1]]

    def record(self, number: int) -> Record:
        """The record of that number; those last read are kept."""
        if (record := self._records.get(number)) is None:
            if len(self._records) >= _RECORDS_KEPT:
                self._records.clear()
            record = self._records[number] = Record.from_bytes(self.content(number))
        return record

    def content(self, number: int) -> bytes:
        """What a row holds."""
        volume, local = self._volume(number)
        return volume.content(local)

    def is_clause(self, number: int) -> bool:
        """Whether the record of that number is a clause, not a note."""
        return self.record(number).annotation is None

    def seal_row(self, document: str) -> int | None:
        """The number of the document's seal."""
        return self._seals[document][1] if document in self._seals else None

    def words_row(self, document: str) -> int | None:
        """The number of the row that keeps the document's words."""
        rows = self.there(words_of(document))
        return rows[-1] if rows else None

    def by_volume(self, numbers: Iterable[int]) -> Mapping[int, set[int]]:
        """Row numbers as they count in each volume, by its index."""
        split: dict[int, set[int]] = defaultdict(set)
        for number in numbers:
            index = bisect_right(self._bases, number) - 1
            split[index].add(number - self._bases[index])
        return split

    def close(self) -> None:
        """Let go of files."""
        for volume, _ in self.volumes:
            volume.close()

    def _found(self, field: str, token: str) -> Postings:
        lists = [
            postings
            for base, (volume, _) in zip(self._bases, self.volumes, strict=True)
            if (postings := volume.postings(field, token, base)) is not None
        ]
        if len(lists) < 2:
            return lists[0] if lists else _NOTHING
        numbers = array("I")
        for postings in lists:
            numbers.extend(postings.numbers)
        return Postings(numbers, b"".join(postings.impacts for postings in lists))

    def _is_deleted(self, number: int) -> bool:
        index = bisect_right(self._bases, number) - 1
        return number - self._bases[index] in self.volumes[index][1]

    def _volume(self, number: int) -> tuple[Volume, int]:
        if not 0 <= number < self.size:
            raise IndexError(number)
        index = bisect_right(self._bases, number) - 1
        return self.volumes[index][0], number - self._bases[index]


def _holding(volume: Volume, needle: str, numbers: Sequence[int], base: int) -> list[tuple[int, int]]:
    """Of one volume: numbers count from `base`."""
    find, bounds, after = volume.text.find, volume.bounds, 1 - base
    return [
        (number, at - start)
        for number in numbers
        if (at := find(needle, (start := bounds[number - base]), bounds[number + after])) >= 0
    ]

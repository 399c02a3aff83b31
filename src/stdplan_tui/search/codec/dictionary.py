"""The tokens of a segment in a file, and where the postings of each begin.

For each field: tokens of one length (in bytes) stand side by side, sorted, so that they need no offsets of their own,
and behind them the places of their postings; a token is found by bisection. A directory in JSON ends the file.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from stdplan_tui.frozen import frozen
from stdplan_tui.search.codec.postings import as_bytes
from stdplan_tui.search.pool import Packed

_DIRECTORY = 4
_PLACE = 4
_CHUNK = 1 << 16

Read = Callable[[int, int], bytes]
"""Reads so many bytes from a position."""


class Sink(Protocol):
    """A file that is being written."""

    def write(self, piece: bytes, /) -> object:
        """Add to the end."""


def write(tokens: Sink, postings: Sink, fields: Iterable[tuple[str, Iterable[tuple[bytes, Packed[int]]]]]) -> None:
    """Write the dictionary and the postings of these fields; entries come short tokens first, then sorted."""
    directory: dict[str, object] = {}
    start = place = 0
    for field, entries in fields:
        section = _Section(place)
        waiting = bytearray()
        for token, posted in entries:
            block = as_bytes(posted)
            section.add(token, len(block))
            waiting += block
            if len(waiting) > _CHUNK:
                postings.write(bytes(waiting))
                waiting.clear()
        postings.write(bytes(waiting))
        place = section.place
        written = section.to_bytes()
        tokens.write(written)
        directory[field] = start, len(written), section.groups
        start += len(written)
    ending = json.dumps(directory).encode()
    tokens.write(ending + len(ending).to_bytes(_DIRECTORY, "little"))


class _Section:
    """One field of a dictionary that is being written; `place` is where the next postings will begin."""

    def __init__(self, place: int) -> None:
        self.place = place
        self._alike: dict[int, tuple[bytearray, Packed[int]]] = {}

    def add(self, token: bytes, size: int) -> None:
        """The next token, whose postings take so many bytes."""
        if len(token) not in self._alike:
            self._alike[len(token)] = bytearray(), array("I", (self.place,))
        names, places = self._alike[len(token)]
        names += token
        self.place += size
        places.append(self.place)

    @property
    def groups(self) -> list[tuple[int, int]]:
        """How long the tokens of each group are, and how many there are."""
        return [(width, len(places) - 1) for width, (_, places) in self._alike.items()]

    def to_bytes(self) -> bytes:
        return b"".join(bytes(names) + places.tobytes() for names, places in self._alike.values())


@frozen
class _Alike:
    """The tokens of one length, in bytes, and where the postings of each begin, and those of the last one end."""

    width: int
    count: int
    tokens: bytes
    places: Packed[int]

    def token(self, index: int) -> bytes:
        return self.tokens[index * self.width : (index + 1) * self.width]

    def first_from(self, token: bytes) -> int:
        """The index of the first token that is not before that one."""
        return bisect_left(range(self.count), token, key=self.token)

    def entries(self, prefix: bytes) -> Iterator[tuple[bytes, int, int]]:
        for index in range(self.first_from(prefix), self.count):
            token = self.token(index)
            if not token.startswith(prefix):
                return
            yield token, self.places[index], self.places[index + 1]


class Dictionary:
    """A file that `write` made, read a field at a time, where the field is first asked for."""

    def __init__(self, read: Read, length: int) -> None:
        self._read = read
        size = int.from_bytes(read(length - _DIRECTORY, _DIRECTORY), "little")
        directory = json.loads(read(length - _DIRECTORY - size, size))
        self._directory: dict[str, tuple[int, int, list[tuple[int, int]]]] = directory
        self._fields: dict[str, dict[int, _Alike]] = {}

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that have tokens."""
        return tuple(self._directory)

    def place(self, field: str, token: bytes) -> tuple[int, int] | None:
        """Where the postings of a token begin and end; None where no row has it."""
        alike = self._field(field).get(len(token))
        if alike is None:
            return None
        index = alike.first_from(token)
        if index == alike.count or alike.token(index) != token:
            return None
        return alike.places[index], alike.places[index + 1]

    def entries(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, int, int]]:
        """Tokens that begin so, short ones first, and where the postings of each begin and end."""
        for width, alike in self._field(field).items():
            if width >= len(prefix):
                yield from alike.entries(prefix)

    def _field(self, field: str) -> dict[int, _Alike]:
        if field not in self._fields:
            self._fields[field] = self._loaded(field) if field in self._directory else {}
        return self._fields[field]

    def _loaded(self, field: str) -> dict[int, _Alike]:
        start, length, groups = self._directory[field]
        section = self._read(start, length)
        tables: dict[int, _Alike] = {}
        at = 0
        for width, count in groups:
            middle = at + width * count
            end = middle + _PLACE * (count + 1)
            places = array("I")
            places.frombytes(section[middle:end])
            tables[width] = _Alike(width, count, section[at:middle], places)
            at = end
        return tables

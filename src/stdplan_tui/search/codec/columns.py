"""The columns of the index: what a row holds, its folded text, its order. Each is read as a whole, or by a place in it.

Importing this module imports Whoosh.
"""

from __future__ import annotations

import threading
from abc import abstractmethod
from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.filedb.structfile import StructFile

_ENCODING = "utf-16-le"
_HALVES = "surrogatepass"


class _Gathering(ColumnWriter):  # type: ignore[misc]
    """Gathers the values of a column and writes them when all are there."""

    def __init__(self, file: StructFile, missing: Any) -> None:
        super().__init__(file)
        self._missing = missing
        self._values: list[Any] = []

    def add(self, number: int, value: Any) -> None:
        """The value of that row; the numbers ascend."""
        self.fill(number)
        self._values.append(value)

    def fill(self, number: int) -> None:
        """Rows before that one, which have no value, get the one for those that have none."""
        self._values += [self._missing] * (number - len(self._values))

    def finish(self, count: int) -> None:
        """Write the values of so many rows."""
        self.fill(count)
        for piece in self.pieces(self._values):
            self._dbfile.write(piece)
        self._values.clear()

    @abstractmethod
    def pieces(self, values: list[Any]) -> Sequence[bytes]:
        """What the file holds for these values."""


class _Reading(ColumnReader):  # type: ignore[misc]
    """Reads a column. Threads share the file, so each reads with the lock held."""

    def __init__(self, file: StructFile, start: int, length: int, count: int) -> None:
        super().__init__(file, start, length, count)
        self._lock = threading.Lock()

    def _bytes(self, start: int, length: int) -> bytes:
        with self._lock:
            return bytes(self._dbfile.get(self._basepos + start, length))

    def _bounds(self, count: int) -> array[int]:
        """The numbers at the end of the file, one more than there are rows."""
        size = 4 * (count + 1)
        numbers = array("I")
        numbers.frombytes(self._bytes(self._length - size, size))
        return numbers


def _bounds(lengths: Sequence[int]) -> bytes:
    return array("I", accumulate(lengths, initial=0)).tobytes()


class ContentColumn(Column):  # type: ignore[misc]
    """Bytes of any length."""

    _default = b""

    class Writer(_Gathering):
        """Writes it."""

        def __init__(self, file: StructFile) -> None:
            super().__init__(file, b"")

        def pieces(self, values: list[bytes]) -> Sequence[bytes]:
            """All values, then where each begins."""
            return b"".join(values), _bounds([*map(len, values)])

    class Reader(_Reading):
        """Reads it, row by row."""

        @cached_property
        def _starts(self) -> array[int]:
            return self._bounds(self._doccount)

        def __getitem__(self, number: int) -> bytes:
            start, end = self._starts[number : number + 2]
            return self._bytes(start, end - start)


class TextColumn(Column):  # type: ignore[misc]
    """Strings, which become one string when they are read. UTF-16 is what is soonest made a string of."""

    _default = ""

    class Writer(_Gathering):
        """Writes it."""

        def __init__(self, file: StructFile) -> None:
            super().__init__(file, "")

        def pieces(self, values: list[str]) -> Sequence[bytes]:
            """All values, then where each begins, in characters."""
            return "".join(values).encode(_ENCODING, _HALVES), _bounds([*map(len, values)])

    class Reader(_Reading):
        """Reads it: row n is `text[bounds[n] : bounds[n + 1]]`."""

        @cached_property
        def text(self) -> str:
            """The values of all rows."""
            return str(self._bytes(0, self._length - 4 * (self._doccount + 1)), _ENCODING, _HALVES)

        @cached_property
        def bounds(self) -> array[int]:
            """Where each row begins, and where the last one ends."""
            return self._bounds(self._doccount)

        def __getitem__(self, number: int) -> str:
            start, end = self.bounds[number : number + 2]
            return self.text[start:end]


class OrderColumn(Column):  # type: ignore[misc]
    """Whole numbers; -1 where there is none."""

    _default = -1

    class Writer(_Gathering):
        """Writes it."""

        def __init__(self, file: StructFile) -> None:
            super().__init__(file, -1)

        def pieces(self, values: list[int]) -> Sequence[bytes]:
            """All values."""
            return (array("i", values).tobytes(),)

    class Reader(_Reading):
        """Reads it, as one array."""

        @cached_property
        def numbers(self) -> array[int]:
            """The values of all rows."""
            numbers = array("i")
            numbers.frombytes(self._bytes(0, 4 * self._doccount))
            return numbers

        def __getitem__(self, number: int) -> int:
            return self.numbers[number]

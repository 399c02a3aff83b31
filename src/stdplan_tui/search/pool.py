"""Postings as they are gathered: for each token the rows that have it, in memory."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from stdplan_tui.search.shelf import Postings

KEYS = "keys"
GRAMS = "grams"
FIELDS = (KEYS, GRAMS)
"""The names under which rows are found, and the tokens of folded text: what is kept apart in an index."""

_OFTEN = 64
_IMPACT = 255
_LOW = 0 if sys.byteorder == "little" else 3

Packed = array  # of "I": the number of a row, shifted by a byte, and the impact of the token in that byte


def encoded(token: str) -> bytes:
    """The token as a file keeps it: any string, half a surrogate pair too; in the order of code points."""
    return token.encode("utf-8", "surrogatepass")


def decoded(token: bytes) -> str:
    """The token that `encoded` made this of."""
    return token.decode("utf-8", "surrogatepass")


def packed(number: int, impact: int) -> int:
    """A row's number and the impact in one."""
    return number << 8 | impact


def numbers_of(postings: Packed[int]) -> list[int]:
    """The numbers of the rows."""
    return [posting >> 8 for posting in postings]


def impacts_of(postings: Packed[int]) -> bytes:
    """The impacts in these rows."""
    return postings.tobytes()[_LOW::4]


class Pool:
    """What a volume's rows have, put in row by row, with ascending numbers.

    A posting takes four bytes while it waits here, whatever the number of rows (up to 16 million in one volume).
    """

    def __init__(self) -> None:
        fresh = partial(array, "I")
        self._tables: dict[str, dict[str, Packed[int]]] = {field: defaultdict(fresh) for field in FIELDS}

    def put(self, field: str, number: int, tokens: Mapping[str, int]) -> None:
        """That row has these tokens, with these impacts (1 to 255)."""
        table, shifted = self._tables[field], number << 8
        for token, impact in tokens.items():
            table[token].append(shifted | impact)

    def extend(self, field: str, token: str, postings: list[int]) -> None:
        """These rows have that token: packed, ascending, and above those that are there."""
        if postings:
            self._tables[field][token].extend(postings)

    def postings(self, field: str, token: str, base: int = 0) -> Postings | None:
        """The rows that have that token, `base` added to their numbers."""
        if (found := self._tables[field].get(token)) is None:
            return None
        return Postings(array("I", [(posting >> 8) + base for posting in found]), impacts_of(found))

    def count(self, field: str, token: str) -> int:
        """How many rows have that token."""
        return len(self._tables[field].get(token, ()))

    def tokens(self, field: str, prefix: str = "") -> list[str]:
        """The tokens that begin so, sorted."""
        return sorted(token for token in self._tables[field] if token.startswith(prefix))

    def drained(self, field: str, breathe: Callable[[], None]) -> Iterator[tuple[bytes, Packed[int]]]:
        """Every token as a file keeps it, and its postings: short ones first, sorted among those of one length.

        They leave the pool on the way. `breathe` is called every few tokens, since there are hundreds of thousands.
        """
        table = self._tables[field]
        alike: dict[tuple[int, bytes], list[bytes]] = defaultdict(list)
        for count, token in enumerate(table):
            key = encoded(token)
            alike[len(key), key[:3]].append(key)
            if count % (16 * _OFTEN) == 0:
                breathe()
        for start in sorted(alike):
            for count, key in enumerate(sorted(alike.pop(start))):
                if count % _OFTEN == 0:
                    breathe()
                yield key, table.pop(decoded(key))

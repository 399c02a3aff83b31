"""Named runs of bytes in one: how the table is kept. Plain data, no pickle; whatever is odd raises ValueError."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value", int, str)
_MARK = b"stdplan words 1\n"


def joined(sections: Mapping[str, bytes]) -> bytes:
    """The sections in one, with their names, lengths and a checksum in front."""
    body = b"".join(sections.values())
    sizes = {name: len(section) for name, section in sections.items()}
    head = json.dumps({"crc": zlib.crc32(body), "sizes": sizes}).encode()
    return b"".join((_MARK, head, b"\n", body))


def parted(kept: bytes, *names: str) -> tuple[bytes, ...]:
    """The sections of those names, which must be all. Raises ValueError."""
    if not kept.startswith(_MARK):
        raise ValueError("not a table of words")
    end = kept.index(b"\n", len(_MARK))
    try:
        head = json.loads(kept[len(_MARK) : end])
        sizes = [int(head["sizes"][name]) for name in names]
        checked = int(head["crc"])
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("not a table of words") from error
    body = memoryview(kept)[end + 1 :]
    if min(sizes, default=0) < 0 or sum(sizes) != len(body) or zlib.crc32(body) != checked:
        raise ValueError("a table of words that is not whole")
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    return tuple(bytes(body[start : start + size]) for start, size in zip(starts, sizes, strict=True))


def mapping(kept: bytes, to: type[Value]) -> dict[str, Value]:
    """A JSON object whose values are all of that type. Raises ValueError."""
    try:
        read = json.loads(kept)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(read, dict) or {type(value) for value in read.values()} - {to}:
        raise ValueError(f"not a mapping to {to.__name__}")
    return read


def numbers_bytes(numbers: array[int]) -> bytes:
    """Numbers of 32 bits, the low byte first."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def numbers_of(kept: bytes) -> array[int]:
    """What `numbers_bytes` wrote. Raises ValueError."""
    numbers = array("I")
    numbers.frombytes(kept)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers

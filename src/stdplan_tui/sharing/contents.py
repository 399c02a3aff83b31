"""What git keeps under the ids of contents, read out of it in a few runs and never beyond a size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from stdplan_tui.annotations.store.files import LARGEST
from stdplan_tui.errors import GitError
from stdplan_tui.language import _
from stdplan_tui.sharing.git import Git

_AT_ONCE: Final = 16 * LARGEST
"""The bytes that one run of git gives out at most."""


def contents(git: Git, ids: Iterable[str], largest: int = LARGEST) -> Mapping[str, bytes]:
    """What is kept under those ids; what is not there, or has more than `largest` bytes, is left out.

    Raises GitError.
    """
    found: dict[str, bytes] = {}
    for portion in _portions(git, tuple(dict.fromkeys(ids)), largest):
        found.update(_cut(git.run("cat-file", "--batch", stdin=_lines(portion)).out))
    return found


def content(git: Git, id_: str) -> bytes:
    """What is kept under one id. Raises GitError where it is not there, or is too large to be one of our files."""
    found = contents(git, [id_])
    if id_ not in found:
        raise GitError(_("too large, or not in this clone"), path=id_)
    return found[id_]


def _portions(git: Git, ids: Sequence[str], largest: int) -> Iterator[Sequence[str]]:
    """The ids of what may be read, in portions that are not too large together."""
    portion: list[str] = []
    total = 0
    told = git.run("cat-file", "--batch-check", stdin=_lines(ids)).text if ids else ""
    for line in told.split("\n"):
        id_, _kind, size = (*line.split(" "), "", "")[:3]
        if not size.isdecimal() or int(size) > largest:
            continue
        if portion and total + int(size) > _AT_ONCE:
            yield portion
            portion, total = [], 0
        portion.append(id_)
        total += int(size)
    if portion:
        yield portion


def _cut(printed: bytes) -> Iterator[tuple[str, bytes]]:
    """What `git cat-file --batch` prints: a line that ends with a size, so many bytes, a line feed."""
    place = 0
    while place < len(printed):
        start = printed.index(b"\n", place) + 1
        id_, _kind, size = printed[place : start - 1].decode("ascii").split(" ")
        place = start + int(size) + 1
        yield id_, printed[start : place - 1]


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id_}\n" for id_ in ids).encode("ascii")

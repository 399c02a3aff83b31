"""What git prints with `--raw -z`: files that changed, each with the ids of its contents."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from stdplan_tui.frozen import frozen


@frozen
class Touched:
    """A file by its name in the workspace, and the ids of its content before and after; "" where it was not there."""

    name: str
    before: str
    after: str


def by_commit(printed: bytes, prefix: str) -> Iterator[tuple[str, Sequence[Touched]]]:
    """The commits, "" where git names none, each with its files under `prefix`, which their names are without."""
    commit, found = "", list[Touched]()
    pieces = (os.fsdecode(piece) for piece in printed.split(b"\0") if piece)
    for piece in pieces:
        if piece.startswith(":"):
            name = next(pieces, "")
            if name.startswith(prefix):
                found.append(_touched(piece, name.removeprefix(prefix)))
            continue
        if found:
            yield commit, found
        commit, found = piece, []
    if found:
        yield commit, found


def _touched(told: str, name: str) -> Touched:
    """`:MODE MODE ID ID STATUS`, and of a merge a colon, a mode and an id more for each other parent."""
    parents = len(told) - len(told.lstrip(":"))
    ids = ["" if set(id_) == {"0"} else id_ for id_ in told.split(" ")[parents + 1 : 2 * parents + 2]]
    return Touched(name, ids[0], ids[-1])

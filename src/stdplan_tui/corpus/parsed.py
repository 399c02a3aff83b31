"""Documents as they were parsed, kept among the user's caches: opening one again needs no parser.

One JSON file a document: what it was made by and from, the text's version, and the clauses. It is believed only where
the text's file is the same by inode, times and size, and nothing in it is ever run; one that cannot be understood is
none. Parsing takes ten times as long, and its modules have to be loaded first.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stdplan_tui import __version__
from stdplan_tui.atomic import write_atomically
from stdplan_tui.corpus.files import Stamp, settled
from stdplan_tui.corpus.model import Clause, ClauseId, DocumentId, Level

_MADE_BY = f"{__version__}/1"
"""The program, and the number of the grammar: to be counted up when the same text gives other clauses."""

_Told = list[Any]


class Parsed:
    """The kept documents in `folder`, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, id_: DocumentId, stamp: Stamp) -> tuple[str, tuple[Clause, ...]] | None:
        """The version and the clauses that the text at `stamp` had; None where they are not kept."""
        try:
            told = json.loads(self._own(id_))
            if told["by"] != _MADE_BY or tuple(told["of"]) != stamp:
                return None
            return str(told["version"]), tuple(map(_clause, told["clauses"]))
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return None

    def keep(self, id_: DocumentId, stamp: Stamp, version: str, clauses: Sequence[Clause]) -> None:
        """Keep what the text at `stamp` says; where that cannot be, it is parsed again next time."""
        if not stamp or not settled(stamp, time.time_ns()) or self._has(id_, stamp):
            return
        told = {"by": _MADE_BY, "of": stamp, "version": version, "clauses": list(map(_told, clauses))}
        with contextlib.suppress(OSError, ValueError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self._path(id_), json.dumps(told, ensure_ascii=False).encode())

    def _has(self, id_: DocumentId, stamp: Stamp) -> bool:
        start = json.dumps({"by": _MADE_BY, "of": stamp})[:-1].encode()
        try:
            return self._own(id_, len(start)) == start
        except OSError:
            return False

    def _own(self, id_: DocumentId, size: int = -1) -> bytes:
        """The first bytes of what is kept. Raises OSError where it is not this user's."""
        with self._path(id_).open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                raise PermissionError
            return file.read(size)

    def _path(self, id_: DocumentId) -> Path:
        return self._folder / f"{id_}.json"


def _told(clause: Clause) -> _Told:
    children = list(map(_told, clause.children))
    return [clause.id, clause.level, clause.label, clause.heading, clause.text, children]


def _clause(told: _Told) -> Clause:
    id_, level, label, heading, text, children = told
    return Clause(ClauseId(id_), Level(level), label, heading, text, tuple(map(_clause, children)))

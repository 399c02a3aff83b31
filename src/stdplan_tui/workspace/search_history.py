"""The queries of the past: one JSON text a line, in the user's state folder, never in the workspace.

Lines are only appended, so that several processes may; what cannot be read is passed over. Where nothing can be kept
nothing is remembered, and nobody is bothered.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from stdplan_tui.atomic import append_line, write_atomically
from stdplan_tui.workspace.folder import Workspace

KEPT = 100
"""The queries that are remembered."""

LONGEST = 2000
"""The characters that a query may have to be worth remembering."""

_FILE = "searches.jsonl"
_LARGEST = 256 * 1024


def remember(ws: Workspace, query: str) -> None:
    """Make `query` the newest of the past ones; one of white space, or a very long one, is not kept."""
    query = query.strip()
    folder = ws.state_folder
    if folder is None or not query or len(query) > LONGEST:
        return
    with contextlib.suppress(OSError):
        if append_line(folder / _FILE, _line(query)) > _LARGEST:
            _forget_older(folder / _FILE)


def past(ws: Workspace) -> tuple[str, ...]:
    """The last queries, the newest first, each once."""
    folder = ws.state_folder
    return () if folder is None else _read(folder / _FILE)


def _read(file: Path) -> tuple[str, ...]:
    try:
        with file.open("rb") as opened:
            opened.seek(max(0, opened.seek(0, os.SEEK_END) - 2 * _LARGEST))
            lines = opened.read().split(b"\n")
    except OSError:
        return ()
    found: dict[str, None] = {}
    for line in reversed(lines):
        if (query := _query(line)) is not None:
            found.setdefault(query)
        if len(found) == KEPT:
            break
    return tuple(found)


def _query(line: bytes) -> str | None:
    try:
        query = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return query if isinstance(query, str) and 0 < len(query) <= LONGEST else None


def _line(query: str) -> bytes:
    return json.dumps(query).encode() + b"\n"


def _forget_older(file: Path) -> None:
    # What another process appends at this very moment may be lost: a query, once in thousands.
    write_atomically(file, b"".join(_line(query) for query in reversed(_read(file))))

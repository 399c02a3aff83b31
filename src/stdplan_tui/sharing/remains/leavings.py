"""Files that a killed program has left and nobody needs: whatever was in them is in git too, or was never finished."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.errors import AnnotationError
from stdplan_tui.sharing.own_lines import OWN_LINES
from stdplan_tui.sharing.remains.holders import age
from stdplan_tui.sharing.repository import Repository

TEMPORARY: Final = "stdplan-"
"""How the names of our folders inside git's begin."""

HELD: Final = "held"
"""The file in such a folder that is locked as long as somebody works there."""

_AT_WORK: Final = 60.0
_SWEPT_AFTER: Final = 3600.0
_OF_GIT: Final = re.compile(r"\.merge_file_\w{6}")
_HALF: Final = ".tmp"


def dead_folders(repository: Repository) -> Iterator[Path]:
    """Our folders inside git's that nobody works in any more; where no lock can tell, those of an hour ago."""
    for folder in sorted(repository.own.glob(f"{TEMPORARY}*")):
        old = age(folder)
        if old is None or old < _AT_WORK or folder.is_symlink() or not folder.is_dir():
            continue
        free = _is_free(folder / HELD)
        if free or (free is None and old > _SWEPT_AFTER):
            yield folder


def versions_to_merge(repository: Repository) -> Iterator[Path]:
    """The files in which git lays the versions that it has a driver merge, and the merged one."""
    yield from sorted(path for path in repository.top.glob(".merge_file_*") if _OF_GIT.fullmatch(path.name))


def half_written(workspace: Path) -> Iterator[Path]:
    """The files of a workspace that somebody began to write a minute ago or earlier, which takes milliseconds.

    They become the real ones by being renamed.
    """
    names = [workspace / f".{name}{_HALF}" for name in OWN_LINES]
    for folder in (workspace / ANNOTATIONS, workspace / CORPUS):
        for above, _folders, files in os.walk(folder):
            names += (Path(above, file) for file in sorted(files) if file.startswith(".") and file.endswith(_HALF))
    for path in names:
        old = age(path)
        if old is not None and old > _AT_WORK and path.is_file() and not path.is_symlink():
            yield path


def _is_free(file: Path) -> bool | None:
    """Whether nobody holds a lock; None where there is none, or the file system knows none."""
    if not file.is_file():
        return None
    try:
        with locked(file, 0.0) as alone:
            return alone or None
    except AnnotationError:
        return False

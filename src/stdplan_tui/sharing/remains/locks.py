"""The lock files of git: each stands while a git changes the file that it is named for; a kill leaves it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stdplan_tui.sharing.repository import Repository

_ENDING: Final = ".lock"
_FLAT: Final = ("", "info", "objects", "objects/info", "objects/info/commit-graphs", "objects/pack")
"""The folders of git in which locks stand; nothing below them is looked at."""


def lock_files(repository: Repository) -> Iterator[Path]:
    """The locks in git's folders for this work tree and for the clone; those of other work trees are theirs."""
    folders = dict.fromkeys((repository.own, repository.common))
    for folder in folders:
        for name in _FLAT:
            yield from _in(folder / name)
        for above, _folders, _files in os.walk(folder / "refs"):
            yield from _in(Path(above))


def _in(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(_ENDING))
    except OSError:
        return
    yield from (folder / name for name in names)

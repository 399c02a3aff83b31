"""The drivers by which git merges and shows annotations: what a clone has to have set, and whether it has.

A merge driver is set in each clone, by an absolute path. Where a program is not found git would keep our side without a
word, so the command falls back on git's own merge of texts; only where the driver itself has left both versions in the
file (exit code 3) does that stand.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import Repository

DRIVER: Final = "stdplan"
"""The name of both drivers, in git's configuration and in `.gitattributes`."""

_MERGE: Final = f"merge.{DRIVER}.driver"
_TEXTCONV: Final = f"diff.{DRIVER}.textconv"
_BY_TEXT: Final = "git merge-file -L ours -L base -L theirs %A %O %B"


class Registered(Enum):
    """How a driver stands in a clone."""

    YES = "yes"
    NO = "no"
    OTHERWISE = "otherwise"
    """By another command than this program would register."""
    PROGRAM_MISSING = "program missing"


@frozen
class Drivers:
    """How both drivers stand in a clone; `program` is the one that is registered for merging, "" where none is."""

    merge: Registered
    textconv: Registered
    program: str = ""

    @property
    def are_well(self) -> bool:
        """Whether annotations merge and are shown as they should."""
        return self.merge is Registered.YES and self.textconv is Registered.YES


def settings(program: Sequence[str]) -> Mapping[str, str]:
    """What a clone has to have set for `program`, the absolute path of stdplan and what stands before its commands."""
    called = " ".join(map(_quoted, program))
    merge = f"{called.replace('%', '%%')} merge-driver %O %A %B %P; case $? in 0) ;; 3) exit 3 ;; *) {_BY_TEXT} ;; esac"
    return {  # the name last: git stops at a driver that has a name and no command
        _MERGE: merge,
        f"merge.{DRIVER}.name": "stdplan: annotations by their keys, the vocabulary by its tags",
        _TEXTCONV: f"{called} textconv",
    }


def register(repository: Repository, program: Sequence[str]) -> bool:
    """Set both drivers in a clone, for all of its work trees; whether anything had to be. Raises GitError."""
    wanted = settings(program)
    missing = {name: value for name, value in wanted.items() if repository.setting(name) != value}
    git = Git(repository.top, at_work=True)
    for name, value in missing.items():
        git.run("config", "--local", "--replace-all", name, value)
    return bool(missing)


def drivers(repository: Repository, program: Sequence[str]) -> Drivers:
    """How the drivers stand in a clone, beside what `register` would set. Raises GitError."""
    wanted = settings(program)
    found = {name: repository.setting(name) for name in (_MERGE, _TEXTCONV)}
    merge, textconv = (_state(found[name], wanted[name]) for name in (_MERGE, _TEXTCONV))
    return Drivers(merge, textconv, _first_word(found[_MERGE] or ""))


def _state(found: str | None, wanted: str) -> Registered:
    if not found:
        return Registered.NO
    program = Path(_first_word(found).replace("%%", "%"))
    if program.is_absolute() and not program.is_file():
        return Registered.PROGRAM_MISSING
    return Registered.YES if found == wanted else Registered.OTHERWISE


def _first_word(command: str) -> str:
    try:
        return next(iter(shlex.split(command)), "")
    except ValueError:
        return ""


def _quoted(word: str) -> str:
    """A word for the shell that git runs drivers with: always quoted, for git runs what is one plain word without."""
    return "'" + word.replace("'", "'\\''") + "'"

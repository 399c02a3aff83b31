"""Clones in which sharing was killed: what is to be told of them, and mending them as one is told to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

from benchmarks.clones import git

from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.doctor.examining import examine, mended
from stdplan_tui.workspace.folder import Workspace
from tests.support.repositories import BARE, Clone
from tests.support.workspaces import SETTINGS

NOTES = {"早", "他人", "自己", "另一条"}
"""The words of the notes that are in the clone `prepared` and its remote."""

_ROOT = Path(__file__).parents[2]
_OF_A_KILL = frozenset(
    {Kind.LOCKED, Kind.STOPPED_SHARE, Kind.HALF_MOVED, Kind.LEFT_OVER, Kind.UNDER_WAY, Kind.UNMERGED, Kind.BROKEN}
)
_WITHOUT_NOTICE = ("objects", "logs", "index", "ORIG_HEAD", "stdplan-share", "COMMIT_EDITMSG")
"""What changes in git's folder, or stays there, and has nobody do anything."""


def anew(prepared: Path, folder: Path) -> Clone:
    """The clone `prepared` and its remote once more."""
    copytree(prepared, folder, dirs_exist_ok=True)
    return Clone(folder / "own", Workspace(folder / "own", SETTINGS))


def running(folder: Path, number: int, seconds: float) -> subprocess.Popen[str]:
    """The program of `tests.support.sharing`, in a process group of its own, ready to begin."""
    arguments = [sys.executable, "-m", "tests.support.sharing", str(folder), str(number), str(seconds)]
    process = subprocess.Popen(arguments, cwd=_ROOT, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    assert process.stdout
    assert json.loads(process.stdout.readline()) == ["ready", ""]
    return process


def look(clone: Clone) -> tuple[str, str, list[str]]:
    """What somebody finds who looks for what a kill has left: the status, the branches, the files of git."""
    own = clone.top / ".git"
    names = (path.relative_to(own).as_posix() for path in own.rglob("*"))
    files = sorted(name for name in names if not name.startswith(_WITHOUT_NOTICE))
    return clone.status, clone.git("for-each-ref"), files


def is_finished(clone: Clone) -> bool:
    """Whether all is pushed, and nothing is left but what somebody else has staged."""
    if clone.git("rev-parse", "HEAD") != git(clone.top.parent / BARE, "rev-parse", "main").stdout.strip():
        return False
    left = list((clone.top / ".git").rglob("*.lock"))
    return not left and clone.status.startswith("1 A. N... ") and clone.status.endswith(" mine")


def remains(clone: Clone) -> dict[str, Ailment]:
    """What `stdplan doctor` says of a kill."""
    found = [*examine(Workspace(clone.top, SETTINGS))]
    assert all(one.message and one.remedy for one in found)
    return {one.kind.value: one for one in found if one.kind in _OF_A_KILL}


def all_ended(group: int) -> None:
    """Wait until no process of a group is left: a git may outlive the program that began it."""
    end = time.monotonic() + 60
    while any(_is_of(process, group) for process in Path("/proc").glob("[0-9]*")):
        assert time.monotonic() < end
        time.sleep(0.01)


def _is_of(process: Path, group: int) -> bool:
    """Whether a process belongs to a group and is not over yet."""
    try:
        state, _parent, its_group = (process / "stat").read_text("utf-8").rpartition(")")[2].split()[:3]
    except (OSError, ValueError):
        return False
    return int(its_group) == group and state not in "ZX"


def mend(clone: Clone) -> None:
    """Let ten minutes go by, and mend what can be mended; there must be no lock then, and nothing half done.

    Of files that are not the workspace's, and may be somebody's, doctor says only what a person is to do.
    """
    for lock in (clone.top.parent / BARE).rglob("*.lock"):  # the other end of a push was killed as well: its keeper's
        lock.unlink()
    aged(clone.top)
    for ailment, error in mended([*examine(Workspace(clone.top, SETTINGS))]):
        assert error is None, (ailment, error)
    for ailment in [*examine(Workspace(clone.top, SETTINGS))]:
        if ailment.kind is Kind.HALF_MOVED and ailment.path is not None:
            assert ailment.path.name.startswith("more ")
            ailment.path.unlink()
    assert remains(clone).keys() <= {Kind.STOPPED_SHARE}


def aged(top: Path, seconds: float = 1200.0) -> None:
    """Make what a kill has left look as old as that."""
    then = time.time() - seconds
    for path in (*top.glob(".merge_file_*"), *(top / ".git").rglob("*.lock"), *(top / ".git").glob("stdplan-*")):
        os.utime(path, (then, then))


def each_commit_has_notes_of_one_author(clone: Clone) -> bool:
    """Whether nobody has committed what somebody else wrote."""
    logged = clone.git(
        "log", "--no-merges", "--format=%x00", "--name-only", "HEAD", "--", ":(glob)annotations/[!_]*/**"
    )
    return all(len({Path(name).parts[2] for name in one.split()}) <= 1 for one in logged.split("\0"))

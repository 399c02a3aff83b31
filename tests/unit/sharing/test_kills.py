"""Sharing that is killed, and sharing while others push: nothing is lost, and git can always say how things stand."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from benchmarks.clones import git

from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind, Step, Wishes
from tests.support.counts import SOAKING, tries
from tests.support.repositories import BARE, Clone, another_clone, isolate, named
from tests.support.workspaces import SETTINGS

ROOT = Path(__file__).parents[3]
SECONDS = 30.0 if SOAKING else 1.5
NOTES = {"早", "他人", "自己", "另一条"}


@pytest.fixture(scope="module")
def prepared(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a commit and changes of its own, where others have pushed meanwhile, and the bare repository."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patched:
        isolate(patched, folder)
        for name in (BARE, "own", "other"):
            copytree(made / name, folder / name)
        own = Clone(folder / "own", Workspace(folder / "own", SETTINGS))
        other = Clone(folder / "other", Workspace(folder / "other", named(2)))
        own.note("早")
        own.shared()
        other.note("他人", "2")
        other.shared()
        own.note("自己")
        own.shared(Wishes(push=False))
        own.git("reset", "--quiet", "--hard", "HEAD^1")  # as it was before the commits of the other came in
        own.note("另一条")
        (own.top / "mine").write_text("staged", "utf-8")
        own.git("add", "mine")
        rmtree(other.top)
    return folder


def anew(prepared: Path, folder: Path) -> Clone:
    """The same once more."""
    copytree(prepared, folder, dirs_exist_ok=True)
    return Clone(folder / "own", Workspace(folder / "own", SETTINGS))


def running(folder: Path, number: int, seconds: float) -> subprocess.Popen[str]:
    """The program of `tests.support.sharing`, in a process group of its own, ready to begin."""
    arguments = [sys.executable, "-m", "tests.support.sharing", str(folder), str(number), str(seconds)]
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    assert process.stdout
    assert json.loads(process.stdout.readline()) == ["ready", ""]
    return process


def is_sound(clone: Clone) -> None:
    """git finds nothing wrong, and can say how the work tree stands."""
    assert git(clone.top, "fsck", "--no-dangling").returncode == 0
    clone.git("status")
    assert not clone.git("ls-files", "--unmerged")


def unlock(clone: Clone) -> None:
    """Remove the locks that a killed git has left, as one is told to."""
    for folder in (clone.top / ".git", clone.top.parent / BARE):
        for lock in folder.rglob("*.lock"):
            lock.unlink()


def arrived(clone: Clone, folder: Path) -> set[str]:
    """The words of all notes that a new clone of the remote has."""
    return another_clone(clone.top.parent / BARE, folder, named(9)).bodies


@pytest.mark.parametrize(
    ("kind", "rebase"),
    [
        (Kind.CHANGES, False),
        (Kind.COMMIT, False),
        (Kind.FETCH, True),
        (Kind.JOIN, False),
        (Kind.JOIN, True),
        (Kind.PUSH, True),
    ],
)
def test_it_may_end_between_any_two_steps(own_git: Path, prepared: Path, kind: Kind, rebase: bool) -> None:
    own = anew(prepared, own_git)

    def tell(step: Step) -> None:
        if step.kind is kind:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sharing.share(own.ws, Wishes(rebase=rebase), tell)
    is_sound(own)
    own.shared(Wishes(rebase=rebase))
    assert arrived(own, own_git / "third") == NOTES
    assert own.status.splitlines() == [line for line in own.status.splitlines() if line.endswith(" mine")]


def test_a_kill_at_any_moment_loses_nothing(own_git: Path, prepared: Path) -> None:
    for turn in range(tries(5)):
        own = anew(prepared, own_git / f"turn {turn}")
        own.git("config", "pull.rebase", "true" if turn % 2 else "false")
        with running(own.top, 1, 0.0) as process:
            time.sleep(random.uniform(0.0, 0.3))
            os.killpg(process.pid, signal.SIGKILL)
        is_sound(own)
        assert "mine" in own.git("diff", "--cached", "--name-only")
        unlock(own)
        own.shared()
        assert arrived(own, own.top.parent / "third") == NOTES
        assert own.status.startswith("1 A. N... ")
        assert own.status.endswith(" mine")


def test_two_who_share_at_once_lose_nothing_and_force_nothing(own: Clone, other: Clone, remote: Path) -> None:
    git(remote, "config", "core.logAllRefUpdates", "true")
    own = Clone(own.top, Workspace(own.top, named(1)))
    written: set[str] = set()
    with running(other.top, 2, SECONDS) as process:
        for turn in count():
            if process.poll() is not None:
                break
            own.note(f"1-{turn}")
            written.add(f"1-{turn}")
            result, _steps = own.share(Wishes(rebase=bool(turn % 3)))
            assert result.is_well or result.reason.startswith("others were quicker")
        said = [json.loads(line) for line in process.stdout or ()]
    assert process.returncode == 0
    assert all(not reason or reason.startswith("others were quicker") for _words, reason in said)
    written |= {words for words, _reason in said}
    for clone in (other, own):
        clone.shared()
        is_sound(clone)
    assert len(written) > 4
    assert another_clone(remote, own.top.parent / "third", named(3)).bodies == own.bodies == written
    moves = [line.split()[:2] for line in (remote / "logs/refs/heads/main").read_text("utf-8").splitlines()]
    assert len(moves) > 4
    for before, after in moves[1:]:
        git(remote, "merge-base", "--is-ancestor", before, after)

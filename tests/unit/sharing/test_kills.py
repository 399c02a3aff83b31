"""Sharing that is killed, and sharing while others push: nothing is lost, and git can always say how things stand."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from itertools import count
from pathlib import Path
from shutil import rmtree

import pytest
from benchmarks.clones import git

from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind, Step, Wishes
from tests.support.counts import SOAKING
from tests.support.killed import (
    NOTES,
    all_ended,
    anew,
    each_commit_has_notes_of_one_author,
    is_finished,
    look,
    mend,
    remains,
    running,
)
from tests.support.repositories import BARE, Clone, another_clone, named

ROOT = Path(__file__).parents[3]
SECONDS = 30.0 if SOAKING else 1.5
KILLS = 60 if SOAKING else 6


def is_sound(clone: Clone) -> None:
    """git finds nothing wrong, and can say how the work tree stands."""
    assert git(clone.top, "fsck", "--no-dangling").returncode == 0
    clone.git("status")
    assert not clone.git("ls-files", "--unmerged")


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


def test_a_kill_at_any_moment_is_explained_and_loses_nothing(own_git: Path, prepared: Path, all_seen: None) -> None:
    before = look(anew(prepared, own_git / "before"))
    for turn in range(KILLS):
        own = anew(prepared, own_git / f"turn {turn}")
        own.git("config", "pull.rebase", "true" if turn % 2 else "false")
        with running(own.top, 1, 0.0) as process:
            time.sleep(random.uniform(0.0, 0.3))
            kill = os.kill if turn % 3 == 0 else os.killpg  # the program alone, or its git with it
            kill(process.pid, signal.SIGKILL)
            process.communicate()
        all_ended(process.pid)
        is_sound(own)
        assert "mine" in own.git("diff", "--cached", "--name-only")
        assert look(own) == before or is_finished(own) or remains(own)
        mend(own)
        own.shared()
        assert is_finished(own)
        assert not remains(own)
        assert arrived(own, own.top.parent / "third") == NOTES
        assert each_commit_has_notes_of_one_author(own)
        rmtree(own.top.parent)


def test_two_who_share_at_once_lose_nothing_and_force_nothing(own: Clone, other: Clone, remote: Path) -> None:
    git(remote, "config", "core.logAllRefUpdates", "true")
    own = Clone(own.top, Workspace(own.top, named(1)))
    written: set[str] = set()
    with running(other.top, 2, SECONDS) as process:
        for turn in count():
            if process.poll() is not None:
                break
            time.sleep(random.uniform(0.0, 0.2))  # who never pauses may always be the quicker one
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

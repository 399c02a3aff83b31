"""Workspaces in clones of one bare repository, each for a person of its own: real git, with its own configuration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git, own_configuration, use_own_configuration

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind, Outcome, Result, Step, Wishes
from tests.support.discussions import OTHERS, note_on
from tests.support.workspaces import SETTINGS, make_workspace

BARE = "bare.git"


@dataclass(frozen=True)
class Clone:
    """A person's clone: the top of its work tree, and the workspace, which is there or in a folder below."""

    top: Path
    ws: Workspace

    def git(self, *arguments: str) -> str:
        """What git prints, without the line feed at its end."""
        return git(self.top, *arguments).stdout.rstrip("\n")

    def note(self, words: str, clause: str = "1.1") -> Annotation:
        """A note of this person on a clause of the plan."""
        return note_on(self.ws, words, clause)

    def share(self, wishes: Wishes | None = None) -> tuple[Result, Sequence[Step]]:
        """What sharing came to, and its steps."""
        steps: list[Step] = []
        return sharing.share(self.ws, wishes or Wishes(), steps.append), steps

    def shared(self, wishes: Wishes | None = None) -> Sequence[Step]:
        """The steps of sharing, which must not stop."""
        result, steps = self.share(wishes)
        assert result.is_well, steps
        return steps

    def stops(self, wishes: Wishes | None = None) -> Step:
        """The step at which sharing stops, which it must."""
        result, steps = self.share(wishes)
        assert not result.is_well, steps
        assert steps[-1].kind is Kind.END
        return next(step for step in steps if step.outcome is Outcome.STOPPED)

    def path_of(self, note: Annotation) -> Path:
        """The file of an annotation."""
        return self.ws.store.path_of(note.document, note.author, note.id)

    @property
    def bodies(self) -> set[str]:
        """The words of all notes in the work tree."""
        loaded = Workspace(self.ws.root, self.ws.settings).store.load()
        assert not loaded.broken
        return {note.body.strip() for note in loaded.annotations}

    @property
    def status(self) -> str:
        """What `git status` says, in its exact form."""
        return self.git("status", "--porcelain=v2", "--untracked-files=all")


def isolate(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have git and stdplan keep to `folder` in all that is this user's; it is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in own_configuration(folder):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("HOME", str(folder))
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    use_own_configuration(folder)


def bare(folder: Path) -> Path:
    """An empty bare repository that takes no push by force."""
    path = folder / BARE
    git(folder, "init", "--quiet", "--bare", "--template=", str(path))
    git(path, "config", "receive.denyNonFastForwards", "true")
    git(path, "config", "receive.denyDeletes", "true")
    return path


def first_clone(folder: Path, name: str = "own", remote: Path | None = None) -> Clone:
    """A clone with the plan and the notice in its one commit, pushed to `remote` if there is one."""
    top = folder / name
    make_workspace(top)
    git(top, "init", "--quiet", "--template=")
    commit_all(top, "documents")
    if remote is not None:
        git(top, "remote", "add", "origin", str(remote))
        git(top, "push", "--quiet", "--set-upstream", "origin", "main")
    return Clone(top, Workspace(top, SETTINGS))


def another_clone(remote: Path, top: Path, settings: Settings = OTHERS) -> Clone:
    """A clone of `remote` for somebody else."""
    git(top.parent, "clone", "--quiet", "--template=", str(remote), str(top))
    return Clone(top, Workspace(top, settings))


def named(number: int) -> Settings:
    """The settings of a person of that number."""
    return replace(SETTINGS, author_name=f"Person {number}", author_id=f"{number:08x}")


def executable(path: Path, script: str) -> Path:
    """A script of the shell at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path

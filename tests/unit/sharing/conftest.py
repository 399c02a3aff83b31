"""Clones for the tests of sharing, copied from some that are made once: with relative ways to the bare repository."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from benchmarks.clones import git

from stdplan_tui.language import use_language
from stdplan_tui.workspace.folder import Workspace
from tests.support.discussions import OTHERS
from tests.support.repositories import BARE, Clone, another_clone, bare, first_clone, isolate
from tests.support.workspaces import SETTINGS


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bare repository, the clones `own` and `other` of it, and `alone`, which has no remote."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patched:
        isolate(patched, folder)
        first_clone(folder, "alone")
        own = first_clone(folder, remote=bare(folder))
        other = another_clone(folder / BARE, folder / "other")
        for clone in (own, other):
            clone.git("config", "remote.origin.url", f"../{BARE}")
    return folder


@pytest.fixture
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for clones, and git with a configuration of its own."""
    home = tmp_path / "home"
    home.mkdir()
    isolate(monkeypatch, home)
    use_language("en")
    return tmp_path


@pytest.fixture
def alone(own_git: Path, made: Path) -> Clone:
    """Zhang San's clone, without a remote."""
    top = copytree(made / "alone", own_git / "own")
    return Clone(top, Workspace(top, SETTINGS))


@pytest.fixture
def remote(own_git: Path, made: Path) -> Path:
    """The bare repository, in which the documents are."""
    return copytree(made / BARE, own_git / BARE)


@pytest.fixture
def empty_remote(own_git: Path) -> Path:
    """A bare repository without a commit."""
    path = own_git / "empty.git"
    git(own_git, "init", "--quiet", "--bare", "--template=", str(path))
    return path


@pytest.fixture
def own(remote: Path, made: Path) -> Clone:
    """Zhang San's clone, whose branch follows the one of the remote."""
    top = copytree(made / "own", remote.parent / "own")
    return Clone(top, Workspace(top, SETTINGS))


@pytest.fixture
def other(own: Clone, made: Path) -> Clone:
    """Li Qiang's clone."""
    top = copytree(made / "other", own.top.parent / "other")
    return Clone(top, Workspace(top, OTHERS))

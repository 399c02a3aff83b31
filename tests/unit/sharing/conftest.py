"""Clones for the tests of sharing, copied from some that are made once: with relative ways to the bare repository."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, rmtree

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.language import use_language
from stdplan_tui.sharing.remains import holders
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Wishes
from tests.support.discussions import OTHERS
from tests.support.repositories import BARE, Clone, another_clone, bare, first_clone, isolate, named
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


@pytest.fixture(scope="session")
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
        for number in range(30):
            (other.top / f"more {number:02}").write_text("更多\n" * number, "utf-8")
        (other.top / "corpus" / "notice.toml").unlink()
        commit_all(other.top, "more")
        other.shared()
        own.note("自己")
        own.shared(Wishes(push=False))
        own.git("reset", "--quiet", "--hard", "HEAD^1")  # as it was before the commits of the other came in
        own.note("另一条")
        (own.top / "mine").write_text("staged", "utf-8")
        own.git("add", "mine")
        rmtree(other.top)
    return folder


@pytest.fixture
def all_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the processes of this machine were all to be seen from here, as they are outside of containers."""
    monkeypatch.setattr(holders, "_ALL_PROCESSES", Path("/proc/self/ns/pid").readlink().name)

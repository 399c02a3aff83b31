"""Where a branch is shared: what git's configuration says of remotes, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clones import git

from stdplan_tui.sharing.repository import Repository, repository
from stdplan_tui.sharing.sync.steps import Stopped
from stdplan_tui.sharing.sync.way import Way, wants_rebase, way_of
from tests.support.repositories import Clone


def clone_of(folder: Path) -> Repository:
    found = repository(folder)
    assert found
    return found


@pytest.fixture
def top(own_git: Path) -> Path:
    folder = own_git / "clone"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


def way(folder: Path, branch: str = "main") -> Way | None:
    return way_of(clone_of(folder), branch)


def gone(folder: Path, branch: str = "main") -> Way:
    """The way of a branch that must have one."""
    found = way(folder, branch)
    assert found
    return found


def test_without_a_remote_there_is_no_way(top: Path) -> None:
    assert way(top) is None


def test_the_only_remote_or_origin_is_meant_where_none_is_named(top: Path) -> None:
    git(top, "remote", "add", "hub", "x")
    assert way(top) == Way("hub", "main", "refs/remotes/hub/main", "hub", "main", follows=False)
    git(top, "remote", "add", "origin", "y")
    assert way(top) == Way("origin", "main", "refs/remotes/origin/main", "origin", "main", follows=False)


def test_among_several_remotes_one_has_to_be_named(top: Path) -> None:
    for name in ("one", "two"):
        git(top, "remote", "add", name, name)
    with pytest.raises(Stopped, match="several remotes") as stopped:
        way(top)
    assert stopped.value.lines == ("one", "two")


def test_the_upstream_of_the_branch_and_its_tracking_ref_are_gone_by(own: Clone) -> None:
    assert way(own.top) == Way("origin", "main", "refs/remotes/origin/main", "origin", "main")
    own.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/elsewhere/*")
    found = gone(own.top)
    assert found.tracking == "refs/remotes/elsewhere/main"


def test_a_branch_of_another_name_is_pushed_where_git_would_push_it(own: Clone) -> None:
    own.git("switch", "--quiet", "--create", "side", "--track", "origin/main")
    with pytest.raises(Stopped, match=r"push\.default upstream"):
        way(own.top, "side")
    own.git("config", "push.default", "current")
    found = gone(own.top, "side")
    assert (found.name, found.push_name, found.is_there_and_back) == ("origin/main", "origin/side", False)
    own.git("config", "push.default", "upstream")
    found = gone(own.top, "side")
    assert (found.push_name, found.is_there_and_back) == ("origin/main", True)


@pytest.mark.parametrize("key", ["branch.main.pushRemote", "remote.pushDefault"])
def test_what_is_pushed_may_go_to_another_remote(own: Clone, key: str) -> None:
    own.git("remote", "add", "fork", "somewhere")
    own.git("config", key, "fork")
    found = gone(own.top)
    assert (found.name, found.push_name, found.is_there_and_back) == ("origin/main", "fork/main", False)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("branch.main.remote", ".", "another branch of this clone"),
        ("branch.main.remote", "https://example.org/x.git", "no remote"),
        ("branch.main.remote", "--upload-pack=touch /tmp/x", "no remote"),
        ("branch.main.pushRemote", "gone", "no remote gone"),
        ("branch.main.merge", "refs/heads/-x", "push.default"),
        ("branch.main.merge", "refs/heads/a..b", "push.default"),
        ("remote.origin.mirror", "true", "mirror"),
    ],
)
def test_what_cannot_be_gone_is_refused(own: Clone, key: str, value: str, reason: str) -> None:
    own.git("config", key, value)
    with pytest.raises(Stopped, match=reason):
        way(own.top)


@pytest.mark.parametrize("name", ["-x", "a..b", "a b", "x.lock", "@{u}", ""])
def test_a_name_that_is_none_is_refused(own: Clone, name: str) -> None:
    own.git("config", "push.default", "upstream")
    own.git("config", "branch.main.merge", f"refs/heads/{name}")
    with pytest.raises(Stopped, match="not the name of a branch"):
        way(own.top)


@pytest.mark.parametrize(
    ("key", "value", "rebases"),
    [
        ("pull.rebase", "true", True),
        ("pull.rebase", "merges", True),
        ("pull.rebase", "false", False),
        ("branch.main.rebase", "interactive", True),
        ("branch.other.rebase", "true", False),
    ],
)
def test_whether_to_rebase_is_as_git_is_set_for_pull(own: Clone, key: str, value: str, rebases: bool) -> None:
    assert not wants_rebase(clone_of(own.top), "main")
    own.git("config", key, value)
    assert wants_rebase(clone_of(own.top), "main") is rebases


def test_the_branchs_own_setting_counts_before_that_of_all(own: Clone) -> None:
    own.git("config", "pull.rebase", "true")
    own.git("config", "branch.main.rebase", "false")
    assert not wants_rebase(clone_of(own.top), "main")

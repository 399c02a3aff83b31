"""A repository that wants to make us run or write something: nothing outside is run, read or written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.clones import PROGRAM, commit_all, git

from stdplan_tui.errors import StdplanError
from stdplan_tui.sharing.hidden import hidden_files
from stdplan_tui.sharing.repository import repository
from stdplan_tui.sharing.unmerged import unmerged
from stdplan_tui.workspace.doctor.examining import examine, mended
from stdplan_tui.workspace.folder import open_workspace
from stdplan_tui.workspace.preparing import prepare
from tests.support.repositories import isolate
from tests.support.workspaces import make_workspace

OPTION = "--upload-pack=touch ran"


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setattr("sys.argv", [PROGRAM[0]])


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[str]:
    """A program that leaves a trace; after the test there must be none."""
    script, trace = tmp_path / "bait", tmp_path / "ran"
    script.write_text(f"#!/bin/sh\ntouch '{trace}'\ncat\n", "utf-8")
    script.chmod(0o755)
    yield str(script)
    assert not trace.exists()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = make_workspace(tmp_path / "work")
    git(folder, "init", "--quiet")
    assert [*prepare(folder)]
    commit_all(folder, "what is there")
    return folder


def looked_at(folder: Path) -> None:
    """Look at everything in every way, and mend what can be mended."""
    here = repository(folder)
    if here is not None:
        for look in (lambda: here.branch, lambda: here.head, lambda: unmerged(here, "annotations")):
            look()
        hidden_files(here, "annotations")
    [*mended([*examine(open_workspace(folder))])]


@pytest.mark.parametrize(
    "setting", ["core.fsmonitor", "core.pager", "core.editor", "diff.external", "core.sshCommand", "alias.ls-files"]
)
def test_settings_of_a_repository_run_nothing_while_we_look(clone: Path, bait: str, setting: str) -> None:
    git(clone, "config", setting, bait)
    looked_at(clone)


def test_hooks_of_a_repository_run_nothing_while_we_look(clone: Path, bait: str) -> None:
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        (clone / ".git/hooks" / name).write_text(Path(bait).read_text("utf-8"), "utf-8")
        (clone / ".git/hooks" / name).chmod(0o755)
    looked_at(clone)


def test_a_folder_that_looks_like_a_bare_repository_is_none(tmp_path: Path, bait: str) -> None:
    folder = make_workspace(tmp_path / "received")
    git(folder, "init", "--quiet", "--bare", ".")
    git(folder, "--git-dir", ".", "config", "core.fsmonitor", bait)
    git(folder, "--git-dir", ".", "config", "core.bare", "false")
    git(folder, "--git-dir", ".", "config", "core.worktree", str(folder))
    looked_at(folder)
    assert repository(folder) is None


def test_a_repository_inside_ours_runs_nothing(clone: Path, bait: str) -> None:
    inner = clone / "annotations" / "plan"
    inner.mkdir(parents=True)
    git(inner, "init", "--quiet")
    git(inner, "config", "core.fsmonitor", bait)
    looked_at(clone)


def test_variables_that_point_elsewhere_are_not_followed(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    git(elsewhere, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(elsewhere / "index"))
    found = repository(clone)
    assert found is not None
    assert found.own == clone / ".git"
    looked_at(clone)
    assert not (elsewhere / "index").exists()


@pytest.mark.parametrize("revision", [OPTION, "--output=x", "-h", "HEAD\0", "HEAD; touch ran", "@{upstream}", ""])
def test_names_that_look_like_options_are_names(clone: Path, revision: str) -> None:
    found = repository(clone)
    assert found is not None
    assert found.commit(revision) is None
    assert not (clone / "x").exists()


def test_a_file_name_that_looks_like_an_option_or_a_pattern_is_one_file(clone: Path) -> None:
    odd = clone / "annotations" / "plan" / "zhang-san"
    odd.mkdir(parents=True)
    for name in ("--all.toml", ":(glob)**.toml", "*.toml", "a\nb.toml", "\x1b[31m.toml"):
        (odd / name).write_text("schema = 1\n", "utf-8")
    commit_all(clone, "odd names")
    for file in odd.iterdir():
        file.unlink()
    git(clone, "commit", "--quiet", "--all", "--message", "\x1b[31m[@click=app.quit]gone")
    looked_at(clone)
    assert not list(odd.glob("*"))


def test_nothing_is_restored_through_a_link(clone: Path, tmp_path: Path) -> None:
    name = "annotations/plan/zhang-san/01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml"
    (clone / name).parent.mkdir(parents=True)
    (clone / name).write_text("schema = 1\n", "utf-8")
    commit_all(clone, "there")
    (clone / name).unlink()
    (clone / name).parent.rmdir()
    (tmp_path / "outside").mkdir()
    (clone / name).parent.symlink_to(tmp_path / "outside")
    commit_all(clone, "gone")
    looked_at(clone)
    assert not list((tmp_path / "outside").iterdir())


def test_a_giant_in_the_history_is_not_read(clone: Path) -> None:
    name = "annotations/plan/zhang-san/01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml"
    (clone / name).parent.mkdir(parents=True)
    (clone / name).write_bytes(b"#" * (5 * 1024 * 1024))
    commit_all(clone, "there")
    (clone / name).unlink()
    commit_all(clone, "gone")
    failed = [error for _one, error in mended([*examine(open_workspace(clone))]) if error is not None]
    assert any("too large" in error.message for error in failed)
    assert all(isinstance(error, StdplanError) for error in failed)

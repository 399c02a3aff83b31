"""The text that a file had in the last commit, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.sharing.committed import committed_text


@pytest.fixture
def file(own_git: Path) -> Path:
    """A file in a folder of a clone, which has spaces and Chinese in its name."""
    folder = own_git / "a b" / "规划"
    folder.mkdir(parents=True)
    git(own_git / "a b", "init", "--quiet", "--template=")
    return folder / "plan.md"


def test_it_is_that_of_the_last_commit_whatever_the_file_says_now(file: Path) -> None:
    file.write_bytes("\ufeff一\r\n二\n".encode())
    commit_all(file.parent, "first")
    file.write_text("三\n", "utf-8")
    assert committed_text(file) == "一\n二\n"


def test_without_one_there_is_none(file: Path, own_git: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert committed_text(file) is None
    commit_all(file.parent, "first")
    assert committed_text(file) is None
    assert committed_text(file.with_name("other.md")) is None
    assert committed_text(own_git / "nowhere.md") is None
    assert committed_text(own_git / "no such folder" / "plan.md") is None

"""A real pull and a real checkout while the program is open: the notes come and go, and what is new says so."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.e2e.terminal import Terminal, tmux_is_here
from tests.support.workspaces import make_workspace

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not tmux_is_here() or shutil.which("git") is None, reason="this machine lacks tmux or git"),
]
OTHER = Settings(author_name="李强", author_id="89abcdef", language="en")


def git(folder: Path, *arguments: str) -> None:
    """Run git on its own, with no settings of this machine."""
    people = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder), **people}
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | alone, check=True, capture_output=True, timeout=60)


def test_a_pull_and_a_checkout_show_in_the_open_program(tmp_path: Path) -> None:
    theirs, ours, home = make_workspace(tmp_path / "theirs"), tmp_path / "ours", tmp_path / "home"
    git(theirs, "init", "-q", "-b", "main")
    git(theirs, "add", ".")
    git(theirs, "commit", "-qm", "texts")
    git(tmp_path, "clone", "-q", str(theirs), str(ours))
    other = Workspace(theirs, OTHER)
    document, clause = reading.find(other, "plan:1.1")
    annotating.annotate(other, document, clause, "拉下来的意见")
    git(theirs, "add", ".")
    git(theirs, "commit", "-qm", "note")
    git(ours, "branch", "before")
    with Terminal(ours, home, 140, 36, "read", "plan:1.1") as terminal:
        terminal.wait_for("标准化发展规划")
        seen = home / ".local" / "state" / "stdplan"
        terminal.wait_until(lambda: bool([*seen.glob("*/seen")]), "it is not known what has been seen")
        git(ours, "pull", "-q")
        terminal.wait_for("拉下来的意见")
        terminal.wait_for("◆")
        git(ours, "checkout", "-q", "before")
        terminal.wait_until(lambda: "拉下来的意见" not in terminal.screen(), "the note is still there")
        git(ours, "checkout", "-q", "main")
        terminal.wait_for("拉下来的意见")
        terminal.press("q")
        terminal.wait_for_end()

"""Where one was is kept, however one leaves: with the key, or because the terminal is gone."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stdplan_tui.workspace.folder import Workspace
from tests.e2e.terminal import Terminal, tmux_is_here
from tests.support.discussions import note_on
from tests.support.workspaces import SETTINGS, make_workspace

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not tmux_is_here(), reason="this machine has no tmux"),
]


@pytest.mark.parametrize("gone", [False, True], ids=["by the key", "with the terminal"])
def test_the_place_is_there_again_the_next_time(tmp_path: Path, gone: bool) -> None:
    workspace, home = make_workspace(tmp_path / "workspace"), tmp_path / "home"
    with Terminal(workspace, home, 80, 24, "read", "plan") as terminal:
        terminal.wait_for("标准化发展规划")
        terminal.press("G")
        terminal.wait_for("二/专栏1/种业")
        if gone:
            terminal.close()
            wait_until(lambda: kept(home))
        else:
            terminal.press("q")
            terminal.wait_for_end()
    assert kept(home)
    with Terminal(workspace, home, 80, 24) as terminal:
        terminal.wait_for("二/专栏1/种业")


@pytest.mark.parametrize("gone", ["terminal", "SIGTERM", "SIGKILL"])
def test_a_note_that_was_not_saved_is_there_again_the_next_time(tmp_path: Path, gone: str) -> None:
    workspace, home = make_workspace(tmp_path / "workspace"), tmp_path / "home"
    with Terminal(workspace, home, 80, 24, "read", "plan:1.1") as terminal:
        terminal.wait_for("标准化发展规划")
        terminal.press("a")
        terminal.wait_for("$EDITOR")
        terminal.type("没写完的意见")
        terminal.wait_for("没写完的意见")
        if gone == "SIGKILL":
            wait_until(lambda: drafts(home))
        leave(terminal, gone)
        wait_until(lambda: drafts(home) == ["没写完的意见"])
    with Terminal(workspace, home, 80, 24, "read", "plan:1.1") as terminal:
        terminal.wait_for("标准化发展规划")
        terminal.press("a")
        terminal.wait_for("没写完的意见")


@pytest.mark.parametrize("gone", ["terminal", "SIGKILL"])
def test_an_answer_that_was_not_saved_is_there_again_the_next_time(tmp_path: Path, gone: str) -> None:
    workspace, home = make_workspace(tmp_path / "workspace"), tmp_path / "home"
    note_on(Workspace(workspace, SETTINGS), "请改")
    with Terminal(workspace, home, 140, 36, "read", "plan:1.1") as terminal:
        terminal.wait_for("请改")
        terminal.press("r")
        terminal.wait_for("$EDITOR")
        terminal.type("没写完的回复")
        terminal.wait_for("没写完的回复")
        if gone == "SIGKILL":
            wait_until(lambda: drafts(home))
        leave(terminal, gone)
        wait_until(lambda: drafts(home) == ["没写完的回复"])
    with Terminal(workspace, home, 140, 36, "read", "plan:1.1") as terminal:
        terminal.wait_for("请改")
        terminal.press("r")
        terminal.wait_for("没写完的回复")


def leave(terminal: Terminal, how: str) -> None:
    """Have the program end, one way or another."""
    if how == "terminal":
        terminal.close()
    else:
        terminal.kill(signal.Signals[how])
        terminal.wait_for_end()


def drafts(home: Path) -> list[str]:
    """What the drafts hold."""
    return [path.read_text("utf-8") for path in home.rglob("drafts/*.txt")]


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds of a program that perhaps nobody sees any more."""
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until, "nothing was kept"
        time.sleep(0.05)


def kept(home: Path) -> list[Path]:
    """The files of remembered places."""
    return [path for path in home.rglob("places.txt") if "plan" in path.read_text("utf-8")]

"""Where one was is kept, however one leaves: with the key, or because the terminal is gone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, tmux_is_here
from tests.support.workspaces import make_workspace

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
            wait_until_kept(home)
        else:
            terminal.press("q")
            terminal.wait_for_end()
    assert kept(home)
    with Terminal(workspace, home, 80, 24) as terminal:
        terminal.wait_for("二/专栏1/种业")


def wait_until_kept(home: Path) -> None:
    """Wait until the program, which nobody sees any more, has kept the place."""
    until = time.monotonic() + 20
    while not kept(home):
        assert time.monotonic() < until, "nothing was kept"
        time.sleep(0.05)


def kept(home: Path) -> list[Path]:
    """The files of remembered places."""
    return [path for path in home.rglob("places.txt") if "plan" in path.read_text("utf-8")]

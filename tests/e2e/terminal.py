"""The real program in a real terminal: tmux types the keys and reads the screen."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

STDPLAN = Path(sys.executable).with_name("stdplan")
FOREIGN = ("XDG_", "TMUX", "LC_", "COLUMNS", "LINES")
"""Beginnings of variables that would tell the program of another terminal, or of another home, than its own."""


class Terminal:
    """A tmux server of its own, with one window in which stdplan runs on a workspace."""

    def __init__(self, workspace: Path, home: Path, columns: int, rows: int, *arguments: str) -> None:
        self._socket = f"stdplan-{uuid.uuid4().hex[:12]}"
        home.mkdir(exist_ok=True)
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)},
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        self._environment = environment
        command = [str(STDPLAN), "-C", str(workspace), "--lang", "zh", *arguments]
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, *command)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self._socket, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=self._environment,
            timeout=20,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: Enter, Escape, C-s, j."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Send characters as an input method commits them."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, text: str) -> None:
        """Wait until `text` stands on the screen; AssertionError with the screen where it never does."""
        self.wait_until(lambda: text in self.screen(), f"{text!r} is not on the screen")

    def wait_for_end(self) -> None:
        """Wait until the program has ended; AssertionError where it goes on."""
        self.wait_until(self._has_ended, "the program goes on")

    def wait_until(self, holds: Callable[[], bool], complaint: str, *, seconds: float = 20) -> None:
        """Wait until something holds; AssertionError with `complaint` and the screen where it never does."""
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                raise AssertionError(f"{complaint}:\n{self.screen()}")
            time.sleep(0.05)

    def close(self) -> None:
        """Close the window on the program, as a connection that breaks does."""
        self._tmux("kill-server")

    def kill(self, sent: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(int(self._tmux("display-message", "-p", "#{pane_pid}")), sent)

    def _has_ended(self) -> bool:
        return bool(
            subprocess.run(["tmux", "-L", self._socket, "has-session"], check=False, capture_output=True).returncode
        )


def tmux_is_here() -> bool:
    """Whether the machine has tmux."""
    return shutil.which("tmux") is not None

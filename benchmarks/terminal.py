"""A program on a pseudo-terminal, timed from outside: when do its bytes say what a person waits for?"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b[=>78]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds from the start until the text stood on the screen, and of processor time used until the end."""

    paint: float
    cpu: float


def time_to_paint(
    command: Sequence[str],
    expected: str,
    *,
    size: tuple[int, int] = (140, 36),
    env: Mapping[str, str],
    timeout: float = 30,
) -> Timing:
    """Run `command` on a terminal of `size` (columns, rows) until it has painted `expected`, then end it.

    Raises TimeoutError where the text does not come.
    """
    started = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.execvpe(command[0], list(command), dict(env))
    try:
        paint = _wait_for(terminal, expected.encode(), started, timeout)
    finally:
        os.kill(pid, signal.SIGTERM)
        _drain(terminal)
        os.waitpid(pid, 0)
        os.close(terminal)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timing(paint, cpu)


def _wait_for(terminal: int, expected: bytes, started: float, timeout: float) -> float:
    seen = b""
    while time.perf_counter() - started < timeout:
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
            if expected in _ESCAPES.sub(b"", seen):
                return time.perf_counter() - started
    raise TimeoutError(f"{expected.decode()!r} was not painted")


def _drain(terminal: int) -> None:
    with contextlib.suppress(OSError):
        while select.select([terminal], [], [], 0.5)[0] and os.read(terminal, 65536):
            pass

"""How many cells the terminal draws an ambiguous character in: asked of the terminal itself."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from typing import Final

_AMBIGUOUS: Final = "“"
_ASK_COLUMN: Final = "\x1b[6n"
_ANSWER: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_SECONDS: Final = 0.3


def drawn_width() -> int | None:
    """1 or 2; None where there is no terminal, or it does not say."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return None
    try:
        import termios
        import tty
    except ImportError:
        return None
    terminal = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(terminal)
    except termios.error:
        return None
    try:
        tty.setcbreak(terminal)
        os.write(sys.stdout.fileno(), f"\r{_AMBIGUOUS}{_ASK_COLUMN}".encode())
        answer = _answer(terminal)
        os.write(sys.stdout.fileno(), b"\r\x1b[K")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    width = int(answer[1]) - 1 if answer else 0
    return width if width in {1, 2} else None


def _answer(terminal: int) -> re.Match[bytes] | None:
    """What the terminal answers, as soon as it does."""
    said, until = b"", time.monotonic() + _SECONDS
    while (left := until - time.monotonic()) > 0 and select.select([terminal], [], [], left)[0]:
        said += os.read(terminal, 64)
        if found := _ANSWER.search(said):
            return found
    return None

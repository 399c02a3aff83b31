"""A program that writes notes in a clone and shares them, to be killed or to be run beside another.

`python -m tests.support.sharing FOLDER NUMBER SECONDS` is the person of that number. It says `ready` when it has loaded
all, then on each line what it wrote and how sharing that went: words of a note, and why it stopped, "" where it did
not. With 0 seconds it writes nothing and shares once.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import count
from pathlib import Path

from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Wishes
from tests.support.discussions import note_on
from tests.support.repositories import named


def share(folder: Path, number: int, seconds: float) -> None:
    """Write a note and share it, one after the other."""
    ws = Workspace(folder, named(number))
    say("ready", "")
    end = time.monotonic() + seconds
    for turn in count():
        word = f"{number}-{turn}"
        if seconds:
            note_on(ws, word)
        result = sharing.share(ws, Wishes(rebase=bool(turn % 2)), lambda _step: None)
        say(word, result.reason)
        if time.monotonic() >= end:
            return


def say(words: str, reason: str) -> None:
    """Acknowledge what was done."""
    sys.stdout.write(json.dumps([words, reason]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    share(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))

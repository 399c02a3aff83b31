"""The library is part of every start: it must not load what reading does not need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = [
    "click",
    "rich",
    "textual",
    "pypinyin",
    "whoosh",
    "tomlkit",
    "tomli_w",
    "pypdfium2",
    "platformdirs",
    "subprocess",
]


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = f"import sys, stdplan_tui.corpus.library; print([name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

"""Which calls open the reading screen at once, and that it takes no command line to do it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stdplan_tui.cli.opening import Reading, plain_reading


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], Reading()),
        (["read"], Reading()),
        (["read", "plan:1.1"], Reading("plan:1.1")),
        (["-C", "there", "read", "plan"], Reading("plan", Path("there"))),
        (["-C", "there"], Reading("", Path("there"))),
    ],
)
def test_calls_that_only_read(arguments: list[str], asked: Reading) -> None:
    assert plain_reading(arguments) == asked


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["read", "--json"],
        ["read", "a", "b"],
        ["-C"],
        ["-C", ""],
        ["--lang", "zh"],
        ["read", ""],
        ["-C", "a", "list"],
    ],
)
def test_all_others_are_the_command_lines(arguments: list[str]) -> None:
    assert plain_reading(arguments) is None


def test_the_screen_is_opened_without_loading_the_command_line() -> None:
    code = (
        "import sys; from stdplan_tui.cli import main, opening;"
        "opening.on_terminal = lambda: True;"
        "opening.read = lambda call, place: print(place, call.folder, 'click' in sys.modules) or 0;"
        "sys.exit(main.run(['-C', 'there', 'read', 'plan:1']))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "plan:1 there False\n")

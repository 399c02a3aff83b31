"""Colours are named in one place: widgets say what a thing is, the theme how that looks."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "stdplan_tui"
COLOURS = SOURCE / "tui" / "colours.py"
COLOUR = re.compile(
    r"#[0-9a-fA-F]{6}\b|\brgba?\(|\bhsla?\(|\bansi_(?!color)|[ -](?:color|background): (?!\$|auto|transparent)\w+;"
)
SHARE = re.compile(r"\$[a-z-]+ [1-9]\d*%")
"""Part of a colour: of a terminal's own nobody knows one."""


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(SOURCE)}:{number}: {line.strip()}"
        for path in sorted([*(SOURCE / "tui").rglob("*.py"), *(SOURCE / "tui").rglob("*.tcss")])
        if path != COLOURS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_colour_is_named_elsewhere() -> None:
    assert found(COLOUR) == []


def test_no_colour_is_mixed_elsewhere() -> None:
    assert found(SHARE) == []

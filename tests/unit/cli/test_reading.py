"""`stdplan read` in a terminal opens the screen at the place that was named."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from stdplan_tui.cli.main import run
from stdplan_tui.workspace.folder import Workspace


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("arguments", "place"), [([], None), (["read"], None), (["read", "plan:1.1"], "plan:1.1")], ids=str
)
def test_the_screen_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], place: str | None
) -> None:
    opened: list[tuple[Path, str | None]] = []

    def screen(workspace: Workspace, address: str | None = None) -> None:
        opened.append((workspace.root, address))

    monkeypatch.setattr("stdplan_tui.tui.main.run", screen)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert run(["-C", str(folder), *arguments]) == 0
    assert opened == [(folder, place)]

"""Calls of the command line in this process, on a workspace and with user folders of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from stdplan_tui.cli.main import run
from stdplan_tui.settings import Settings, save_settings
from tests.support.workspaces import make_workspace


@dataclass(frozen=True)
class Ran:
    """What a call printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.lines]

    @property
    def object(self) -> dict[str, Any]:
        """The one JSON object that was printed."""
        (found,) = self.objects
        return found


Call = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    save_settings(Settings(author_name="Zhang San", author_id="0123abcd"))
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the documents `plan` and `notice`."""
    return make_workspace(tmp_path / "work")


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run `stdplan -C FOLDER ARGUMENTS`."""

    def called(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(["-C", str(folder), *arguments])
        return Ran(code, *capsys.readouterr())

    return called

"""A workspace of two documents, and user folders of its own, for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.language import use_language
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import opened


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of the user, inside the test's own."""
    home = tmp_path / "home"
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    use_language("en")
    return home


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A workspace that Zhang San has opened."""
    return opened(tmp_path / "work")

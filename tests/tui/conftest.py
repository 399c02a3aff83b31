"""A workspace for each test, and folders of its own for caches, state and settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stdplan_tui.language import use_language
from stdplan_tui.tui.terminal_cells import take_ambiguous_as
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS, make_workspace

VOCABULARY = """\
schema = 1
title = "政策工具"
closed = false

[[dimension]]
id = "instrument"
title = { zh = "政策工具", en = "policy instrument" }

[[dimension.tag]]
name = "环境型/目标规划"
title = { zh = "目标规划", en = "targets" }
definition = "说明要达到什么。"
key = "1"

[[dimension.tag]]
name = "供给型/资金投入"
title = { zh = "资金投入", en = "funding" }
definition = "说明由谁出钱。"
key = "2"
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for kind in ("CACHE", "STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    for name, value in {"TERM": "xterm-256color", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    use_language("en")
    yield
    use_language("en")
    take_ambiguous_as(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a workspace with the documents `plan` and `notice`, and a vocabulary of two tags."""
    folder = make_workspace(tmp_path / "workspace")
    (folder / "annotations").mkdir()
    (folder / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    return folder


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """That workspace, opened afresh."""
    return Workspace(folder, SETTINGS)

"""The pictures of the guide are the same whenever they are made."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from stdplan_tui.settings import Settings
from stdplan_tui.workspace import placing

SCRIPT = Path(__file__).parents[2] / "docs" / "write_screenshots.py"


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that makes the pictures, with user folders of its own."""
    for kind in ("CACHE", "STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    specification = importlib.util.spec_from_file_location("write_screenshots", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    script = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, "write_screenshots", script)
    specification.loader.exec_module(script)
    return script


def test_the_notes_shown_were_written_at_fixed_times(pictures: ModuleType, tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        workspace = pictures.furnished(tmp_path / name, Settings(author_name="王敏", author_id="0123abcd"))
        notes = [one.note for one in placing.notes_at(workspace, None).notes]
        workspace.engine.close()
        found.append([(note.created, note.updated, note.body, note.tags) for note in notes])
    assert found[0] == found[1]
    times = [created for created, _updated, _body, _tags in found[0]]
    assert len(times) == len(set(times))
    assert {time[:10] for time in times} == {"2024-05-20"}

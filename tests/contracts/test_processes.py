"""What a fresh `stdplan` process loads: no screen and no index for commands that need neither."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS, make_workspace

HEAVY = ("textual", "rich", "whoosh", "pypinyin", "pypdfium2", "tomlkit", "rjieba", "regex")
PROBE = """
import sys
from stdplan_tui.cli.main import run
code = run(sys.argv[1:])
import json
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("workspace"))
    annotated = Workspace(folder, SETTINGS)
    annotating.annotate(annotated, *reading.place_of(annotated, "plan:1.1"), "请改")
    return folder


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The top-level packages in memory after a command, which must end well."""
    environment = os.environ | {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CACHE", "STATE", "CONFIG")}
    run = subprocess.run(
        [sys.executable, "-c", PROBE, "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["search", "--help"],
        ["list", "--json"],
        ["keys", "--json"],
        ["outline", "plan", "--json"],
        ["annotations", "--json"],
    ],
    ids=" ".join,
)
def test_a_command_loads_only_what_it_needs(workspace: Path, arguments: list[str]) -> None:
    assert loaded(workspace, *arguments).isdisjoint(HEAVY)


def test_search_loads_no_screen(workspace: Path) -> None:
    assert loaded(workspace, "search", "标准", "--json").isdisjoint({"textual", "rich"})

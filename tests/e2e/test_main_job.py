"""The main job with real keys in a real terminal, at the two sizes that people have most."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, tmux_is_here

PROJECT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not tmux_is_here(), reason="this machine has no tmux"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    shutil.copytree(PROJECT / "corpus", root / "corpus")
    (root / "annotations").mkdir()
    shutil.copy(PROJECT / "annotations" / "vocabulary.toml", root / "annotations")
    return root


@pytest.mark.parametrize(("columns", "rows"), [(140, 36), (80, 24)])
def test_read_search_note_tag_quit_and_find_it_again(workspace: Path, tmp_path: Path, columns: int, rows: int) -> None:
    home = tmp_path / "home"
    with Terminal(workspace, home, columns, rows, "read", "guobanfa-2015-89") as terminal:
        terminal.wait_for("各省、自治区、直辖市人民政府")
        terminal.press("J", "J")
        terminal.wait_for("一、总体要求")

        terminal.press("/")
        terminal.type("特高压")
        terminal.wait_for("三/（一）/专栏2/能源")
        terminal.press("Enter")
        terminal.wait_for("专栏2/能源")

        terminal.press("a")
        terminal.type("与新型电力系统重复？")
        terminal.wait_for("与新型电力系统重复？")
        terminal.press("C-s")
        wait_for_file(terminal, workspace, "与新型电力系统重复？")

        terminal.press("t")
        terminal.type("目标规划")
        terminal.wait_for("环境型/目标规划")
        terminal.press("Enter")
        wait_for_file(terminal, workspace, "环境型/目标规划")
        terminal.press("q")
        terminal.wait_for_end()

    with Terminal(workspace, home, columns, rows, "read", "guobanfa-2015-89:3.1.box2.e1") as terminal:
        terminal.wait_for("研制页岩气")
        if columns < 130:
            terminal.press("|")
        terminal.wait_for("与新型电力系统重复？")
        terminal.wait_for("环境型/目标规划")
        terminal.press("q")
        terminal.wait_for_end()


def wait_for_file(terminal: Terminal, workspace: Path, words: str) -> None:
    """Return once an annotation on the clause has been written that says `words`."""
    folder = workspace / "annotations" / "guobanfa-2015-89"

    def written() -> bool:
        return any(says(path, words) for path in folder.rglob("*.toml"))

    terminal.wait_until(written, f"no annotation says {words!r}")


def says(path: Path, words: str) -> bool:
    """Whether the annotation at `path` is on the clause, open, and says or is tagged `words`."""
    annotation = tomllib.loads(path.read_text("utf-8"))
    right = annotation["target"]["clause"] == "3.1.box2.e1" and annotation["status"] == "open"
    return right and (words in annotation["body"] or words in annotation["tags"])

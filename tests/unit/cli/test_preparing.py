"""`stdplan init`: a folder made ready to be shared, once or again."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clones import PROGRAM, commit_all, git

from stdplan_tui.sharing.own_lines import OWN_LINES
from tests.support.repositories import isolate
from tests.unit.cli.conftest import Call, Ran


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setattr("sys.argv", [PROGRAM[0]])


@pytest.fixture
def clone(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    return folder


def outcomes(ran: Ran) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in ran.objects:
        found.setdefault(one["what"], set()).add(one["outcome"])
    return found


def test_everything_is_made_once(call: Call, clone: Path) -> None:
    ran = call("init", "--hook", "--ci", "--json")
    assert ran.code == 0
    made = {what for what, outcome in outcomes(ran).items() if outcome - {"already"} == {"made"}}
    assert made == {"folder", "lines", "drivers", "hook", "workflow"}
    before = {path: path.read_bytes() for path in clone.rglob("*") if path.is_file()}
    again = call("init", "--hook", "--ci", "--json")
    assert set.union(*outcomes(again).values()) == {"already"}
    assert {path: path.read_bytes() for path in clone.rglob("*") if path.is_file()} == before


def test_a_hook_and_a_workflow_are_only_offered(call: Call, clone: Path) -> None:
    ran = call("init")
    assert "`stdplan init --hook`" in ran.out
    assert "`stdplan init --ci`" in ran.out
    assert not (clone / ".git/hooks/pre-commit").exists()
    assert not (clone / ".github").exists()


def test_without_a_clone_the_rest_is_made(call: Call, folder: Path) -> None:
    ran = call("init", "--json")
    assert ran.code == 0
    assert outcomes(ran)["drivers"] == {"offered"}
    assert (folder / ".gitattributes").is_file()


def test_an_empty_folder_becomes_a_workspace(call: Call, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert call("-C", str(tmp_path / "new"), "init").code == 0
    assert call("-C", str(tmp_path / "new"), "check").code == 0
    assert call("-C", str(tmp_path / "nowhere"), "init").code == 1


def test_lines_of_others_stay(call: Call, clone: Path) -> None:
    attributes = clone / ".gitattributes"
    attributes.write_text("*.png binary\n*.md   text eol=lf", "utf-8")
    call("init")
    lines = attributes.read_text("utf-8").splitlines()
    assert lines[:2] == ["*.png binary", "*.md   text eol=lf"]
    assert set(OWN_LINES[".gitattributes"]) - {"*.md text eol=lf"} == set(lines[2:])


def test_a_hook_of_somebody_else_stays(call: Call, clone: Path) -> None:
    hook = clone / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntrue\n", "utf-8")
    ran = call("init", "--hook")
    assert ran.code == 1
    assert f"{PROGRAM[0]} check" in ran.out
    assert hook.read_text("utf-8") == "#!/bin/sh\ntrue\n"


def test_nothing_is_written_through_a_link(call: Call, clone: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine\n", "utf-8")
    (clone / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    (clone / ".github").symlink_to(tmp_path)
    assert call("init", "--ci").code == 1
    assert (tmp_path / "elsewhere").read_text("utf-8") == "mine\n"
    assert not (tmp_path / "workflows").exists()


def test_the_hook_refuses_what_check_refuses(call: Call, clone: Path) -> None:
    call("init", "--hook")
    (clone / "notes.txt").write_text("of no interest", "utf-8")
    commit_all(clone, "well")
    broken = clone / "annotations/plan/zhang-san/01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("<<<<<<< ours\n", "utf-8")
    git(clone, "add", "--all")
    run = git(clone, "commit", "--message", "not well", well=False)
    assert run.returncode != 0
    assert broken.name in run.stderr


def test_the_hook_works_in_another_work_tree_and_in_a_part_of_a_clone(call: Call, folder: Path) -> None:
    top = folder.parent
    git(top, "init", "--quiet")
    call("init", "--hook")
    git(top, "add", folder.name)
    git(top, "commit", "--quiet", "--message", "well")
    git(top, "worktree", "add", "--quiet", "-b", "other", "another tree")
    broken = top / "another tree" / folder.name / "annotations/plan/zhang-san/01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("<<<<<<< ours\n", "utf-8")
    git(top / "another tree", "add", "--all")
    assert git(top / "another tree", "commit", "--message", "not well", well=False).returncode != 0
    assert git(top, "commit", "--allow-empty", "--quiet", "--message", "well").returncode == 0

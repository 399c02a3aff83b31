"""`stdplan check`: findings as lines, as JSON, mended with `--fix`."""

from __future__ import annotations

from pathlib import Path

from tests.support.workspaces import PLAN
from tests.unit.cli.conftest import Call


def test_a_sound_workspace(call: Call) -> None:
    ran = call("check")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_findings_name_file_and_line(call: Call, folder: Path) -> None:
    (folder / "corpus" / "plan.md").write_text(PLAN.replace("\n\n## 二", "\n\n\n## 二"), "utf-8")
    ran = call("check")
    assert ran.code == 1
    assert all(line.startswith("corpus/plan.") for line in ran.lines)
    assert any(line.startswith("corpus/plan.md:") and ": error: " in line for line in ran.lines)
    assert ran.err.startswith("stdplan: ")
    found = call("check", "--json").objects
    assert [set(finding) for finding in found] == [{"severity", "message", "path", "line"}] * len(ran.lines)


def test_fix_writes_the_canonical_form(call: Call, folder: Path) -> None:
    body = folder / "corpus" / "plan.md"
    body.write_text(PLAN.replace("\n\n## 二", "\n\n\n## 二"), "utf-8")
    ran = call("check", "--fix")
    assert (ran.code, ran.out) == (0, "")
    assert "plan.md" in ran.err
    assert body.read_text("utf-8") == PLAN


def test_warnings_alone_are_no_failure(call: Call, folder: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object
    path = folder / "annotations" / "plan" / "zhang-san" / f"{note['id']}.toml"
    path.write_text(path.read_text("utf-8").replace("reply_to", 'mood = "good"\nreply_to', 1), "utf-8")
    ran = call("check")
    assert ran.code == 0
    assert "warning" in ran.out
    assert "mood" in ran.out

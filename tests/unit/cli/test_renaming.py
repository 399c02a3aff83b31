"""`stdplan rename`, and commands that are given an earlier id."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Call


def test_rename_moves_a_document_and_its_annotations(call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "建议核对")
    ran = call("rename", "plan", "guihua")
    assert (ran.code, ran.out) == (0, "plan is guihua now  1 annotation moved\n")
    assert (folder / "corpus" / "guihua.md").exists()
    assert not (folder / "corpus" / "plan.md").exists()
    assert call("rename", "plan", "guihua").out == "plan was guihua already; nothing was left to move\n"


def test_rename_gives_json(call: Call) -> None:
    assert call("rename", "plan", "guihua", "--json").object == {
        "old": "plan",
        "new": "guihua",
        "document": True,
        "annotations": 0,
    }


def test_an_earlier_id_works_in_every_command(call: Call) -> None:
    shown = call("show", "plan:1.1").out
    call("rename", "plan", "guihua")
    assert call("show", "plan:1.1").out == shown
    assert call("annotate", "plan:1.1", "-m", "建议核对", "--json").object["document"] == "guihua"
    assert call("tag", "plan:1.1", "目标").code == 0
    assert [note["document"] for note in call("annotations", "plan", "--json").objects] == ["guihua"] * 2
    assert call("outline", "plan", "--json").object["id"] == "guihua"
    assert call("read", "plan", "--json").object["id"] == "guihua"
    assert call("undo").code == 0


def test_exit_codes(call: Call) -> None:
    assert call("rename", "plan", "notice").code == 1
    assert call("rename", "nothing", "other").code == 1
    assert call("rename", "plan", "Not An Id").code == 2
    assert call("rename", "plan").code == 2

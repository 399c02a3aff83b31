"""`stdplan`, `list`, `outline` on a small workspace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stdplan_tui.cli.main import run
from tests.unit.cli.conftest import Call

TITLE = "江南县标准化发展规划（2021—2025年）"


def test_list_prints_one_line_a_document(call: Call) -> None:
    ran = call("list")
    assert ran.code == 0
    notice, plan = ran.lines
    assert notice.startswith("notice  江南县人民政府关于开展标准化试点的通知  江政发〔2021〕3号  ")
    assert plan.startswith(f"plan    {TITLE}  ")
    assert plan.endswith("  0 annotations")


def test_list_as_json(call: Call) -> None:
    notice, plan = call("list", "--json").objects
    assert list(plan) == ["id", "title", "document_number", "clauses", "annotations"]
    assert (plan["id"], plan["title"], plan["annotations"]) == ("plan", TITLE, 0)
    assert notice["document_number"] == "江政发〔2021〕3号"


def test_list_names_what_is_broken_and_goes_on(call: Call, folder: Path) -> None:
    (folder / "corpus" / "plan.toml").write_text("schema = \n", "utf-8")
    ran = call("list", "--json")
    assert ran.code == 1
    assert [found["id"] for found in ran.objects] == ["notice", "plan"]
    assert "plan.toml:1" in ran.objects[1]["problem"]
    assert ran.err.count("\n") == 1
    assert "plan.toml:1" in ran.err


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_an_empty_workspace_is_said_and_makes_the_exit_code_1(call: Call, folder: Path, json: tuple[str, ...]) -> None:
    shutil.rmtree(folder / "corpus")
    (folder / "corpus").mkdir()
    ran = call("list", *json)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "stdplan: no documents yet; `stdplan import FILE` brings one in\n"


def test_outline_indents_what_has_a_label_or_heading(call: Call) -> None:
    ran = call("outline", "plan")
    assert ran.lines[:4] == [
        f"{TITLE}  [plan]",
        "  一、总体要求  [1]",
        "    （一）指导思想。  [1.1]",
        "    （二）基本原则。  [1.2]",
    ]
    assert "      种业  [2.box1.e1]" in ran.lines


def test_outline_as_json_has_every_clause(call: Call) -> None:
    found = call("outline", "plan", "--json").object
    assert (found["id"], found["title"]) == ("plan", TITLE)
    first = found["nodes"][0]
    assert set(first) == {"id", "level", "label", "heading", "text", "string", "children"}


def test_outline_of_a_raw_file_outside_any_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text("关于标准化工作的通知\n\n一、总体要求\n\n坚持标准。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["outline", "raw.txt"]) == 0
    assert capsys.readouterr().out.splitlines() == ["关于标准化工作的通知", "  一、总体要求  [1]"]


def test_without_a_command_and_a_terminal_the_outlines_are_printed(call: Call) -> None:
    ran = call()
    assert ran.code == 0
    assert "  一、总体要求  [1]" in ran.lines
    assert call("read").out == ran.out


def test_reading_a_clause_without_a_terminal_prints_it(call: Call) -> None:
    assert call("read", "plan:1.1").out == call("show", "plan:1.1").out


def test_a_broken_document_does_not_stop_the_outlines(call: Call, folder: Path) -> None:
    (folder / "corpus" / "notice.md").write_bytes(b"\xff")
    ran = call()
    assert ran.code == 0
    assert "notice.md" in ran.err
    assert "  一、总体要求  [1]" in ran.lines

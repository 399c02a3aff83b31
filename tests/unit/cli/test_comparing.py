"""`stdplan compare`: what it prints of two texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdplan_tui.cli.main import run
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from tests.support.workspaces import PLAN
from tests.unit.cli.conftest import Call

NEWER = (
    PLAN.replace("坚持质量第一", "坚持\x1b[31m质量为先")
    .replace("**种业**\n> 制定良种繁育标准。", "**畜牧业**\n> 研究饲料安全，推广健康养殖，防治疫病。")
    .replace("## 二、重点领域", "## 二、重点领域\n\n### （一）农业。\n面向全县农户。")
)


@pytest.fixture(autouse=True)
def newer(folder: Path) -> None:
    """A second text of the plan, as a document of its own: the same title makes it a version of the first."""
    library = Library(folder / "corpus")
    library.save(Metadata(DocumentId("newer"), library.metadata("plan").title), NEWER)


def test_each_row_says_what_became_of_a_clause(call: Call) -> None:
    ran = call("compare", "plan", "newer")
    assert ran.code == 0
    assert (
        ran.out
        == """\
A  江南县标准化发展规划（2021—2025年）  [plan]
B  江南县标准化发展规划（2021—2025年）  [newer]

same  标题
same  前言/第1段
same  一

changed, 79% alike  一/（一）
  （一）指导思想。
  坚持{++}质量[-第一-]{+为先+}，完善标准体系。

same  一/（二）
same  一/（二）/需求引领，系统布局
same  一/（二）/——1
same  二

only in B  二/（一）
  （一）农业。
  面向全县农户。

moved  二/专栏1 -> 二/（一）/专栏1

only in A  二/专栏1/种业
  种业
  制定良种繁育标准。

only in B  二/（一）/专栏1/畜牧业
  畜牧业
  研究饲料安全，推广健康养殖，防治疫病。
"""
    )


def test_only_changes_or_kinds(call: Call) -> None:
    changes = call("compare", "plan", "newer", "--changes").out
    assert "same" not in changes
    assert "changed, 79% alike" in changes
    gone = call("compare", "plan", "newer", "--kind", "removed", "--kind", "moved").lines[2:]
    assert [line for line in gone if line[:1].strip()] == [
        "moved  二/专栏1 -> 二/（一）/专栏1",
        "only in A  二/专栏1/种业",
    ]


def test_two_texts_that_are_the_same(call: Call) -> None:
    for options in (("--changes",), ("--changes", "--json")):
        ran = call("compare", "plan", "plan", *options)
        assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: no differences\n")
    assert call("compare", "plan", "plan", "--json").code == 0
    assert call("compare", "plan", "plan", "--summary").lines[2:] == [
        "    10  same",
        "     0  changed",
        "     0  moved",
        "     0  only in A",
        "     0  only in B",
        "  100%  of the words in common",
    ]


def test_rows_of_which_there_are_none_are_nothing_found(call: Call) -> None:
    for options in (("--kind", "moved"), ("--kind", "same", "--changes"), ("--kind", "moved", "--json")):
        ran = call("compare", "plan", "plan", *options)
        assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: nothing found\n")


def test_a_clause_with_all_under_it(call: Call, tmp_path: Path) -> None:
    ran = call("compare", "plan:二", "newer")
    assert [line for line in ran.lines if line[:1].strip()] == [
        "A  江南县标准化发展规划（2021—2025年）  [plan:2]",
        "B  江南县标准化发展规划（2021—2025年）  [newer]",
        "same  二",
        "moved  二/专栏1 -> 二/（一）/专栏1",
        "only in A  二/专栏1/种业",
    ]
    digits = version_of(PLAN).removeprefix("sha256:")[:12]
    rows = call("compare", f"plan@{digits}:2", "newer：2.1", "--json").objects
    assert [(row["a"] and row["a"]["clause"], row["b"] and row["b"]["clause"]) for row in rows] == [
        ("2", "2"),
        (None, "2.1"),
        ("2.box1", "2.1.box1"),
        ("2.box1.e1", None),
        (None, "2.1.box1.e1"),
    ]
    assert rows[0]["a"]["document"] == f"plan@{digits}"
    summary = call("compare", "plan:1.1", "newer", "--summary", "--json").object
    assert (summary["a"], summary["b"], summary["changed"], summary["same"]) == ("plan:1.1", "newer", 1, 0)
    file = tmp_path / "a:b.md"
    file.write_text(PLAN, "utf-8")
    assert call("compare", f"{file}:1.1", str(file), "--json").objects[0]["a"]["clause"] == "1.1"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("plan:7", "plan has no clause 7; the nearest are "),
        ("plan@0000000:1", "there is no version plan@0000000"),
        ("nothing:1", "neither a document of the workspace nor a file: nothing:1"),
        (":1", "neither a document of the workspace nor a file: :1"),
    ],
)
def test_a_clause_that_is_not_there_is_one_line(call: Call, asked: str, said: str) -> None:
    ran = call("compare", asked, "plan")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"stdplan: {said}")
    assert ran.err.count("\n") == 1


def test_a_row_as_json(call: Call) -> None:
    rows = call("compare", "plan", "newer", "--json").objects
    assert {frozenset(row) for row in rows} == {frozenset({"kind", "alike", "a", "b", "also_a", "also_b", "edits"})}
    (changed,) = (row for row in rows if row["kind"] == "changed")
    assert changed["a"] == {
        "document": "plan",
        "clause": "1.1",
        "label_path": "一/（一）",
        "level": "section",
        "label": "（一）",
        "heading": "指导思想。",
        "text": "坚持质量第一，完善标准体系。",
        "string": "（一）指导思想。\n坚持质量第一，完善标准体系。",
    }
    old, new = changed["a"]["string"], changed["b"]["string"]
    assert "".join(new[c:d] if op != "equal" else old[a:b] for op, a, b, c, d in changed["edits"]) == new
    (added,) = (row for row in rows if row["b"] and row["b"]["clause"] == "2.1")
    assert (added["kind"], added["a"], added["alike"], added["edits"]) == ("added", None, 0.0, [])
    assert call("compare", "plan", "newer", "--summary", "--json").object == {
        "a": "plan",
        "b": "newer",
        "same": 7,
        "changed": 1,
        "moved": 1,
        "removed": 1,
        "added": 2,
        "common": pytest.approx(0.75, abs=0.1),
    }


def test_clauses_of_related_texts_name_what_else_corresponds(call: Call, folder: Path) -> None:
    library = Library(folder / "corpus")
    parts = [
        "# 规划\n\n## 一、农业标准化\n",
        "**种业发展。**\n制定良种繁育、种子检验和品种保护标准。\n",
        "**绿色防控。**\n制定病虫害绿色防控和农药减量标准。\n",
        "## 二、旅游标准化\n研制红色旅游和乡村民宿标准。\n",
    ]
    library.save(Metadata(DocumentId("nation"), "国家规划"), "\n".join(parts))
    joined = "# 县规划\n\n## 一、农业标准化\n\n我县制定良种繁育、种子检验标准，推进病虫害绿色防控和农药减量。\n"
    library.save(Metadata(DocumentId("county"), "县规划"), joined)
    ran = call("compare", "nation", "county")
    assert "(also A: 一/种业发展, 一/绿色防控)" in ran.out
    rows = call("compare", "nation", "county", "--json").objects
    (part,) = (row for row in rows if row["b"] and row["b"]["clause"] == "1")
    assert part["also_a"] == [
        {"clause": "1.p1", "label_path": "一/种业发展"},
        {"clause": "1.p2", "label_path": "一/绿色防控"},
    ]


def test_clauses_with_little_in_common_are_printed_one_after_the_other(call: Call, folder: Path) -> None:
    library = Library(folder / "corpus")
    for id_, text in (("east", "制定农田水利、灌区改造、中小河流治理标准。"), ("west", "研究用水定额，推行河长制。")):
        library.save(Metadata(DocumentId(id_), f"{id_}规划"), f"# {id_}规划\n\n## 一、水利\n{text}\n")
    assert call("compare", "east", "west", "--changes").lines[-5:] == [
        "changed, 26% alike  一",
        "  A  一、水利",
        "  A  制定农田水利、灌区改造、中小河流治理标准。",
        "  B  一、水利",
        "  B  研究用水定额，推行河长制。",
    ]


def test_an_unknown_text_or_version_is_one_line(call: Call, folder: Path) -> None:
    ran = call("compare", "plan", "plan@abc")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "stdplan: there is no version plan@abc: no older text of the document was kept\n"
    assert call("compare", "plan", "nothing").code == 1
    assert call("compare", "plan").code == 2
    base = folder / "annotations" / "_base"
    base.mkdir(parents=True)
    (base / f"{version_of(NEWER).removeprefix('sha256:')[:12]}.md").write_text(NEWER, "utf-8")
    assert call("compare", "plan", f"plan@{version_of(NEWER)[7:14]}", "--summary").code == 0


def test_two_raw_files_outside_any_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text("江南县条例\n\n第一条　为了保护水源，制定本条例。\n", "utf-8")
    Path("new.txt").write_text("江南县条例\n\n第一条　为了保护水源和森林，制定本条例。\n", "utf-8")
    assert run(["compare", "old.txt", "new.txt", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["kind"] for row in rows] == ["same", "changed"]
    assert rows[1]["edits"][1] == ["insert", 10, 10, 10, 13]

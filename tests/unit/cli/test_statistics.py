"""`stdplan stats`: figures by document, section, author and tag, and what lacks tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
required = true
[[dimension.tag]]
name = "供给型/资金"
[[dimension]]
id = "strength"
unit = "sentence"
[[dimension.tag]]
name = "应当"
"""


@pytest.fixture(autouse=True)
def tagged(call: Call, folder: Path) -> None:
    (folder / "annotations").mkdir()
    (folder / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    call("tag", "plan:1.1", "供给型/资金")
    call("tag", "plan:1.2.p1", "应当", "--quote", "特高压")
    note = call("annotate", "plan:1.1", "-m", "重点？", "--json").object
    call("resolve", note["id"])
    call("annotate", "plan", "-m", "整篇")
    call("done", "plan:1.1")


def test_json_has_an_object_a_document(call: Call) -> None:
    notice, plan = call("stats", "--json").objects
    assert (notice["document"], notice["clauses"], notice["tagged"]) == ("notice", 1, 0)
    assert {
        name: plan[name] for name in ("document", "author", "clauses", "tagged", "done", "done_before", "notes")
    } == {
        "document": "plan",
        "author": None,
        "clauses": 5,
        "tagged": 2,
        "done": 1,
        "done_before": 0,
        "notes": {"open": 1, "resolved": 1, "wontfix": 0},
    }
    assert plan["dimensions"] == [
        {"dimension": "instrument", "unit": "clause", "required": True, "units": 5, "tagged": 1},
        {"dimension": "strength", "unit": "sentence", "required": False, "units": 5, "tagged": 1},
    ]
    assert [(one["clause"], one["label"], one["clauses"], one["tagged"]) for one in plan["sections"]] == [
        ("preamble", "前言", 1, 0),
        ("1", "一", 3, 2),
        ("2", "二", 1, 0),
    ]
    assert plan["authors"] == [
        {"author": "zhang-san", "name": "Zhang San", "tagged": 2, "done": 1, "notes": 2, "open": 1, "tags": 2}
    ]
    assert plan["tags"] == [
        {"tag": "供给型/资金", "dimension": "instrument", "clauses": 1, "uses": 1},
        {"tag": "应当", "dimension": "strength", "clauses": 1, "uses": 1},
    ]


def test_the_page_says_the_same(call: Call) -> None:
    lines = call("stats", "plan").lines
    assert lines[1] == "  5 clauses to be coded: tagged 2/5 (40%), done 1/5 (20%)"
    assert lines[2] == "  notes: unresolved 1, resolved 1"
    assert "    instrument  1/5 (20%)  required" in lines
    assert "    strength    1/5 (20%) of the sentences" in lines
    assert "    一  总体要求  tagged 2/3 (66%), done 1/3 (33%)" in lines
    assert any("Zhang San" in line and "notes 2, open 1" in line for line in lines)
    assert "6 clauses to be coded" in call("stats").out, "and a total of all documents"


def test_of_one_author(call: Call) -> None:
    assert call("stats", "plan", "--author", "me", "--json").object["tagged"] == 2
    assert call("stats", "plan", "--author", "Zhang San", "--json").object["author"] == "zhang-san"
    ran = call("stats", "--author", "nobody")
    assert (ran.code, "zhang-san" in ran.err) == (2, True)


def test_what_lacks_a_required_tag(call: Call) -> None:
    ran = call("stats", "plan", "--untagged")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.lines] == [
        "plan:preamble.p1",
        "plan:1.2.p1",
        "plan:1.2.b1",
        "plan:2.box1.e1",
    ]
    assert ran.lines[1].split()[1] == "一/（二）/需求引领，系统布局"
    assert "plan:1.1" in call("stats", "plan", "--untagged", "--dimension", "strength").out
    found = call("stats", "plan", "--untagged", "--json").object["untagged"]
    assert found[0] == {"clause": "preamble.p1", "label": "前言/第1段"}


def test_nothing_lacks_a_tag(call: Call) -> None:
    for place in ("plan:preamble.p1", "plan:1.2.p1", "plan:1.2.b1", "plan:2.box1.e1"):
        call("tag", place, "供给型/资金")
    ran = call("stats", "plan", "--untagged")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing lacks a tag" in ran.err


def test_marks_on_what_was_reworded_since(call: Call, folder: Path) -> None:
    file = folder / "corpus" / "plan.md"
    file.write_text(file.read_text("utf-8").replace("坚持质量第一，", "坚持质量第一、效益优先，"), "utf-8")
    found = call("stats", "plan", "--json").object
    assert (found["done"], found["done_before"], found["tagged"]) == (0, 1, 2)
    assert "1 clause was marked as done and has been reworded since" in call("stats", "plan").out


def test_broken_files_are_told(call: Call, folder: Path) -> None:
    (folder / "annotations" / "plan" / "zhang-san" / "01ARZ3NDEKTSV4RRFFQ69G5FAV.toml").write_text("?")
    ran = call("stats", "--json")
    assert (ran.code, len(ran.objects)) == (1, 2)
    assert "01ARZ3NDEKTSV4RRFFQ69G5FAV" in ran.err


def test_misuse(call: Call) -> None:
    assert call("stats", "--dimension", "instrument").code == 2
    assert call("stats", "--untagged", "--dimension", "nothing").code == 2
    assert call("stats", "nowhere").code == 1

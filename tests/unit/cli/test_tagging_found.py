"""`stdplan tag --query`: every clause that a search finds, at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call


def tagged(call: Call) -> dict[str, list[str]]:
    notes = call("annotations", "--json").objects
    return {f"{note['document']}:{note['target']['clause']}": note["tags"] for note in notes}


def test_the_clauses_are_printed_and_nothing_is_written(call: Call, folder: Path) -> None:
    ran = call("tag", "--query", "标准化试点", "甲", "--dry-run")
    assert (ran.code, sorted(ran.lines)) == (0, ["notice:p1  第1段", "notice:title  标题"])
    assert not (folder / "annotations").exists()


def test_every_clause_that_is_found_is_tagged_and_undone_at_once(call: Call) -> None:
    ran = call("tag", "--query", "标准化试点", "甲", "乙/丙")
    assert (ran.code, ran.out) == (0, "2 clauses have changed\n")
    assert tagged(call) == {"notice:title": ["甲", "乙/丙"], "notice:p1": ["甲", "乙/丙"]}
    found = call("tag", "--query", "标准化试点 工作", "甲", "--remove", "--json").object
    assert found == {"query": "标准化试点 工作", "tags": ["甲"], "clauses": ["notice:p1"], "changed": 1}
    assert tagged(call)["notice:p1"] == ["乙/丙"]
    call("undo")
    call("undo")
    assert tagged(call) == {}


@pytest.mark.parametrize("query", ["没有的词", "标准化特别长的问题是什么"])
def test_what_is_not_found_as_it_stands_is_not_tagged(call: Call, query: str) -> None:
    ran = call("tag", "--query", query, "甲")
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: nothing found\n")
    assert tagged(call) == {}


def test_a_tag_that_cannot_be_given_is_told_before_anything_is_searched(call: Call, folder: Path) -> None:
    (folder / "annotations").mkdir()
    (folder / "annotations" / "vocabulary.toml").write_text("schema = 1\nclosed = true\n")
    ran = call("tag", "--query", "标准化", "甲", "--dry-run")
    assert ran.code == 1
    assert "甲 is not in the vocabulary" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--query", "标准化"],
        ["--query", "标准化", "甲", "--quote", "标准"],
        ["plan:1.1", "甲", "--dry-run"],
        ["plan:1.1"],
        [],
    ],
    ids=" ".join,
)
def test_misuse(call: Call, arguments: list[str]) -> None:
    assert call("tag", *arguments).code == 2

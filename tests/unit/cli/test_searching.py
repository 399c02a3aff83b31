"""`stdplan search`: hits, notes among them, limits, and nothing found."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Call


def test_hits_are_places_with_words(call: Call) -> None:
    ran = call("search", "特高压")
    assert ran.code == 0
    (line,) = ran.lines
    assert line.startswith("plan:1.2.p1  ")
    assert "特高压输电" in line


def test_hits_as_json(call: Call) -> None:
    found = call("search", "特高压", "--json").object
    assert (found["document"], found["clause"], found["field"]) == ("plan", "1.2.p1", "text")
    ((start, end),) = found["spans"]
    assert found["text"][start:end] == "特高压"
    assert "annotation" not in found


def test_notes_and_tags_are_found(call: Call) -> None:
    note = call("annotate", "plan:1.1", "-m", "与柔性直流重复", "--tag", "供给型", "--json").object
    found = call("search", "柔性直流", "--json").object
    assert (found["annotation"], found["clause"], found["field"]) == (note["id"], "1.1", "note")
    assert call("search", "供给型", "--json").object["field"] == "tag"
    call("undo")
    assert call("search", "柔性直流").code == 1


def test_limit_and_document(call: Call) -> None:
    every = call("search", "标准化", "--json").objects
    assert {hit["document"] for hit in every} == {"plan", "notice"}
    limited = call("search", "标准化", "--limit", "1", "--json")
    assert limited.objects == every[:1]
    assert f"{len(every) - 1} more hit" in limited.err
    assert {hit["document"] for hit in call("search", "标准化", "--doc", "notice", "--json").objects} == {"notice"}


def test_nothing_found(call: Call) -> None:
    ran = call("search", "没有的词")
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: nothing found\n")


def test_search_without_a_cache_folder(call: Call, own_folders: Path) -> None:
    (own_folders / "cache").write_text("a file where the folder should be")
    assert call("search", "特高压").code == 0

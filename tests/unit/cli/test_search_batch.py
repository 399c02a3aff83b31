"""`stdplan search --batch`: many queries, one process, each answer known by its query."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call

QUERIES = "特高压\n\n  没有的词  \n标准 (农\n#标准\n"


@pytest.fixture
def queries(tmp_path: Path) -> str:
    path = tmp_path / "queries.txt"
    path.write_text("\ufeff" + QUERIES.replace("\n", "\r\n"), "utf-8")
    return str(path)


def test_an_object_for_each_query(call: Call, queries: str) -> None:
    ran = call("search", "--batch", queries, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [found["query"] for found in ran.objects] == ["特高压", "没有的词", "标准 (农", "#标准"]
    first, second, third, _fourth = ran.objects
    assert list(first) == ["query", "total", "related", "hits", "notices"]
    assert [hit["clause"] for hit in first["hits"]] == ["1.2.p1"]
    assert list(first["hits"][0]) == list(call("search", "特高压", "--json").object)
    assert second == {"query": "没有的词", "total": 0, "related": False, "hits": [], "notices": []}
    assert third["notices"][0]["column"] == 3


def test_options_hold_for_every_query(call: Call, queries: str) -> None:
    found = call("search", "--batch", queries, "--json", "--context", "2", "--doc", "plan").objects[0]
    assert found["hits"][0]["context"] == {"before": "制定", "match": "特高压", "after": "输电"}
    several = call("search", "--batch", queries, "--json", "--limit", "1").objects
    assert all(len(found["hits"]) <= 1 for found in several)


def test_counts(call: Call, queries: str) -> None:
    assert call("search", "--batch", queries, "--count").lines == [
        "1  特高压",
        "0  没有的词",
        "0  标准 (农",
        "0  #标准",
    ]
    counted = call("search", "--batch", queries, "--count", "--json").objects
    assert counted[:2] == [{"query": "特高压", "total": 1}, {"query": "没有的词", "total": 0}]


def test_facets(call: Call, queries: str) -> None:
    found = call("search", "--batch", queries, "--facets", "--json").objects
    assert [each["total"] for each in found] == [1, 0, 0, 0]
    assert found[0]["facets"]["doc"][0]["value"] == "plan"
    assert "documents" in call("search", "--batch", queries, "--facets").lines


def test_a_page_for_each_query(call: Call, queries: str) -> None:
    ran = call("search", "--batch", queries)
    assert ran.lines[0] == "特高压  (1)"
    assert ran.lines[1].startswith("plan:1.2.p1  ")
    assert ran.lines[2:5] == ["", "没有的词  (0)", ""]
    assert "       ^" in ran.err.splitlines()


def test_standard_input(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("没有的词\n".encode())))
    ran = call("search", "--batch", "-", "--count")
    assert (ran.code, ran.lines) == (1, ["0  没有的词"])


def test_what_cannot_be_read(call: Call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes("特高压\n".encode() + b"\xff\n")
    ran = call("search", "--batch", str(bad), "--count")
    assert (ran.code, ran.lines) == (2, ["1  特高压"])
    assert "line 2 of the queries is not UTF-8" in ran.err
    assert call("search", "--batch", str(tmp_path / "none.txt")).code == 1

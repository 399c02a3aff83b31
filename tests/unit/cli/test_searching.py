"""`stdplan search`: hits, notes among them, limits, and nothing found."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_cache_path

from stdplan_tui.cli import refreshing
from tests.unit.cli.conftest import Call, Ran


def scoreless(ran: Ran) -> list[dict[str, Any]]:
    """The hits without their scores, in which a document counts that was just read again."""
    return [{key: value for key, value in hit.items() if key != "score"} for hit in ran.objects]


def test_hits_are_places_with_words(call: Call) -> None:
    ran = call("search", "特高压")
    assert ran.code == 0
    (line,) = ran.lines
    assert line.startswith("plan:1.2.p1  ")
    assert "特高压输电" in line


def test_hits_as_json(call: Call) -> None:
    found = call("search", "特高压", "--json").object
    assert list(found) == ["document", "clause", "label", "title", "score", "field", "text", "spans"]
    assert (found["document"], found["clause"], found["field"]) == ("plan", "1.2.p1", "text")
    ((start, end),) = found["spans"]
    assert found["text"][start:end] == "特高压"


def test_notes_and_tags_are_found(call: Call) -> None:
    note = call("annotate", "plan:1.1", "-m", "与柔性直流重复", "--tag", "供给型", "--json").object
    found = call("search", "柔性直流", "--json").object
    assert (found["annotation"], found["clause"], found["field"]) == (note["id"], "1.1", "note")
    assert call("search", "供给型", "--json").object["field"] == "tag"
    call("undo")
    assert call("search", "柔性直流").code == 1


def test_a_note_on_a_document_has_its_place(call: Call) -> None:
    call("annotate", "plan", "-m", "与柔性直流重复")
    (line,) = call("search", "柔性直流").lines
    assert line.startswith("plan  江南县标准化发展规划（2021—2025年）  (note) ")
    assert call("search", "柔性直流", "--json").object["clause"] is None


def test_limit_and_document(call: Call) -> None:
    every = scoreless(call("search", "标准化", "--json"))
    assert {hit["document"] for hit in every} == {"plan", "notice"}
    assert scoreless(call("search", "标准化", "--json", "--limit", "0")) == every
    limited = call("search", "标准化", "--limit", "1", "--json")
    assert scoreless(limited) == every[:1]
    assert f"{len(every) - 1} more hit" in limited.err
    assert {hit["document"] for hit in call("search", "标准化", "--doc", "notice", "--json").objects} == {"notice"}
    assert call("search", "特高压 OR 标准化试点", "--doc", "plan", "--json").object["clause"] == "1.2.p1"
    assert call("search", "标准化", "--doc", "none").code == 1
    assert call("search", "标准化", "--doc", "/").code == 2


def test_reading_order(call: Call) -> None:
    places = [
        (hit["document"], hit["clause"]) for hit in call("search", "标准", "--order", "reading", "--json").objects
    ]
    assert places[:2] == [("notice", "title"), ("notice", "p1")]
    assert [clause for document, clause in places if document == "plan"] == [
        "title",
        "preamble.p1",
        "1.1",
        "1.2.p1",
        "1.2.b1",
        "2.box1",
        "2.box1.e1",
    ]


def test_a_literal_query_means_nothing_else(call: Call) -> None:
    call("annotate", "plan:1.1", "-m", '标准 OR "特高压')
    (found,) = scoreless(call("search", '标准 OR "特高压', "--literal", "--json"))
    assert found["field"] == "note"
    assert scoreless(call("search", '标准 OR "特高压', "--literal", "--doc", "plan", "--json")) == [found]
    assert call("search", "标准化 OR 特高压", "--literal").code == 1
    assert call("search", "标准化 OR 特高压", "--literal", "--doc", "plan").code == 1


def test_words_may_be_left_out(call: Call) -> None:
    places = {hit["clause"] for hit in call("search", "标准化", "-试点", "--doc", "notice", "--json").objects}
    assert places == set()
    assert call("search", "标准化", "-试点", "--json").code == 0
    assert call("search", "--", "-试点").code == 1
    ran = call("search", "标准化", "--试点")
    assert ran.code == 2
    assert "no such option: --试点" in ran.err


@pytest.mark.parametrize(
    ("count", "before", "after"), [("0", "", ""), ("2", "制定", "输电"), ("100", "围绕产业需要，制定", "输电标准。")]
)
def test_context(call: Call, count: str, before: str, after: str) -> None:
    found = call("search", "特高压", "--context", count, "--json").object
    start, end = found["spans"][0]
    assert found["context"]["match"] == "特高压" == found["text"][start:end]
    assert found["context"]["before"].endswith(before)
    assert found["context"]["after"] == after
    (line,) = call("search", "特高压", "--context", count).lines
    assert f"{before}特高压{after}" in line


def test_count(call: Call) -> None:
    every = len(call("search", "标准化", "--json").objects)
    assert call("search", "标准化", "--count").out == f"{every}\n"
    assert call("search", "标准化", "--count", "--json").object == {"query": "标准化", "total": every}
    nothing = call("search", "没有的词", "--count")
    assert (nothing.code, nothing.out, nothing.err) == (1, "0\n", "")


def test_facets(call: Call) -> None:
    every = call("search", "标准化", "--json").objects
    found = call("search", "标准化", "--facets", "--json").object
    assert (found["query"], found["total"]) == ("标准化", len(every))
    documents = {value["value"]: value["count"] for value in found["facets"]["doc"]}
    assert documents == {id_: sum(hit["document"] == id_ for hit in every) for id_ in ("plan", "notice")}
    lines = call("search", "标准化", "--facets").lines
    assert lines[0] == "documents"
    assert f"  {documents['plan']}  江南县标准化发展规划（2021—2025年）  doc:plan" in lines
    assert call("search", "没有的词", "--facets").code == 1


def test_what_is_only_near_is_announced_and_not_counted(call: Call) -> None:
    question = "标准化工作的技术要求由谁来定"
    ran = call("search", question, "--json")
    assert ran.code == 0
    assert ran.objects
    assert ran.err == "stdplan: nothing has these words as they stand; the clauses nearest to them:\n"
    assert call("search", question, "--count").out == "0\n"
    assert call("search", question, "--facets", "--json").object == {"query": question, "total": 0, "facets": {}}


def test_what_does_not_parse_is_pointed_at(call: Call) -> None:
    ran = call("search", "标准 (农")
    assert ran.code == 1
    reason, query, caret, *_rest = ran.err.splitlines()
    assert reason.startswith("stdplan: ")
    assert (query, caret) == ("  标准 (农", "       ^")
    narrowed = call("search", "标准 (农", "--doc", "plan")
    assert narrowed.err.splitlines()[:3] == [reason, query, caret]
    assert call("search", "标准 (农", "--json").err == f"{reason}\nstdplan: nothing found\n"


def test_nothing_found(call: Call) -> None:
    ran = call("search", "没有的词")
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: nothing found\n")


def test_something_near_is_proposed_where_nothing_is_found(call: Call) -> None:
    ran = call("search", "标准话")
    assert ran.code == 1
    nothing, meant = ran.err.splitlines()
    assert nothing == "stdplan: nothing found"
    assert meant.startswith("stdplan: did you mean: ")
    assert "标准化" in meant
    assert call("search", "标准话", "--json").err == "stdplan: nothing found\n"


def test_suggestions(call: Call) -> None:
    found = call("search", "--suggest", "bzh", "--json").objects
    assert ("标准化", "word", False) in {(each["text"], each["kind"], each["near"]) for each in found}
    assert any(line.startswith("标准化  word  ") for line in call("search", "--suggest", "bzh").lines)
    assert len(call("search", "--suggest", "bzh", "--limit", "1").lines) == 1
    assert call("search", "--suggest", "zzzzqqq").code == 1


def test_a_search_is_saved_and_found_again(call: Call) -> None:
    first = call("search", "特高压", "--doc", "plan", "--save", "电网", "--json")
    assert first.err == "stdplan: saved as 电网\n"
    again = call("search", "--saved", "电网", "--json")
    assert (again.code, scoreless(again)) == (0, scoreless(first))
    assert "before it was: 特高压 doc:plan" in call("search", "标准化", "--save", "电网").err
    unknown = call("search", "--saved", "电力网")
    assert unknown.code == 2
    assert "no search is saved as 电力网" in unknown.err


def test_hits_in_a_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    ran = call("search", "特高压", "--output", str(path))
    assert (ran.code, ran.out) == (0, f"1 hit written to {path}\n")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdocument,")
    again = call("search", "特高压", "--output", str(path))
    assert again.code == 1
    assert "there already" in again.err
    lines = tmp_path / "hits.txt"
    told = call("search", "特高压", "--format", "json", "--output", str(lines)).out
    assert told.endswith(f"{lines}\n")
    assert json.loads(lines.read_text("utf-8"))["clause"] == "1.2.p1"
    assert call("search", "特高压", "--output", str(tmp_path / "hits.doc")).code == 1
    missing = tmp_path / "none.csv"
    assert call("search", "没有的词", "--output", str(missing)).code == 1
    assert not missing.exists()


def test_hits_in_a_format(call: Call) -> None:
    assert call("search", "特高压", "--format", "csv").out.startswith("\ufeffdocument,document_number,")
    quoted = call("search", "标准化试点工作", "--format", "markdown").out
    assert quoted.endswith(
        "> 各单位要做好标准化试点工作。\n>\n"
        "> ——《江南县人民政府关于开展标准化试点的通知》（江政发〔2021〕3号），第1段\n\n"
    )
    assert scoreless(call("search", "特高压", "--format", "json")) == scoreless(call("search", "特高压", "--json"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "missing QUERY"),
        (["  "], "missing QUERY"),
        (["标准", "--saved", "x"], "QUERY does not go with --saved"),
        (["标准", "--count", "--facets"], "--count does not go with --facets"),
        (["--batch", "-", "--output", "x.csv"], "--batch does not go with --output"),
        (["标准", "--json", "--format", "csv"], "--json does not go with --format"),
        (["标准", "--format", "xml"], "--format is one of"),
        (["标准", "--context", "-1"], "--context is a whole number"),
        (["标准", "--limt", "3"], "no such option: --limt; did you mean --limit"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_misuse(call: Call, arguments: list[str], told: str) -> None:
    ran = call("search", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_search_without_a_cache_folder(call: Call, own_folders: Path) -> None:
    (own_folders / "cache").write_text("a file where the folder should be")
    assert call("search", "特高压").code == 0


def test_a_long_wait_is_explained_on_a_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "_PATIENCE", 0.0)
    assert call("search", "特高压").err == ""
    monkeypatch.setattr(sys.stderr.__class__, "isatty", lambda _stream: True)
    shutil.rmtree(user_cache_path("stdplan", appauthor=False))
    ran = call("search", "特高压", "--count")
    assert ran.err.startswith("\r\x1b[Kindexing ")
    assert ran.err.endswith("%\r\x1b[K")


def test_several_processes_share_an_index(folder: Path) -> None:
    program = "import sys; from stdplan_tui.cli.main import run; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "-C", str(folder), "search", "标准化", "--count"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ended = [(*process.communicate(timeout=60), process.returncode) for process in running]
    assert ended == [(b"5\n", b"", 0)] * 3

"""`stdplan annotations` with its filters, orders, groups and counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import VOCABULARY
from tests.unit.cli.conftest import Call


@pytest.fixture
def call(call: Call, folder: Path) -> Call:
    """With a vocabulary, a note on a document, one on words and its answer, one on a clause, and tags."""
    (folder / "annotations").mkdir()
    (folder / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    call("annotate", "plan", "-m", "总体")
    call("annotate", "plan:1.1", "-m", "重点？", "--quote", "质量第一")
    call("tag", "plan:1.2.p1", "环境型/目标规划")
    call("tag", "plan:2.box1.e1", "供给型/资金投入", "自拟")
    call("annotate", "notice:p1", "-m", "谁负责？", "--tag", "供给型/资金投入")
    return call


def places(call: Call, *options: str) -> list[str]:
    found = [one["place"] for one in call("annotations", *options, "--json").objects]
    return [f"{place['document']}:{place['clause']}" if place["clause"] else str(place["document"]) for place in found]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--tag", "环境型"], ["plan:1.2.p1"]),
        (["--tag", "自拟"], ["plan:2.box1.e1"]),
        (["--tag", "环境型", "--tag", "自拟"], ["plan:1.2.p1", "plan:2.box1.e1"]),
        (["--dimension", "instrument", "--kind", "tags"], ["plan:1.2.p1", "plan:2.box1.e1"]),
        (["--dimension", "policy instrument", "--kind", "note"], ["notice:p1"]),
        (["--kind", "note", "--untagged"], ["plan", "plan:1.1"]),
        (["--about", "span"], ["plan:1.1"]),
        (["--about", "document", "--about", "span"], ["plan", "plan:1.1"]),
        (["--author", "me", "--text", "负责"], ["notice:p1"]),
        (["--author", "Zhang San", "--doc", "notice"], ["notice:p1"]),
        (["--author", "zhang-san", "--text", "质量 重点"], ["plan:1.1"]),
        (["--since", "today", "--until", "today", "--kind", "note"], ["notice:p1", "plan", "plan:1.1"]),
        (["--status", "open", "--kind", "note", "--limit", "1"], ["notice:p1"]),
        (["--standing", "same", "--tag", "自拟"], ["plan:2.box1.e1"]),
        (["plan:1", "--kind", "note"], ["plan:1.1"]),
        (["--sort", "tag", "--tag", "供给型"], ["notice:p1", "plan:2.box1.e1"]),
    ],
)
def test_filters_combine(call: Call, options: list[str], found: list[str]) -> None:
    assert places(call, *options) == found


@pytest.mark.parametrize(
    "options", [["--broken"], ["--until", "2020-01-01"], ["--text", "没有"], ["--status", "wontfix"]]
)
def test_nothing_found_is_exit_code_1(call: Call, options: list[str]) -> None:
    ran = call("annotations", *options)
    assert (ran.code, ran.out) == (1, "")
    assert "no notes or tags there" in ran.err
    assert call("annotations", *options, "--count").out == "0\n"
    assert call("annotations", *options, "--count", "--json").object == {"count": 0}


def test_json_says_how_each_stands(call: Call) -> None:
    (one,) = call("annotations", "--about", "span", "--json").objects
    place = {"document": "plan", "clause": "1.1", "label": "一/（一）", "standing": "same"}
    assert one["place"] == {**place, "start": 11, "end": 15}
    assert (one["state"], one["thread"], one["dimensions"]) == ("open", one["id"], [])
    assert (one["body"], one["target"]["exact"]) == ("重点？\n", "质量第一")
    (whole,) = call("annotations", "--about", "document", "--json").objects
    assert whole["place"] == {
        **dict.fromkeys(("clause", "start", "end")),
        "document": "plan",
        "label": "",
        "standing": "same",
    }
    (tagged,) = call("annotations", "--tag", "自拟", "--json").objects
    assert tagged["dimensions"] == ["instrument"]


def test_the_place_is_that_in_the_text_as_it_is_now(call: Call, folder: Path) -> None:
    path = folder / "corpus" / "plan.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("坚持质量第一，", "必须坚持质量第一和效益，"), "utf-8")
    (one,) = call("annotations", "--about", "span", "--json").objects
    assert (one["place"]["clause"], one["place"]["start"], one["place"]["end"]) == ("1.1", 13, 17)
    path.write_text(text.replace("制定良种繁育标准。", "制定良种繁育和推广标准。"), "utf-8")
    assert places(call, "--broken") == ["plan:2.box1.e1"]
    assert "text changed" in call("annotations", "--broken").out
    assert places(call, "--standing", "changed") == ["plan:2.box1.e1"]


def test_groups_and_counts(call: Call) -> None:
    assert call("annotations", "--count").out == "5\n"
    assert call("annotations", "--count", "--group", "document").lines == ["1  notice", "4  plan"]
    assert call("annotations", "--count", "--group", "author", "--json").object == {"group": "zhang-san", "count": 5}
    by_tag = call("annotations", "--count", "--group", "tag").lines
    assert by_tag == ["1  环境型/目标规划", "2  供给型/资金投入", "1  自拟", "2  without a tag"]
    assert call("annotations", "--count", "--group", "state").lines == ["5  unresolved"]
    assert len(call("annotations", "--count", "--group", "date").lines) == 1
    assert call("annotations", "--count", "--group", "dimension").lines == ["3  instrument", "3  without a tag"]
    listed = call("annotations", "--group", "author")
    assert listed.lines[0] == "Zhang San (5)"
    assert {one["group"] for one in call("annotations", "--group", "tag", "--json").objects} >= {"自拟", ""}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tag", "环境"], "环境 is not in the vocabulary; perhaps 环境型/目标规划"),
        (["--dimension", "tool"], "there is no dimension tool; there are: instrument"),
        (["--author", "zhang-sna"], "there is no author zhang-sna; perhaps zhang-san"),
        (["--author", "bob"], "there is no author bob; there are: zhang-san (Zhang San)"),
        (["--since", "soon"], "--since takes a day such as 2026-11-21"),
        (["--status", "done"], "--status is one of: open, resolved, wontfix"),
        (["--kind", "comment"], "--kind is one of: note, tags, reply"),
    ],
)
def test_what_is_not_there_is_misuse_and_says_what_is(call: Call, options: list[str], said: str) -> None:
    ran = call("annotations", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_who_has_written_nothing_cannot_ask_for_their_own(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (folder / "annotations" / "_authors").iterdir():
        path.unlink()
    ran = call("annotations", "--author", "me")
    assert ran.code == 2
    assert "you have written nothing in this workspace yet" in ran.err


def test_without_a_vocabulary_tags_are_those_that_were_given(call: Call, folder: Path) -> None:
    (folder / "annotations" / "vocabulary.toml").unlink()
    assert places(call, "--tag", "供给型", "--kind", "tags") == ["plan:2.box1.e1"]
    ran = call("annotations", "--tag", "供给")
    assert ran.code == 2
    assert "供给 is not in the vocabulary" in ran.err
    assert "供给型/资金投入" in ran.err


def test_a_broken_file_is_told_and_the_others_are_listed(call: Call, folder: Path) -> None:
    (folder / "annotations" / "plan" / "zhang-san" / "01KAJ3AAAAAAAAAAAAAAAAAAAA.toml").write_text("body = 3", "utf-8")
    ran = call("annotations", "--kind", "note")
    assert ran.code == 1
    assert "01KAJ3AAAAAAAAAAAAAAAAAAAA.toml" in ran.err
    assert "总体" in ran.out

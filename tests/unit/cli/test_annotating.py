"""`stdplan annotate`, `tag`, `annotations`: writing notes and tags, and listing them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call


class Piped(io.TextIOWrapper):
    """Standard input with bytes in it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


def test_a_note_on_words(call: Call, folder: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "重点？", "--quote", "质量第一", "--tag", "环境型", "--json").object
    assert (note["body"], note["tags"], note["author"]) == ("重点？\n", ["环境型"], "zhang-san")
    assert (note["target"]["exact"], note["target"]["clause"]) == ("质量第一", "1.1")
    assert (folder / "annotations" / "plan" / "zhang-san" / f"{note['id']}.toml").exists()
    ran = call("annotations", "plan:1.1")
    assert ran.lines[0].startswith("plan:1.1  一/（一）  Zhang San  ")
    assert ran.lines[1:] == ["    “质量第一”", "    #环境型", "    重点？"]


def test_a_note_between_offsets(call: Call) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--start", "0", "--end", "3", "--json").object
    assert note["target"]["exact"] == "（一）"


def test_the_text_can_be_piped(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Piped("第一行\r\n第二行".encode()))
    ran = call("annotate", "plan")
    assert ran.lines[0].startswith("plan  whole document  Zhang San  ")
    assert ran.lines[1:] == ["    第一行", "    第二行"]


def test_piped_text_must_be_utf8(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Piped("标准".encode("gb18030")))
    ran = call("annotate", "plan")
    assert ran.code == 2
    assert "UTF-8" in ran.err


def test_tags_are_added_and_removed(call: Call) -> None:
    assert call("tag", "plan:1.1", "甲", "乙", "--json").object == {
        "document": "plan",
        "clause": "1.1",
        "tags": ["甲", "乙"],
    }
    assert call("tag", "plan:1.1", "丙").out == "plan:1.1  #甲  #乙  #丙\n"
    assert call("tag", "--remove", "plan:1.1", "甲", "丙").out == "plan:1.1  #乙\n"
    (only,) = call("annotations", "--json").objects
    assert (only["motivation"], only["tags"]) == ("tagging", ["乙"])


def test_broken_files_are_named_and_the_rest_is_listed(call: Call, folder: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object
    path = folder / "annotations" / "plan" / "zhang-san" / "01ARZ3NDEKTSV4RRFFQ69G5FAV.toml"
    path.write_text("<<<<<<< ours\n", "utf-8")
    ran = call("annotations", "--json")
    assert ran.code == 1
    assert [found["id"] for found in ran.objects] == [note["id"]]
    assert f"{path}:1" in ran.err
    assert path.read_text("utf-8") == "<<<<<<< ours\n"


def test_markup_and_escapes_in_a_note_are_words(call: Call) -> None:
    call("annotate", "plan:1.1", "-m", "[@click=quit]\x1b[31m红\x07")
    assert call("annotations").lines[1:] == ["    [@click=quit]红"]
    (note,) = call("annotations", "--json").objects
    assert note["body"] == "[@click=quit]\x1b[31m红\x07\n"


@pytest.mark.parametrize("where", [(), ("plan",), ("plan:1.1",), ("--json",)])
def test_no_annotations_are_said_and_make_the_exit_code_1(call: Call, where: tuple[str, ...]) -> None:
    ran = call("annotations", *where)
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: no notes or tags there\n")

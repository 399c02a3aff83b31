"""`stdplan reply`, `resolve`, `reopen`, `edit`, `delete`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call
from tests.unit.cli.test_annotating import Piped


def written(call: Call, words: str = "请改", clause: str = "plan:1.1") -> str:
    """The id of a new note."""
    return str(call("annotate", clause, "-m", words, "--json").object["id"])


def test_a_note_is_answered_by_its_id_or_its_clause(call: Call) -> None:
    note = written(call)
    answer = call("reply", note[-8:], "-m", "好", "--json").object
    assert (answer["motivation"], answer["reply_to"], answer["body"]) == ("replying", [note], "好\n")
    ran = call("reply", "plan:1.1", "-m", "再说一次")
    assert ran.lines[0].startswith("plan:1.1  一/（一）  Zhang San  ")
    assert ran.lines[1:] == ["    再说一次"]


def test_an_answer_can_be_piped(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    written(call)
    monkeypatch.setattr(sys, "stdin", Piped("第一行\r\n第二行".encode()))
    assert call("reply", "plan:1.1").lines[1:] == ["    第一行", "    第二行"]


def test_a_discussion_is_settled_and_reopened(call: Call) -> None:
    note = written(call)
    verdict = call("resolve", note, "-m", "改完", "--json").object
    assert (verdict["motivation"], verdict["resolution"], verdict["body"]) == ("assessing", "resolved", "改完\n")
    again = call("resolve", note)
    assert (again.code, "resolved" in again.err) == (1, True)
    assert call("resolve", note, "--wontfix").lines[-1] == "will not be done"
    assert call("reopen", note, "-m", "再议").lines[-2:] == ["    再议", "reopened"]
    assert call("reopen", note).code == 1


def test_a_note_is_edited_and_deleted(call: Call, folder: Path) -> None:
    note = written(call)
    assert call("edit", note, "-m", "新的话", "--json").object["body"] == "新的话\n"
    assert call("delete", note).lines[-1] == "deleted"
    assert 'status = "deleted"' in (folder / "annotations" / "plan" / "zhang-san" / f"{note}.toml").read_text("utf-8")
    assert call("delete", note).code == 1
    call("undo")
    assert call("annotations", "plan:1.1").lines[-1] == "    新的话"


@pytest.mark.parametrize("command", ["reply", "edit"])
def test_without_words_nothing_is_written(call: Call, command: str) -> None:
    written(call)
    ran = call(command, "plan:1.1", "-m", "  ")
    assert (ran.code, "no text" in ran.err) == (2, True)


def test_which_note_is_meant_has_to_be_clear(call: Call) -> None:
    notes = [written(call, words) for words in ("一", "二")]
    ran = call("reply", "plan:1.1", "-m", "好")
    assert ran.code == 1
    assert all(note in ran.err for note in notes)
    assert call("resolve", "plan").code == 1


def test_a_verdict_is_told_in_words(call: Call) -> None:
    note = written(call)
    call("resolve", note, "--wontfix", "-m", "不改")
    head = call("annotations", "--kind", "verdict").lines[0]
    assert head.startswith("plan:1.1  一/（一）  verdict  will not be done  Zhang San")
    assert "  处理意见  不采纳  " in call("--lang", "zh", "annotations", "--kind", "verdict").lines[0]


def test_a_text_has_each_discussion_in_one_piece(call: Call) -> None:
    first = written(call, "一")
    written(call, "二")
    call("reply", first, "-m", "答一")
    call("resolve", first)
    call("done", "plan:1.1")
    lines = [line.strip() for line in call("show", "plan:1.1", "--notes").lines if "[" in line]
    kinds = [line.partition("]")[0].removeprefix("[") for line in lines]
    assert kinds == ["note", "reply", "verdict", "note", "done"]
    assert [line.rpartition(": ")[2] for line in lines[:4]] == ["一", "答一", "resolved", "二"]
    assert lines[4].endswith(call("annotations", "--kind", "done", "--json").object["updated"][:10])

"""`stdplan undo`, `redo`, `history`: taking changes back, doing them again, and listing them."""

from __future__ import annotations

import re

from tests.unit.cli.conftest import Call


def test_undo_and_redo_say_what_they_turned(call: Call) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object
    assert call("undo").lines == ["taken back: note", f"  plan:1.1  {note['id']}"]
    assert call("annotations").code == 1
    again = call("undo")
    assert (again.code, again.out, again.err) == (1, "", "stdplan: there is nothing to take back\n")
    assert call("redo").lines == ["done again: note", f"  plan:1.1  {note['id']}"]
    assert call("annotations").code == 0
    again = call("redo")
    assert (again.code, again.out, again.err) == (1, "", "stdplan: there is nothing to do again\n")


def test_undo_and_redo_as_json(call: Call) -> None:
    call("tag", "plan:1.1", "甲")
    undone = call("undo", "--json").object
    assert (undone["action"], [note["status"] for note in undone["annotations"]]) == ("tags", ["deleted"])
    redone = call("redo", "--json").object
    assert (redone["action"], [note["status"] for note in redone["annotations"]]) == ("tags", ["open"])


def test_a_note_on_the_document_has_no_clause(call: Call) -> None:
    note = call("annotate", "plan", "-m", "总评", "--json").object
    assert call("undo").lines == ["taken back: note", f"  plan  {note['id']}"]


def test_history_lists_the_newest_first_and_then_what_can_be_done_again(call: Call) -> None:
    call("tag", "plan:1.1", "甲", "乙")
    call("annotate", "notice:p1", "-m", "核对\n全文")
    call("annotate", "plan", "-m", "总评")
    call("undo")
    lines = [re.sub(r"^\d{4}-\d\d-\d\d \d\d:\d\d  ", "", line) for line in call("history").lines]
    assert lines == [
        "note  notice:p1  第1段  核对",
        "tags  plan:1.1  一/（一）  #甲 #乙",
        "note (taken back)  plan  the whole document  总评",
    ]


def test_history_as_json(call: Call) -> None:
    call("tag", "plan:1.1", "甲")
    call("annotate", "plan", "-m", "总评")
    call("undo")
    tags, note = call("history", "--json").objects
    assert {key: tags[key] for key in ("can", "action", "documents", "count", "clause", "label", "tags", "text")} == {
        "can": "undo",
        "action": "tags",
        "documents": ["plan"],
        "count": 1,
        "clause": "1.1",
        "label": "一/（一）",
        "tags": ["甲"],
        "text": "",
    }
    assert (note["can"], note["clause"], note["text"]) == ("redo", "", "总评")
    assert set(tags) == {*note} >= {"id", "at"}


def test_with_nothing_done_there_is_no_history(call: Call) -> None:
    ran = call("history")
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: there is nothing to take back\n")


def test_escapes_in_the_history_are_words(call: Call) -> None:
    call("annotate", "plan:1.1", "-m", "\x1b[31m红\x07")
    assert call("history").lines[0].endswith("  红")

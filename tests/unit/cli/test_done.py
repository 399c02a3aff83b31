"""`stdplan done`: marks put and taken back."""

from __future__ import annotations

from tests.unit.cli.conftest import Call


def test_clauses_are_marked_and_unmarked(call: Call) -> None:
    ran = call("done", "plan:1.1", "plan:2.box1.e1", "notice:p1")
    assert (ran.code, ran.lines) == (0, ["3 clauses marked as done"])
    assert call("done", "plan:1.1").lines == ["0 clauses marked as done"]
    assert call("done", "plan:1.1", "--remove").lines == ["1 clause is no longer marked as done"]


def test_one_undo_takes_back_marks_in_several_documents(call: Call) -> None:
    call("done", "plan:1.1", "notice:p1")
    assert call("undo").code == 0
    assert call("done", "plan:1.1", "notice:p1").lines == ["2 clauses marked as done"]


def test_everything_under_a_heading_or_in_a_document(call: Call) -> None:
    found = call("done", "plan:一", "plan:1.1", "--under", "--json").object
    assert found == {"clauses": ["plan:1.1", "plan:1.2.p1", "plan:1.2.b1"], "done": True, "changed": 3}
    assert call("done", "plan", "--under", "--json").object["changed"] == 2


def test_what_is_not_a_clause_is_misuse(call: Call) -> None:
    assert call("done").code == 2
    ran = call("done", "plan")
    assert (ran.code, "--under" in ran.err) == (2, True)
    assert call("done", "plan:9.9").code == 1


def test_marks_are_neither_notes_nor_tags(call: Call) -> None:
    call("done", "plan:1.1", "plan:1.2.p1")
    assert (call("annotations").code, call("annotations", "--untagged").code) == (1, 1)
    assert call("annotations", "--kind", "done", "--count").lines == ["2"]
    call("annotate", "plan:1.1", "-m", "一")
    assert call("annotations", "--count").lines == ["1"]
    assert call("annotations", "--kind", "note", "--kind", "done", "--count").lines == ["3"]

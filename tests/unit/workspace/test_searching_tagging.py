"""Tagging all that was found: one change, one undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.search.model import Field, Hit
from stdplan_tui.workspace import annotated, annotating, reading, tagging, undoing
from stdplan_tui.workspace.folder import Workspace

VOCABULARY = """\
schema = 1
closed = true
[[dimension]]
id = "instrument"
exclusive = true
[[dimension.tag]]
name = "供给型/资金"
aliases = ["资金"]
[[dimension.tag]]
name = "环境型/规划"
[[dimension]]
id = "other"
[[dimension.tag]]
name = "待查"
"""


@pytest.fixture(autouse=True)
def agreed(ws: Workspace) -> None:
    (ws.root / "annotations").mkdir()
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")


def hit(ws: Workspace, place: str) -> Hit:
    document, clause = reading.find(ws, place)
    return Hit(document.id, clause.id, "", document.title, 1.0, Field.TEXT, clause.string, ())


def tags(ws: Workspace, place: str) -> tuple[str, ...]:
    return annotating.own_tags(ws, *reading.find(ws, place))


def test_every_clause_is_tagged_once_and_one_undo_takes_all_back(ws: Workspace) -> None:
    annotating.with_tags(ws, *reading.find(ws, "plan:1.1"), ["待查"])
    hits = [hit(ws, place) for place in ("plan:1.1", "plan:1.2.p1", "plan:1.1", "notice:p1")]
    assert tagging.tag_all(ws, hits, ["资金"]) == 3
    assert tags(ws, "plan:1.1") == ("待查", "供给型/资金")
    assert tags(ws, "plan:1.2.p1") == tags(ws, "notice:p1") == ("供给型/资金",)
    assert tagging.tag_all(ws, hits, ["供给型/资金"]) == 0
    undone = undoing.undo(ws)
    assert undone is not None
    assert (undone.action, len(undone.changes)) == ("tags", 3)
    assert [tags(ws, place) for place in ("plan:1.1", "plan:1.2.p1", "notice:p1")] == [("待查",), (), ()]


def test_the_text_that_was_tagged_is_kept(ws: Workspace) -> None:
    tagging.tag_all(ws, [hit(ws, "plan:1.1"), hit(ws, "notice:p1")], ["待查"])
    assert len(list((ws.root / "annotations" / "_base").glob("*.md"))) == 2


def test_a_tag_takes_the_place_of_the_one_it_excludes(ws: Workspace) -> None:
    annotating.with_tags(ws, *reading.find(ws, "plan:1.1"), ["待查", "环境型/规划"])
    assert tagging.tag_all(ws, [hit(ws, "plan:1.1")], ["资金"]) == 1
    assert tags(ws, "plan:1.1") == ("待查", "供给型/资金")


def test_tags_are_removed(ws: Workspace) -> None:
    hits = [hit(ws, "plan:1.1"), hit(ws, "notice:p1")]
    tagging.tag_all(ws, hits, ["待查", "资金"])
    assert tagging.tag_all(ws, hits, [], ["待查"]) == 2
    assert tags(ws, "notice:p1") == ("供给型/资金",)
    assert tagging.tag_all(ws, hits, [], ["never given"]) == 0


def test_a_note_stands_for_its_clause(ws: Workspace) -> None:
    on_clause = replace(hit(ws, "plan:1.1"), field=Field.NOTE, text="核对", annotation="01KAJ300000000000000000000")
    on_document = replace(on_clause, clause=None)
    assert tagging.clauses_of([on_clause, on_document, hit(ws, "plan:1.1")]) == (("plan", "1.1"),)
    assert tagging.tag_all(ws, [on_clause, on_document], ["待查"]) == 1
    assert tags(ws, "plan:1.1") == ("待查",)


def test_what_is_gone_or_has_other_words_is_passed_over(ws: Workspace) -> None:
    there = hit(ws, "plan:1.1")
    hits = [
        replace(there, document=DocumentId("gone")),
        replace(there, clause=ClauseId("9.9")),
        replace(there, text="other words"),
        replace(there, clause=ClauseId("preamble"), text=""),
    ]
    assert tagging.tag_all(ws, hits, ["待查"]) == 0
    assert tags(ws, "plan:1.1") == ()


def test_nothing_is_written_where_a_tag_cannot_be_given(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    hits = [hit(ws, "plan:1.1"), hit(ws, "notice:p1")]
    with pytest.raises(VocabularyError):
        tagging.tag_all(ws, hits, ["待查", "no such tag"])
    monkeypatch.setattr(tagging, "AT_ONCE", 1)
    with pytest.raises(AnnotationError, match="more than 1 clauses"):
        tagging.tag_all(ws, hits, ["待查"])
    assert annotated.loaded(ws).annotations == ()

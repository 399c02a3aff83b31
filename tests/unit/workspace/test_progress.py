"""Done-marks, and what still lacks tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.annotations.counting.coverage import Coverage, sections
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.coding import coded_under, to_be_coded
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Metadata, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, progress, reading, undoing
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN, opened

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
required = true
[[dimension.tag]]
name = "供给型/资金"
[[dimension]]
id = "strength"
unit = "sentence"
[[dimension.tag]]
name = "应当"
"""


@pytest.fixture
def plan(ws: Workspace) -> Document:
    (ws.root / "annotations").mkdir()
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    return reading.document(ws, "plan")


def marks(ws: Workspace) -> list[Annotation]:
    return [note for note in ws.store.load().annotations if note.motivation is Motivation.DONE]


def covered(ws: Workspace, document: Document, author: str | None = "zhang-san") -> Coverage:
    return Coverage(document, ws.notebook.of(document), annotating.vocabulary(ws), author)


def lacking(ws: Workspace, document: Document, author: str | None = "zhang-san", **more: bool) -> list[str]:
    notes = ws.notebook.of(document)
    return [clause.id for clause in progress.untagged(notes, document, author, annotating.vocabulary(ws), None, **more)]


def reworded(ws: Workspace, body: str) -> Document:
    Library(ws.root / "corpus").save(Metadata(DocumentId("plan"), "江南县标准化发展规划（2021—2025年）"), body)
    return reading.document(ws, "plan")


def test_what_is_to_be_coded(plan: Document, ws: Workspace) -> None:
    found = [clause.id for clause in plan.flat if to_be_coded(clause)]
    assert found == ["preamble.p1", "1.1", "1.2.p1", "1.2.b1", "2.box1.e1"]
    counts = coded_under(plan)
    assert {id_: counts[id_] for id_ in map(ClauseId, ("1", "1.2", "2.box1", "title"))} == {
        "1": 3,
        "1.2": 2,
        "2.box1": 1,
        "title": 0,
    }
    assert counts[None] == 5
    notice = reading.document(ws, "notice")
    assert [clause.id for clause in notice.flat if to_be_coded(clause)] == ["p1"]


def test_a_heading_the_header_of_a_table_and_its_caption_are_not() -> None:
    body = "# 题\n\n## 一、总体\n\n**表1　指标**\n（单位：亿元）\n\n| 指标 | 值 |\n| --- | --- |\n| 数量 | 3 |\n"
    clauses = [clause for top in markdown.read(body) for clause in top.walk()]
    assert [clause.id for clause in clauses if to_be_coded(clause)] == ["1.t1.r1"]


def test_sections_are_the_headings_at_the_top(plan: Document) -> None:
    found = {section.head.id: [one.id for one in section.to_code] for section in sections(plan)}
    assert found == {"preamble": ["preamble.p1"], "1": ["1.1", "1.2.p1", "1.2.b1"], "2": ["2.box1.e1"]}


def test_articles_without_chapters_are_one_section() -> None:
    articles = "**第一条**\n制定本法。\n\n**第二条**\n适用本法。\n\n## 第一章　总则\n\n**第三条**\n标准。\n"
    body = f"# 法\n\n{articles}"
    law = Document(Metadata(DocumentId("law"), "法"), markdown.read(body))
    assert {section.head.id: len(section.to_code) for section in sections(law)} == {"art1": 2, "ch1": 1}


def test_what_lacks_a_tag_of_a_required_dimension(ws: Workspace, plan: Document) -> None:
    assert lacking(ws, plan) == ["preamble.p1", "1.1", "1.2.p1", "1.2.b1", "2.box1.e1"]
    annotating.tag(ws, plan, plan.clause("1.1"), ["供给型/资金"])
    annotating.tag(ws, plan, plan.clause("1.2.p1"), ["应当"], span=Span(0, 4))
    annotating.tag(ws, plan, plan.clause("1.2.b1"), ["供给型/资金"], span=Span(0, 4))
    assert lacking(ws, plan) == ["preamble.p1", "1.2.p1", "2.box1.e1"]
    assert lacking(ws, plan, "li-si") == lacking(ws, plan, "") == [clause.id for clause in covered(ws, plan).to_code]
    assert lacking(ws, plan, None) == lacking(ws, plan)


def test_without_a_required_dimension_any_tag_will_do(ws: Workspace, plan: Document) -> None:
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY.replace("true", "false"), "utf-8")
    annotating.tag(ws, plan, plan.clause("1.1"), ["应当"])
    assert "1.1" not in lacking(ws, plan)


def test_sentences_have_their_tags_on_words(ws: Workspace, plan: Document) -> None:
    two = reworded(ws, PLAN.replace("坚持质量第一，", "坚持质量第一。应当"))
    clause, dimension = two.clause("1.1"), annotating.vocabulary(ws).dimensions[1]
    assert clause.string == "（一）指导思想。\n坚持质量第一。应当完善标准体系。"
    annotating.tag(ws, two, clause, ["应当"])
    assert (covered(ws, two).units(clause, dimension), covered(ws, two).tagged(clause, dimension)) == (2, 0)
    annotating.tag(ws, two, clause, ["应当"], span=Span(16, 18))
    assert covered(ws, two).tagged(clause, dimension) == 1
    assert covered(ws, two).lacks(clause, dimension)
    annotating.tag(ws, two, clause, ["应当"], span=Span(9, 11))
    assert not covered(ws, two).lacks(clause, dimension)
    annotating.tag(ws, two, clause, ["应当"], span=Span(0, 4))
    assert covered(ws, two).tagged(clause, dimension) == 2, "the heading is no sentence of the text"


def test_tags_on_words_that_are_gone_do_not_count(ws: Workspace, plan: Document) -> None:
    annotating.tag(ws, plan, plan.clause("1.1"), ["供给型/资金"], span=Span(9, 15))
    assert covered(ws, plan).is_tagged(plan.clause("1.1").id)
    new = reworded(ws, PLAN.replace("坚持质量第一，完善标准体系。", "完善标准体系和计量体系。"))
    assert not covered(ws, new).is_tagged(new.clause("1.1").id)


def test_clauses_are_marked_as_one_change(ws: Workspace, plan: Document) -> None:
    clauses = progress.to_mark(plan.clause("1"))
    assert [clause.id for clause in clauses] == ["1.1", "1.2.p1", "1.2.b1"]
    assert progress.mark_done(ws, plan, clauses, True) == 3
    assert covered(ws, plan).done == {"1.1", "1.2.p1", "1.2.b1"}
    assert progress.is_marked(ws, plan, clauses)
    assert not progress.is_marked(ws, plan, plan.flat)
    assert lacking(ws, plan, but_done=True) == ["preamble.p1", "2.box1.e1"]
    assert progress.mark_done(ws, plan, clauses, True) == 0
    turned = undoing.undo(ws)
    assert turned is not None
    assert turned.action == progress.DONE
    assert covered(ws, plan).done == frozenset()


def test_a_clause_and_author_have_one_file(ws: Workspace, plan: Document) -> None:
    clause = plan.clause("1.1")
    progress.mark_done(ws, plan, [clause], True)
    assert progress.mark_done(ws, plan, [clause], False) == 1
    (taken_back,) = marks(ws)
    assert not taken_back.is_open
    progress.mark_done(ws, plan, [clause], True)
    (again,) = marks(ws)
    assert (again.id, again.is_open) == (taken_back.id, True)
    undoing.undo(ws)
    assert not marks(ws)[0].is_open


def test_two_marks_of_one_author_become_one(ws: Workspace, plan: Document) -> None:
    clause = plan.clause("1.1")
    progress.mark_done(ws, plan, [clause], True)
    (first,) = marks(ws)
    folder = ws.root / "annotations" / "plan" / "zhang-san"
    other = f"{first.id[:-1]}{'0' if first.id[-1] != '0' else '1'}"
    (folder / f"{other}.toml").write_text((folder / f"{first.id}.toml").read_text("utf-8").replace(first.id, other))
    assert progress.mark_done(ws, plan, [clause], False) == 1
    assert [note.is_open for note in marks(ws)] == [False, False]
    progress.mark_done(ws, plan, [clause], True)
    assert sorted(note.is_open for note in marks(ws)) == [False, True]


def test_a_clause_that_was_reworded_is_no_longer_done_until_it_is_marked_anew(ws: Workspace, plan: Document) -> None:
    progress.mark_done(ws, plan, [plan.clause("1.1"), plan.clause("1.2.b1")], True)
    new = reworded(ws, PLAN.replace("坚持质量第一，", "坚持质量第一、效益优先，").replace("## 一、", "## 三、"))
    assert set(covered(ws, new).done) == {"3.2.b1"}
    assert set(covered(ws, new).done_before) == {"3.1"}
    assert progress.mark_done(ws, new, [new.clause("3.1")], True) == 1
    assert len(marks(ws)) == 2
    assert set(covered(ws, new).done) == {"3.1", "3.2.b1"}
    assert not covered(ws, new).done_before
    assert ws.store.snapshot_text(new.version), "the text is kept that the mark is about now"


def test_others_marks_are_their_own(ws: Workspace, plan: Document, tmp_path: Path) -> None:
    other = opened(tmp_path / "work", Settings(author_name="Li Si", author_id="89abcdef", language="en"))
    progress.mark_done(other, plan, [plan.clause("1.1")], True)
    assert not progress.is_marked(ws, plan, [plan.clause("1.1")])
    assert progress.mark_done(ws, plan, [plan.clause("1.1")], False) == 0
    assert progress.mark_done(ws, plan, [plan.clause("1.1")], True) == 1
    assert sorted(note.author for note in marks(ws)) == ["li-si", "zhang-san"]


def test_what_takes_no_notes_cannot_be_marked(ws: Workspace, plan: Document) -> None:
    preamble = plan.clause("preamble")
    assert [clause.id for clause in progress.to_mark(preamble)] == ["preamble.p1"]
    with pytest.raises(AnnotationError, match="no words of its own"):
        progress.mark_done(ws, plan, [plan.clause("1.1"), preamble], True)
    assert marks(ws) == []


def test_a_title_can_be_marked_by_itself(plan: Document) -> None:
    title: Clause = plan.clause("title")
    assert progress.to_mark(title) == (title,)
    assert progress.to_mark(title, or_itself=False) == ()


def test_too_many_are_refused_before_anything_is_written(
    ws: Workspace, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "AT_ONCE", 2)
    with pytest.raises(AnnotationError, match="more than 2"):
        progress.mark_done(ws, plan, progress.to_mark(plan.clause("1")), True)
    assert marks(ws) == []

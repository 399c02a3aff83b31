"""Notes and tags in a workspace: written, changed, deleted, taken back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from stdplan_tui.annotations.anchoring import Standing
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.settings import Settings, load_settings
from stdplan_tui.workspace import annotated, annotating, placing, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN, opened

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
"""


@pytest.fixture
def place(ws: Workspace) -> tuple[Document, Clause]:
    return reading.find(ws, "plan:1.1")


def file_of(ws: Workspace, note: Annotation) -> Path:
    return ws.root / "annotations" / "plan" / "zhang-san" / f"{note.id}.toml"


def standing(ws: Workspace) -> list[Annotation]:
    return [note for note in annotated.loaded(ws).annotations if note.is_open]


def test_a_note_is_a_file_and_the_text_it_saw_is_kept(ws: Workspace, place: tuple[Document, Clause]) -> None:
    document, clause = place
    note = annotating.annotate(ws, document, clause, "核对主管部门")
    found = tomllib.loads(file_of(ws, note).read_text("utf-8"))
    assert (found["body"], found["motivation"], found["author"]) == ("核对主管部门\n", "commenting", "zhang-san")
    assert found["target"]["label"] == "一/（一）"
    assert found["target"]["quote_clause"] == clause.string
    kept = ws.root / "annotations" / "_base" / f"{document.version.removeprefix('sha256:')[:12]}.md"
    assert kept.read_text("utf-8") == PLAN
    assert tomllib.loads((ws.root / "annotations" / "_authors" / "zhang-san.toml").read_text("utf-8")) == {
        "name": "Zhang San",
        "id": "0123abcd",
    }


def test_a_note_on_words(ws: Workspace, place: tuple[Document, Clause]) -> None:
    document, clause = place
    start = clause.string.index("质量第一")
    note = annotating.annotate(ws, document, clause, "重点", span=Span(start, start + 4))
    assert (note.target.exact, note.target.span) == ("质量第一", Span(start, start + 4))


def test_a_note_on_the_document_keeps_no_text(ws: Workspace, place: tuple[Document, Clause]) -> None:
    note = annotating.annotate(ws, place[0], None, "总评")
    assert note.target.document
    assert not (ws.root / "annotations" / "_base").exists()


def test_a_container_takes_no_note(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:preamble")
    with pytest.raises(AnnotationError):
        annotating.annotate(ws, document, clause, "不行")
    assert not (ws.root / "annotations").exists()


def test_the_text_is_kept_even_if_its_file_has_changed_since(ws: Workspace, place: tuple[Document, Clause]) -> None:
    document, clause = place
    (ws.root / "corpus" / "plan.md").write_text(PLAN.replace("质量第一", "质量优先"), "utf-8")
    annotating.annotate(ws, document, clause, "旧文")
    assert ws.store.snapshot_text(document.version) == PLAN


def test_editing_and_deleting(ws: Workspace, place: tuple[Document, Clause]) -> None:
    note = annotating.annotate(ws, *place, "一")
    assert annotating.edit(ws, note, "一") is note
    later = annotating.edit(ws, note, "二")
    assert later.updated > note.updated
    gone = annotating.delete(ws, later)
    assert not gone.is_open
    assert tomllib.loads(file_of(ws, note).read_text("utf-8"))["body"] == "二\n"
    again = annotating.edit(ws, note, "三")  # made from what stood before the deletion: an edit beats it
    assert (again.is_open, again.body) == (True, "三\n")
    assert [(lost.field, lost.value) for lost in again.conflicts] == [("body", "二\n"), ("status", "deleted")]


def test_nobody_changes_what_another_wrote(ws: Workspace, place: tuple[Document, Clause]) -> None:
    note = annotating.annotate(ws, *place, "一")
    other = Workspace(ws.root, Settings(author_name="Li Qiang", author_id="89abcdef"))
    with pytest.raises(AnnotationError, match="zhang-san"):
        annotating.edit(other, note, "二")
    with pytest.raises(AnnotationError, match="zhang-san"):
        annotating.delete(other, note)
    assert standing(ws) == [note]


def test_tags_are_set_once_and_joined(ws: Workspace, place: tuple[Document, Clause]) -> None:
    first = annotating.tag(ws, *place, ["甲", "乙"])
    assert first is not None
    assert (first.motivation, first.tags) == (Motivation.TAGGING, ("甲", "乙"))
    assert annotating.with_tags(ws, *place, ["丙", "甲"]) == ("甲", "乙", "丙")
    assert annotating.without_tags(ws, *place, ["甲", "丁"]) == ("乙", "丙")
    assert annotating.own_tags(ws, *place) == ("乙", "丙")
    assert len(standing(ws)) == 1
    assert annotating.tag(ws, *place, []) is None
    assert standing(ws) == []


def test_who_only_looks_claims_no_short_name(ws: Workspace, place: tuple[Document, Clause]) -> None:
    assert annotating.own_tags(ws, *place) == ()
    assert annotating.tag(ws, *place, []) is None
    assert annotating.without_tags(ws, *place, ["甲"]) == ()
    assert not (ws.root / "annotations").exists()
    assert annotating.tag(ws, *place, ["甲"]) is not None
    assert [path.stem for path in (ws.root / "annotations" / "_authors").iterdir()] == ["zhang-san"]
    again = Workspace(ws.root, ws.settings)
    assert annotating.own_tags(again, *place) == ("甲",)
    assert [path.stem for path in (ws.root / "annotations" / "_authors").iterdir()] == ["zhang-san"]


def test_an_id_that_was_drawn_meanwhile_is_known(ws: Workspace, place: tuple[Document, Clause]) -> None:
    stranger = Workspace(ws.root, Settings(author_name="Zhang San"))
    assert annotating.own_tags(stranger, *place) == ()
    assert load_settings().author_id == ""
    annotating.tag(stranger, *place, ["甲"])
    assert load_settings().author_id
    assert annotating.own_tags(Workspace(ws.root, Settings(author_name="Zhang San")), *place) == ("甲",)


def test_setting_the_same_tags_writes_nothing(ws: Workspace, place: tuple[Document, Clause]) -> None:
    first = annotating.tag(ws, *place, ["甲"])
    assert annotating.tag(ws, *place, ["甲"]) == first


def test_tags_follow_the_vocabulary(ws: Workspace, place: tuple[Document, Clause]) -> None:
    (ws.root / "annotations").mkdir()
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    assert annotating.with_tags(ws, *place, ["资金"]) == ("供给型/资金",)
    assert annotating.with_tags(ws, *place, ["环境型／规划"]) == ("环境型/规划",)
    with pytest.raises(VocabularyError, match="人才"):
        annotating.with_tags(ws, *place, ["人才"])
    with pytest.raises(VocabularyError, match="人才"):
        annotating.annotate(ws, *place, "一", tags=["人才"])
    assert annotating.annotate(ws, *place, "一", tags=["资金", "资金"]).tags == ("供给型/资金",)


def test_where_annotations_stand(ws: Workspace, place: tuple[Document, Clause]) -> None:
    document, clause = place
    box = document.clause("2.box1.e1")
    late = annotating.annotate(ws, document, box, "后")
    early = annotating.annotate(ws, document, clause, "前")
    whole = annotating.annotate(ws, document, None, "总")
    found = ws.notebook.of(document)
    assert [one.note for one in found.in_order] == [whole, early, late]
    assert list(found.by_clause) == [clause.id, box.id]
    assert ws.notebook.of(document) is found
    changed = ws.root / "corpus" / "plan.md"
    changed.write_text(PLAN.replace("良种", "优良品种"), "utf-8")
    again = reading.document(Workspace(ws.root, ws.settings), "plan")
    standing = {one.note: one.anchor.standing for one in ws.notebook.of(again).every}
    assert standing == {whole: Standing.SAME, early: Standing.SAME, late: Standing.CHANGED}


def test_annotations_at_a_place_include_what_is_under_it(ws: Workspace, place: tuple[Document, Clause]) -> None:
    document, clause = place
    under = annotating.annotate(ws, document, clause, "下")
    on_part = annotating.annotate(ws, document, document.clause("1"), "上")
    elsewhere = annotating.annotate(ws, document, document.clause("2"), "外")
    for asked, expected in {
        "plan:1": [on_part, under],
        "plan": [on_part, under, elsewhere],
        "notice": [],
        None: [on_part, under, elsewhere],
    }.items():
        assert [one.note for one in placing.notes_at(ws, asked).notes] == expected


def test_the_first_note_draws_an_id_and_keeps_it(tmp_path: Path) -> None:
    ws = opened(tmp_path / "new", Settings(author_name="王敏"))
    document, clause = reading.find(ws, "plan:1")
    annotating.annotate(ws, document, clause, "一")
    assert ws.author.slug == "wang-min"
    assert load_settings().author_id == ws.author.id
    again = opened(tmp_path / "new", load_settings())
    assert Workspace(again.root, Settings(author_name="王敏", author_id=ws.author.id)).author == ws.author


def test_another_person_of_that_name_is_told_apart(ws: Workspace, place: tuple[Document, Clause]) -> None:
    annotating.annotate(ws, *place, "一")
    namesake = Workspace(ws.root, Settings(author_name="Zhang San", author_id="76543210"))
    with pytest.raises(AnnotationError, match="zhang-san-2"):
        annotating.annotate(namesake, *place, "二")


def test_a_read_only_folder_is_one_clear_message(
    ws: Workspace, place: tuple[Document, Clause], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("stdplan_tui.atomic.os.open", refused)
    with pytest.raises(AnnotationError, match="Permission denied"):
        annotating.annotate(ws, *place, "一")

"""`check`: every defect is one finding with its file, and a sound workspace has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.annotations.making import made
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.annotations.store.annotation_file import annotation_toml
from stdplan_tui.workspace import annotating, progress, reading
from stdplan_tui.workspace.checking import Finding, check, finding_json, fix, place
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN


@pytest.fixture
def note(ws: Workspace) -> Annotation:
    """A note on 一/（一）."""
    return annotating.annotate(ws, *reading.find(ws, "plan:1.1"), "核对", tags=["甲"])


def path_of(ws: Workspace, note: Annotation) -> Path:
    return ws.store.path_of(note.document, note.author, note.id)


def found(ws: Workspace) -> list[tuple[str, str]]:
    """Severity and message of each finding of a fresh look at the workspace."""
    return [(finding.severity, finding.message) for finding in check(Workspace(ws.root, ws.settings))]


def only(ws: Workspace) -> Finding:
    (finding,) = check(Workspace(ws.root, ws.settings))
    return finding


def test_a_sound_workspace_has_no_finding(ws: Workspace, note: Annotation) -> None:
    annotating.tag(ws, *reading.find(ws, "plan:1.2"), ["甲"])
    annotating.annotate(ws, reading.document(ws, "notice"), None, "总评")
    assert check(ws) == []


def test_a_body_that_is_not_canonical_is_mended(ws: Workspace) -> None:
    body = ws.root / "corpus" / "plan.md"
    body.write_text(PLAN.replace("## 一、总体要求\n", "## 一、总体要求\n\n"), "utf-8")
    errors = [finding for finding in check(ws) if finding.path == body]
    assert [(finding.severity, finding.line) for finding in errors] == [("error", 8)]
    again = Workspace(ws.root, ws.settings)
    assert body in fix(again)
    assert body.read_text("utf-8") == PLAN
    assert found(ws) == []


def test_a_broken_document_is_an_error_and_the_rest_is_checked(ws: Workspace, note: Annotation) -> None:
    (ws.root / "corpus" / "plan.toml").write_text('schema = 1\nid = "plan"\n', "utf-8")
    (ws.root / "corpus" / "notice.md").write_bytes(b"\xff\xfe")
    findings = check(Workspace(ws.root, ws.settings))
    assert {Path(str(finding.path)).name for finding in findings} == {"plan.toml", "notice.md"}
    assert {finding.severity for finding in findings} == {"error"}


def test_two_documents_with_one_id(ws: Workspace) -> None:
    corpus = ws.root / "corpus"
    (corpus / "copy.md").write_text(PLAN, "utf-8")
    (corpus / "copy.toml").write_bytes((corpus / "plan.toml").read_bytes())
    assert any(finding.severity == "error" and "copy.toml" in str(finding.path) for finding in check(ws))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('body = """', '<<<<<<< ours\nbody = """', "conflict"),
        ("schema = 1", "schema = 7", "7"),
        ('id = "01', 'id = "00', "id"),
        ('author = "zhang-san"', 'author = "li-qiang"', "li-qiang"),
        ('motivation = "commenting"', 'motivation = "shouting"', "shouting"),
    ],
)
def test_a_broken_annotation_is_an_error(ws: Workspace, note: Annotation, old: str, new: str, told: str) -> None:
    path = path_of(ws, note)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    finding = only(ws)
    assert (finding.severity, finding.path) == ("error", path)
    assert finding.line
    assert told in finding.message


def test_keys_that_are_not_of_the_format_are_a_warning(ws: Workspace, note: Annotation) -> None:
    path = path_of(ws, note)
    path.write_text(path.read_text("utf-8").replace("reply_to", 'mood = "good"\nreply_to', 1), "utf-8")
    finding = only(ws)
    assert (finding.severity, finding.path) == ("warning", path)
    assert "mood" in finding.message


def test_a_note_on_a_document_that_is_not_there(ws: Workspace, note: Annotation) -> None:
    for name in ("plan.md", "plan.toml"):
        (ws.root / "corpus" / name).unlink()
    finding = only(ws)
    assert (finding.severity, finding.path) == ("error", path_of(ws, note))
    assert "plan" in finding.message


def test_a_note_on_a_clause_that_is_not_there(ws: Workspace, note: Annotation) -> None:
    path = path_of(ws, note)
    path.write_text(path.read_text("utf-8").replace('clause = "1.1"', 'clause = "9.9"'), "utf-8")
    finding = only(ws)
    assert (finding.severity, finding.path) == ("error", path)
    assert "9.9" in finding.message


def test_a_note_on_a_clause_of_a_kept_older_text_is_a_warning(ws: Workspace, note: Annotation) -> None:
    changed = PLAN.replace("### （一）指导思想。\n坚持质量第一，完善标准体系。\n\n", "")
    (ws.root / "corpus" / "plan.md").write_text(changed, "utf-8")
    fix(Workspace(ws.root, ws.settings))
    warnings = [found for found in check(Workspace(ws.root, ws.settings)) if found.path == path_of(ws, note)]
    assert [finding.severity for finding in warnings] == ["warning"]
    annotating.delete(ws, note)
    assert not [found for found in check(Workspace(ws.root, ws.settings)) if found.path == path_of(ws, note)]


@pytest.mark.parametrize(("closed", "severity"), [("true", "error"), ("false", "warning")])
def test_a_tag_that_the_vocabulary_does_not_have(ws: Workspace, note: Annotation, closed: str, severity: str) -> None:
    vocabulary = ws.root / "annotations" / "vocabulary.toml"
    vocabulary.write_text(
        f'schema = 1\nclosed = {closed}\n[[dimension]]\nid = "d"\n[[dimension.tag]]\nname = "乙"\n', "utf-8"
    )
    finding = only(ws)
    assert (finding.severity, finding.path) == (severity, path_of(ws, note))
    assert "甲" in finding.message


def test_a_vocabulary_that_cannot_be_read(ws: Workspace, note: Annotation) -> None:
    (ws.root / "annotations" / "vocabulary.toml").write_text("schema = 1\nclosed = 3\n", "utf-8")
    finding = only(ws)
    assert (finding.severity, Path(str(finding.path)).name, finding.line) == ("error", "vocabulary.toml", 2)


def test_two_tagging_files_on_one_place(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    first = annotating.tag(ws, document, clause, ["甲"])
    assert first is not None
    second = made(document.id, first.author, first.target, motivation=Motivation.TAGGING, tags=("乙",))
    path_of(ws, second).write_text(annotation_toml(second), "utf-8")
    finding = only(ws)
    assert (finding.severity, finding.path) == ("warning", path_of(ws, second))


def test_an_author_file_that_cannot_be_read(ws: Workspace, note: Annotation) -> None:
    path = ws.root / "annotations" / "_authors" / "zhang-san.toml"
    path.write_text('name = "张三"\n', "utf-8")
    assert (only(ws).severity, only(ws).path) == ("error", path)


def test_a_finding_names_its_file_from_the_workspace(ws: Workspace) -> None:
    finding = Finding("warning", "odd", ws.root / "corpus" / "plan.md", 3)
    assert place(ws, finding) == str(Path("corpus/plan.md")) + ":3"
    assert finding_json(ws, finding) == {
        "severity": "warning",
        "message": "odd",
        "path": "corpus/plan.md",
        "line": 3,
    }


def test_an_answer_to_nothing_is_a_warning(ws: Workspace, note: Annotation) -> None:
    path = path_of(ws, note)
    path.write_text(path.read_text("utf-8").replace("commenting", "replying"), "utf-8")
    finding = only(ws)
    assert (finding.severity, finding.path) == ("warning", path)
    assert "reply_to" in finding.message


def test_a_done_mark_that_went_with_its_clause_is_not_missed(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    progress.mark_done(ws, document, [clause], True)
    changed = PLAN.replace("### （一）指导思想。\n坚持质量第一，完善标准体系。\n\n", "")
    (ws.root / "corpus" / "plan.md").write_text(changed, "utf-8")
    again = Workspace(ws.root, ws.settings)
    fix(again)
    assert not any("annotations" in str(finding.path) for finding in check(Workspace(ws.root, ws.settings)))

"""Renaming a document: what moves, what finds it afterwards, and what an interruption leaves."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui import atomic
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.corpus.sources import SourceEntry
from stdplan_tui.errors import AnnotationError, DocumentError, IdError, StdplanError, UnknownDocument
from stdplan_tui.workspace import annotating, placing, reading, undoing
from stdplan_tui.workspace.checking import check
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.renaming import Renamed, rename
from tests.support.workspaces import SETTINGS

PLAN, GUIHUA = DocumentId("plan"), DocumentId("guihua")


@pytest.fixture
def noted(ws: Workspace) -> Workspace:
    """The workspace with three annotations on `plan`, one on `notice`, and a source of `plan`."""
    document = ws.library.document("plan")
    annotating.annotate(ws, document, document.clause("1.1"), "建议核对")
    annotating.annotate(ws, document, None, "整体可行")
    annotating.tag(ws, document, document.clause("1.2.p1"), ["目标"])
    annotating.annotate(ws, ws.library.document("notice"), None, "另一份")
    ws.library.sources.add(SourceEntry("plan.txt", "a" * 64, PLAN))
    return ws


def contents(ws: Workspace) -> dict[str, bytes]:
    return {str(path.relative_to(ws.root)): path.read_bytes() for path in sorted(ws.root.rglob("*")) if path.is_file()}


def renamed(content: dict[str, bytes]) -> dict[str, bytes]:
    """What the files of `plan` are as those of `guihua`."""
    found = {name.replace("plan.", "guihua.").replace("/plan/", "/guihua/"): text for name, text in content.items()}
    for name, text in found.items():
        if name.startswith("annotations/guihua/"):
            found[name] = text.replace(b'document = "plan"', b'document = "guihua"')
    found["corpus/sources.toml"] = found["corpus/sources.toml"].replace(b'id = "plan"', b'id = "guihua"')
    toml = found["corpus/guihua.toml"].replace(b'id = "plan"', b'id = "guihua"')
    found["corpus/guihua.toml"] = toml + b'formerly = [\n    "plan",\n]\n'
    return found


def test_everything_of_the_document_moves_and_nothing_else(noted: Workspace) -> None:
    before = contents(noted)
    assert rename(noted, "plan", "guihua") == Renamed(PLAN, GUIHUA, document=True, annotations=3)
    assert contents(noted) == renamed(before)
    assert not (noted.store.folder / "plan").exists()
    assert check(noted) == []
    assert rename(noted, "plan", "guihua") == Renamed(PLAN, GUIHUA, document=False, annotations=0)
    assert contents(noted) == renamed(before)


def test_the_earlier_id_still_finds_the_document(noted: Workspace) -> None:
    rename(noted, "plan", "guihua")
    rename(noted, "guihua", "third")
    assert noted.library.metadata("third").formerly == ("plan", "guihua")
    for name in ("plan", "guihua", "third"):
        assert reading.document(noted, name).id == "third"
        found, clause = reading.find(noted, f"{name}:1.1")
        assert (found.id, clause.id) == ("third", "1.1")
        assert reading.outline_of(noted, name)["id"] == "third"
        assert len(placing.notes_at(noted, name).notes) == 3


def test_a_living_id_wins_over_an_earlier_one(noted: Workspace) -> None:
    metadata = noted.library.metadata("plan")
    noted.library.save(replace(metadata, formerly=(DocumentId("notice"),)), noted.library.body("plan"))
    assert reading.document(noted, "notice").id == "notice"


def test_back_again(noted: Workspace) -> None:
    before = contents(noted)
    rename(noted, "plan", "guihua")
    rename(noted, "guihua", "plan")
    metadata = noted.library.metadata("plan")
    assert metadata.formerly == ("guihua",)
    after = contents(noted)
    assert after.pop("corpus/plan.toml") != before.pop("corpus/plan.toml")
    assert after == before


def test_keys_that_are_not_of_the_format_stay(noted: Workspace) -> None:
    (path, *_others) = (noted.store.folder / "plan").rglob("*.toml")
    path.write_text("mood = 3\n" + path.read_text("utf-8"), "utf-8")
    metadata = noted.library.metadata_path("plan")
    metadata.write_text('shelf = "3"\n' + metadata.read_text("utf-8"), "utf-8")
    rename(noted, "plan", "guihua")
    assert "mood = 3" in (noted.store.folder / "guihua" / path.parent.name / path.name).read_text("utf-8")
    assert noted.library.metadata("guihua").unknown == {"shelf": "3"}


def test_undo_follows_a_rename(noted: Workspace) -> None:
    note = annotating.annotate(noted, noted.library.document("plan"), None, "多余的")
    annotating.edit(noted, note, "改过的")
    rename(noted, "plan", "guihua")
    assert undoing.undo(noted) is not None
    assert noted.store.read("guihua", note.author, note.id).body == "多余的\n"
    assert undoing.undo(noted) is not None
    assert not noted.store.read("guihua", note.author, note.id).is_open
    assert not (noted.store.folder / "plan").exists()


def test_a_note_on_a_document_read_before_it_was_renamed_follows(noted: Workspace) -> None:
    document = noted.library.document("plan")
    rename(noted, "plan", "guihua")
    clause = document.clause("1.2.p1")
    assert annotating.annotate(noted, document, None, "还在").document == "guihua"
    assert annotating.own_tags(noted, document, clause) == ("目标",)
    tagged = annotating.tag(noted, document, clause, ["目标", "保障"])
    assert tagged is not None
    assert tagged.document == "guihua"
    assert check(noted) == []


def test_annotations_that_arrive_later_are_told_and_moved(noted: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(noted.root, copy)
    rename(noted, "plan", "guihua")
    theirs = Workspace(copy, SETTINGS)
    late = annotating.annotate(theirs, theirs.library.document("plan"), None, "迟到的")
    arrived = noted.store.path_of("plan", "li-si", late.id)
    arrived.parent.mkdir(parents=True)
    arrived.write_bytes(
        theirs.store.path_of("plan", late.author, late.id).read_bytes().replace(b'"zhang-san"', b'"li-si"')
    )
    (finding,) = check(noted)
    assert finding.severity == "warning"
    assert finding.path == noted.store.folder / "plan"
    assert "stdplan rename plan guihua" in finding.message
    assert rename(noted, "plan", "guihua") == Renamed(PLAN, GUIHUA, document=False, annotations=1)
    assert noted.store.read("guihua", "li-si", late.id).body == "迟到的\n"
    assert check(noted) == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("plan", "notice", DocumentError),
        ("nothing", "other", UnknownDocument),
        ("nothing", "notice", UnknownDocument),
        ("plan", "../x", IdError),
        ("plan", "con", IdError),
        ("plan", "plan", IdError),
        ("../x", "other", IdError),
        ("plan", "before", DocumentError),
        ("plan", "file", DocumentError),
        ("plan", "strays", DocumentError),
    ],
)
def test_what_cannot_be_renamed_is_refused(noted: Workspace, old: str, new: str, error: type[StdplanError]) -> None:
    notice = noted.library.metadata("notice")
    noted.library.save(replace(notice, formerly=(DocumentId("before"),)), noted.library.body("notice"))
    noted.library.sources.add(SourceEntry("file.txt", "b" * 64, DocumentId("file")))
    shutil.copytree(noted.store.folder / "notice", noted.store.folder / "strays")
    before = contents(noted)
    with pytest.raises(error):
        rename(noted, old, new)
    assert contents(noted) == before


@pytest.mark.parametrize("content", [b"id = 3\n", b"\xff\xfe", b"<<<<<<< ours\n"], ids=["keys", "bytes", "conflict"])
def test_a_broken_annotation_stops_it_before_anything_is_written(noted: Workspace, content: bytes) -> None:
    (path, *_others) = (noted.store.folder / "plan").rglob("*.toml")
    path.write_bytes(content)
    before = contents(noted)
    with pytest.raises(AnnotationError, match=path.name):
        rename(noted, "plan", "guihua")
    assert contents(noted) == before


def test_an_annotation_under_both_ids_with_other_words_stops_it(noted: Workspace) -> None:
    rename(noted, "plan", "guihua")
    (path, *_others) = (noted.store.folder / "guihua").rglob("*.toml")
    stray = noted.store.folder / "plan" / path.parent.name / path.name
    stray.parent.mkdir(parents=True)
    text = path.read_bytes().replace(b'document = "guihua"', b'document = "plan"')
    stray.write_bytes(text.replace(b'status = "open"', b'status = "deleted"'))
    before = contents(noted)
    with pytest.raises(AnnotationError, match="other words"):
        rename(noted, "plan", "guihua")
    assert contents(noted) == before


def interrupted_writes(monkeypatch: pytest.MonkeyPatch, allowed: int) -> Callable[[], None]:
    """Let the first `allowed` changes of files through; the next is where the machine stops."""
    write, unlink = atomic.write_atomically, Path.unlink
    left = iter(range(allowed))

    def writing(path: Path, content: bytes, **options: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(path, content)

    def removing(path: Path, missing_ok: bool = False) -> None:
        if not path.name.endswith(".tmp") and next(left, None) is None:
            raise KeyboardInterrupt
        unlink(path, missing_ok)

    monkeypatch.setattr(atomic, "write_atomically", writing)
    monkeypatch.setattr(Path, "unlink", removing)
    return monkeypatch.undo


def test_a_rename_interrupted_anywhere_is_completed_by_the_same_call(
    noted: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(noted)
    for allowed in range(12):
        copy = tmp_path / f"copy{allowed}"
        shutil.copytree(noted.root, copy)
        with monkeypatch.context() as patch:
            interrupted_writes(patch, allowed)
            with contextlib.suppress(KeyboardInterrupt):
                rename(Workspace(copy, SETTINGS), "plan", "guihua")
        again = Workspace(copy, SETTINGS)
        names = {*contents(again)}
        assert len([name for name in names if name.startswith("annotations/") and "/zhang-san/" in name]) >= 4
        rename(again, "plan", "guihua")
        assert contents(again) == renamed(before)
    assert allowed > 10

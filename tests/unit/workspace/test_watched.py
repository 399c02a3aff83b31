"""Watching the files of a workspace: each change is found, told as what it is, and only once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.workspace import annotating, reading, watched
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.watched import Changes, Watch

PLAN, NOTICE = DocumentId("plan"), DocumentId("notice")


def noted(ws: Workspace, place: str) -> Annotation:
    document, clause = reading.find(ws, place)
    return annotating.annotate(ws, document, clause, "话")


def in_place(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def by_rename(path: Path) -> None:
    beside = path.with_name(".beside")
    beside.write_text(path.read_text("utf-8"), "utf-8")
    beside.replace(path)


def writing(watch: Watch) -> bool:
    return watch.git_writes


def quiet(ws: Workspace) -> Watch:
    """A watch that has looked at everything, a tick after it was written."""
    time.sleep(0.15)
    watch = Watch(ws)
    assert not watch.look(PLAN)
    assert not watch.look(PLAN)
    return watch


@pytest.fixture
def annotated(ws: Workspace) -> Workspace:
    """A note on each of the two documents."""
    noted(ws, "plan:1.1")
    noted(ws, "notice:p1")
    return ws


@pytest.mark.parametrize("write", [in_place, by_rename])
@pytest.mark.parametrize("name", ["plan.md", "plan.toml"])
def test_a_text_that_is_written_is_found_once(annotated: Workspace, write: Callable[[Path], None], name: str) -> None:
    watch = quiet(annotated)
    write(annotated.root / "corpus" / name)
    assert watch.look(PLAN) == Changes(texts=frozenset({PLAN}))
    time.sleep(0.15)
    watch.look(PLAN)  # it has settled
    assert not watch.look(PLAN)


def test_a_text_written_twice_within_a_tick_at_the_same_size_is_found_twice(ws: Workspace) -> None:
    watch, path = quiet(ws), ws.root / "corpus" / "plan.md"
    text = path.read_text("utf-8")
    stamp = time.time_ns()
    for first, second in ("坚持", "放弃"), ("放弃", "坚持"):
        text = text.replace(first, second, 1)
        path.write_text(text, "utf-8")
        os.utime(path, ns=(stamp, stamp))
        assert watch.look(PLAN).texts == {PLAN}


def test_documents_that_come_and_go_are_found(ws: Workspace) -> None:
    watch, text = quiet(ws), (ws.root / "corpus" / "notice.md").read_text("utf-8")
    (ws.root / "corpus" / "notice.md").unlink()
    assert watch.look(PLAN).texts == {NOTICE}
    (ws.root / "corpus" / "notice.md").write_text(text, "utf-8")
    assert watch.look(PLAN).texts == {NOTICE}


@pytest.mark.parametrize("write", [in_place, by_rename, Path.unlink])
@pytest.mark.parametrize("place", ["plan:1.1", "notice:p1"])
def test_an_annotation_that_is_changed_is_found(ws: Workspace, write: Callable[[Path], None], place: str) -> None:
    note = noted(ws, place)
    watch = quiet(ws)
    write(ws.store.path_of(note.document, note.author, note.id))
    assert watch.look(PLAN) == Changes(notes=frozenset({note.document}))


def test_a_new_author_and_a_folder_that_goes_are_found(annotated: Workspace) -> None:
    watch = quiet(annotated)
    folder = annotated.store.folder / "plan" / "li-qiang"
    folder.mkdir()
    (folder / "01KAJ30000000000000000000A.toml").write_text("schema = 1\n", "utf-8")
    assert watch.look(NOTICE).notes == {PLAN}
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert watch.look(NOTICE).notes == {PLAN}


def test_the_vocabulary_and_the_names_of_authors_are_told_apart_from_annotations(annotated: Workspace) -> None:
    watch = quiet(annotated)
    (annotated.store.folder / "vocabulary.toml").write_text("schema = 1\n", "utf-8")
    assert watch.look(PLAN) == Changes(names=True)
    in_place(annotated.store.folder / "_authors" / "zhang-san.toml")
    assert watch.look(PLAN) == Changes(names=True)


def test_in_very_large_folders_what_is_written_in_place_is_found_in_its_turn(
    annotated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = noted(annotated, "notice:p1")
    for number in range(12):
        (annotated.store.folder / "notice" / f"author-{number}").mkdir()
    watch = quiet(annotated)
    monkeypatch.setattr(watched, "_IN_TURN", 0.0)
    in_place(annotated.store.path_of(note.document, note.author, note.id))
    looks = [watch.look(PLAN) for _ in range(20)]
    assert [found.notes for found in looks if found] == [frozenset({NOTICE})]


def test_what_can_be_no_document_is_passed_over(annotated: Workspace) -> None:
    watch = quiet(annotated)
    (annotated.store.folder / "No Document" / "li-qiang").mkdir(parents=True)
    (annotated.store.folder / "No Document" / "li-qiang" / "A.toml").write_text("", "utf-8")
    (annotated.root / "corpus" / "No Document.md").write_text("", "utf-8")
    (annotated.root / "corpus" / "plan.md~").write_text("", "utf-8")
    assert not watch.look(PLAN)


def test_links_are_looked_at_and_not_followed(annotated: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (annotated.store.folder / "plan" / "linked").symlink_to(tmp_path / "elsewhere")
    watch = quiet(annotated)
    (tmp_path / "elsewhere" / "01KAJ30000000000000000000A.toml").write_text("", "utf-8")
    assert not watch.look(PLAN)


def test_a_workspace_without_annotations_or_without_a_corpus_is_looked_at_all_the_same(ws: Workspace) -> None:
    watch = quiet(ws)
    for path in (ws.root / "corpus").iterdir():
        path.unlink()
    (ws.root / "corpus").rmdir()
    assert watch.look(None).texts == {PLAN, NOTICE}
    assert not watch.look(None)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_while_git_writes_it_is_waited_for_but_not_for_ever(
    ws: Workspace, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ws.root / ".git"
    if kind == "folder":
        git.mkdir()
    else:  # a linked work tree
        (ws.root / "elsewhere").mkdir()
        git.write_text("gitdir: elsewhere\n", "utf-8")
        git = ws.root / "elsewhere"
    watch = Watch(ws)
    assert not writing(watch)
    (git / "index.lock").write_text("", "utf-8")
    assert writing(watch)
    monkeypatch.setattr(watched, "_PATIENCE", 0.0)
    assert not writing(watch)
    monkeypatch.undo()
    (git / "index.lock").unlink()
    assert not writing(watch)

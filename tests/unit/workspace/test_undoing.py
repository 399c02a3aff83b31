"""Taking changes back and doing them again, in a workspace: after restarts, across documents, in two programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.corpus.model import Clause, Document
from stdplan_tui.errors import AnnotationError
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotated, annotating, reading, renaming, undoing
from stdplan_tui.workspace.folder import Workspace


@pytest.fixture
def place(ws: Workspace) -> tuple[Document, Clause]:
    return reading.find(ws, "plan:1.1")


def standing(ws: Workspace) -> list[Annotation]:
    return [note for note in annotated.loaded(ws).annotations if note.is_open]


def again(ws: Workspace) -> Workspace:
    """The workspace as another program, or the next one, opens it."""
    return Workspace(ws.root, ws.settings)


def test_changes_are_taken_back_and_done_again_after_restarts(ws: Workspace, place: tuple[Document, Clause]) -> None:
    note = annotating.annotate(ws, *place, "一")
    annotating.edit(ws, note, "二")
    undone = undoing.undo(again(ws))
    assert undone is not None
    assert undone.action == "edit"
    assert [found.body for found in standing(ws)] == ["一\n"]
    assert undoing.undo(again(ws)) is not None
    assert standing(ws) == []
    assert undoing.undo(again(ws)) is None
    assert [redone.action for redone in (undoing.redo(again(ws)), undoing.redo(again(ws))) if redone] == [
        "note",
        "edit",
    ]
    assert [found.body for found in standing(ws)] == ["二\n"]
    assert undoing.redo(ws) is None


def test_without_a_state_folder_it_works_until_the_program_ends(
    ws: Workspace, place: tuple[Document, Clause], own_folders: Path
) -> None:
    own_folders.write_text("a file where the folder should be")
    annotating.annotate(ws, *place, "一")
    assert undoing.undo(ws) is not None
    assert standing(ws) == []
    assert undoing.redo(ws) is not None
    assert len(standing(ws)) == 1


def test_what_was_done_is_listed_across_documents_the_newest_first(
    ws: Workspace, place: tuple[Document, Clause]
) -> None:
    assert undoing.history(ws).undoable == ()
    annotating.annotate(ws, *place, "核对\n全文")
    annotating.tag(ws, *reading.find(ws, "notice:p1"), ["甲"])
    annotating.annotate(ws, place[0], None, "总评")
    undoing.undo(ws)
    steps = undoing.history(again(ws))
    told = [(entry.action, entry.document, entry.place, entry.tags, entry.words) for entry in steps.undoable]
    assert told == [("tags", "notice", "第1段", ("甲",), ""), ("note", "plan", "一/（一）", (), "核对")]
    assert [(entry.action, entry.place) for entry in steps.redoable] == [("note", "the whole document")]


def test_everything_down_to_one_is_taken_back_and_done_again(ws: Workspace, place: tuple[Document, Clause]) -> None:
    for body in ("一", "二", "三"):
        annotating.annotate(ws, *place, body)
    two = undoing.history(ws).undoable[1]
    assert [undone.entry.words for undone in undoing.undo_to(ws, two.id)] == ["三", "二"]
    assert [found.body for found in standing(ws)] == ["一\n"]
    assert [redone.entry.words for redone in undoing.redo_to(ws, two.id)] == ["二"]
    assert sorted(found.body for found in standing(ws)) == ["一\n", "二\n"]


def test_who_writes_under_another_name_now_takes_nothing_back(ws: Workspace, place: tuple[Document, Clause]) -> None:
    annotating.annotate(ws, *place, "一")
    other = Workspace(ws.root, Settings(author_name="Li Qiang", author_id="89abcdef"))
    assert undoing.undo(other) is None
    annotating.annotate(other, *place, "二")
    assert [entry.words for entry in undoing.history(other).undoable] == ["二"]
    assert [entry.words for entry in undoing.history(ws).undoable] == ["一"]
    undoing.undo(other)
    assert [found.body for found in standing(ws)] == ["一\n"]


def test_what_was_done_before_a_rename_is_turned_under_the_new_id(
    ws: Workspace, place: tuple[Document, Clause]
) -> None:
    note = annotating.annotate(ws, *place, "一")
    annotating.edit(ws, note, "二")
    renaming.rename(ws, "plan", "jiangnan")
    for turn in (undoing.undo, undoing.undo, undoing.redo):
        turned = turn(ws)
        assert turned is not None
        assert turned.changes[0].after.document == "jiangnan"
    assert [found.body for found in standing(ws)] == ["一\n"]


def test_a_file_that_other_hands_have_changed_is_named_and_left(ws: Workspace, place: tuple[Document, Clause]) -> None:
    note = annotating.annotate(ws, *place, "一")
    file = ws.store.path_of("plan", "zhang-san", note.id)
    file.write_text(file.read_text("utf-8").replace("一\n", "别处改的\n"), "utf-8")
    with pytest.raises(AnnotationError, match="changed since by other hands") as caught:
        undoing.undo(ws)
    assert caught.value.path == file
    assert [found.body for found in standing(ws)] == ["别处改的\n"]

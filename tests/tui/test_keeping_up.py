"""Changes by others: in the text, in notes, in what documents there are; and a workspace that begins empty."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import session


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / "corpus" / "plan.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


async def test_a_text_that_changes_on_disk_is_read_again_and_the_place_is_kept(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.watched)
        rewrite(folder, "坚持质量第一", "坚持质量优先")
        await reader.until_shown("坚持质量优先")
        assert reader.clause == "1.1"


async def test_a_text_that_breaks_on_disk_leaves_the_old_one_and_one_message(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.watched)
        rewrite(folder, "## 一、总体要求", "<!-- nonsense -->\n## 一、总体要求")
        await reader.until_shown("Something is wrong", "plan.md:")
        assert "坚持质量第一" in reader.shown
        rewrite(folder, "<!-- nonsense -->\n", "")
        rewrite(folder, "坚持质量第一", "坚持质量至上")
        await reader.until_shown("坚持质量至上")


async def test_a_note_that_another_writes_appears(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.watched)
        other = Workspace(folder, SETTINGS)
        document, clause = reading.find(other, "plan:1.1")
        annotating.annotate(other, document, clause, "来自别处")
        await reader.until_shown("来自别处")


async def test_of_very_many_broken_annotations_only_some_are_told_one_by_one(folder: Path) -> None:
    others = folder / "annotations" / "plan" / "li-qiang"
    others.mkdir(parents=True)
    for number in range(200):
        (others / f"01KAJ3{number:020d}.toml").write_text("<<<<<<< HEAD\n", "utf-8")
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown("196 more: stdplan check prints them all")
        wrong = [note.message for note in reader.app._notifications if note.severity == "error"]
        assert len(wrong) == 5
        assert all("01KAJ3" in said for said in wrong[:4])


async def test_a_broken_annotation_is_told_of_once_and_the_others_are_shown(folder: Path) -> None:
    workspace = Workspace(folder, SETTINGS)
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.annotate(workspace, document, clause, "好的")
    broken = folder / "annotations" / "plan" / "zhang-san" / "01KAJ30000000000000000000A.toml"
    broken.write_text("<<<<<<< HEAD\n", "utf-8")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("好的", "Something is wrong", "01KAJ3")
        await reader.press("a", *"又一条", "ctrl+s")
        await reader.until_shown("又一条")
        wrong = [note for note in reader.app._notifications if note.severity == "error"]
        assert len(wrong) == 1


async def test_an_empty_workspace_says_how_to_import_and_opens_what_comes(tmp_path: Path) -> None:
    (tmp_path / "empty" / "corpus").mkdir(parents=True)
    async with session(Workspace(tmp_path / "empty", SETTINGS), None) as reader:
        await reader.until_shown("No documents yet", "import FILE")
        await reader.press("j", "slash", "a", "t", "backslash", "question_mark", "escape")
        await reader.until(lambda: reader.reading.watched)
        Library(tmp_path / "empty" / "corpus").save(Metadata(DocumentId("first"), "第一份"), "# 第一份\n\n正文。\n")
        await reader.until_shown("第一份", "正文。")
        assert "No documents yet" not in reader.shown


async def test_a_document_that_cannot_be_read_is_told_of_and_the_others_open(folder: Path) -> None:
    (folder / "corpus" / "notice.md").write_text("## 没有标题\n\n### \n", "utf-8")
    async with session(Workspace(folder, SETTINGS)) as reader:
        await reader.press("enter", "g", "enter")
        await reader.until_shown("Something is wrong", "notice.md:")
        assert reader.document == "plan"

"""What other hands change shows at once, and nothing that the person is doing is lost: place, words, a note begun."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Span
from stdplan_tui.settings import Settings
from stdplan_tui.tui.screens.note_editor import NoteEditor
from stdplan_tui.tui.screens.progress import ProgressScreen
from stdplan_tui.tui.screens.vocabulary import VocabularyScreen
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session

NOTICE = DocumentId("notice")
OTHER = Settings(author_name="李强", author_id="89abcdef", language="en")
LONG = "\n\n".join(f"### （{n}）标题。\n{'要说的话。' * 12}" for n in "三四五六七八九十")


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_rename(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.beside")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def rewrite(folder: Path, old: str, new: str, write: Callable[[Path, str], None] = by_rename) -> None:
    path = folder / "corpus" / "plan.md"
    assert old in path.read_text("utf-8")
    write(path, path.read_text("utf-8").replace(old, new))


def by_other(folder: Path, place: str, words: str) -> None:
    """A note that Li Qiang writes."""
    other = Workspace(folder, OTHER)
    document, clause = reading.find(other, place)
    annotating.annotate(other, document, clause, words)


async def watching(reader: Session) -> None:
    """Wait until a change would be noticed."""
    await reader.until(lambda: reader.reading.watched)


def selected(reader: Session) -> Span | None:
    return reader.reading.place.span


def text(reader: Session) -> Document:
    """The open document."""
    document = reader.reading.place.document
    assert document is not None
    return document


def errors(reader: Session) -> list[str]:
    """The errors that have been told."""
    return [note.message for note in reader.app._notifications if note.severity == "error"]


@pytest.mark.parametrize("write", [in_place, by_rename])
async def test_what_an_editor_saves_shows_however_it_writes(folder: Path, write: Callable[[Path, str], None]) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        for old, new in ("第一", "优先"), ("优先", "至上"), ("至上", "为本"):
            rewrite(folder, f"坚持质量{old}", f"坚持质量{new}", write)
            await reader.until_shown(f"坚持质量{new}")


async def test_notes_that_another_writes_and_deletes_show_and_go(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        by_other(folder, "plan:1.1", "来自别处")
        await reader.until_shown("来自别处")
        shutil.rmtree(folder / "annotations" / "plan")
        await reader.until(lambda: "来自别处" not in reader.shown)
        assert errors(reader) == []


async def test_notes_on_other_documents_are_counted_in_the_outline(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        by_other(folder, "notice:p1", "来自别处")
        await reader.until(lambda: reader.reading.counts.get(NOTICE) == 1)


async def test_the_row_of_the_clause_and_the_words_selected_stay_where_they_are(folder: Path) -> None:
    rewrite(folder, "## 二、重点领域", f"{LONG}\n\n## 二、重点领域")
    async with session(Workspace(folder, SETTINGS), "plan:1.6") as reader:
        await watching(reader)
        await reader.press("v", "l", "l", "l")
        before, row = reader.reading.place, reader.reading.reader.current_row
        assert before.span == Span(0, 4)
        rewrite(folder, "坚持质量第一", "坚持质量优先。" * 40)
        await reader.until(lambda: reader.reading.place.document is not before.document)
        place = reader.reading.place
        assert (place.clause, place.span) == (before.clause, before.span)
        await reader.until(lambda: reader.reading.reader.current_row == row)
        await reader.press("l")
        assert reader.reading.place.span == Span(0, 5)
        assert "SELECT 5 characters" in reader.shown


async def test_a_clause_that_moves_in_the_text_is_followed(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.2.p1") as reader:
        await watching(reader)
        await reader.press("s")
        span = reader.reading.place.span
        rewrite(folder, "### （二）基本原则。", "### （二）新的一条。\n新的话。\n\n### （三）基本原则。")
        await reader.until_clause("1.3.p1")
        assert reader.reading.place.span == span is not None


async def test_of_a_clause_that_is_worded_anew_no_words_stay_selected(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("s")
        assert reader.reading.place.span
        rewrite(folder, "坚持质量第一", "坚持质量优先")
        await reader.until_shown("坚持质量优先")
        assert reader.clause == "1.1"
        assert selected(reader) is None


async def test_a_range_of_clauses_that_is_being_taken_stays(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("V", "j")
        rewrite(folder, "制定良种繁育标准", "制定良种选育标准")
        await reader.until_shown("制定良种选育标准")
        assert reader.reading.range_from == "1.1"


async def test_the_find_bar_stays_open_and_counts_in_the_new_text(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("f", *"标准")
        await reader.until_shown("3/8")
        rewrite(folder, "坚持质量第一", "坚持标准第一，标准优先")
        await reader.until_shown("坚持标准第一", "3/10")
        assert reader.reading.finding
        await reader.press("escape")
        await reader.until(lambda: not reader.reading.finding)
        assert "坚持标准第一" in text(reader).clause("1.1").string


async def test_a_note_begun_before_the_text_changed_is_saved_where_it_still_belongs(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("a", *"写到一半")
        rewrite(folder, "### （一）指导思想。", "### （一）新的一条。\n新的话。\n\n### （二）指导思想。")
        rewrite(folder, "坚持质量第一", "坚持质量优先")
        await reader.until(lambda: any("坚持质量优先" in clause.string for clause in text(reader).flat))
        assert isinstance(reader.app.screen, NoteEditor)
        assert reader.app.screen.field.text == "写到一半"
        await reader.press("ctrl+s")
        await reader.until(lambda: "1.2" in reader.reading.notes)
        (one,) = reader.reading.notes[ClauseId("1.2")]
        assert one.note.body == "写到一半\n"


async def test_a_note_on_a_clause_that_is_gone_is_kept_and_said_to_need_a_look(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("a", *"写到一半")
        rewrite(folder, "### （一）指导思想。\n坚持质量第一，完善标准体系。\n\n", "")
        await reader.until(
            lambda: len(reader.reading.place.document.flat if reader.reading.place.document else ()) < 12
        )
        await reader.press("ctrl+s")
        await reader.until_shown("1 note needs a look")
        await reader.press("g")
        await reader.until_shown("Place no longer certain", "写到一半")


async def test_a_document_that_goes_stays_in_view_and_says_so_until_it_is_back(folder: Path, tmp_path: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        for name in ("plan.md", "plan.toml"):
            shutil.move(folder / "corpus" / name, tmp_path / name)
        await reader.until_shown("not in the folder now")
        assert "坚持质量第一" in reader.shown
        assert [one.id for one in reader.reading.documents] == ["notice"]
        await reader.press("a", *"写到一半", "ctrl+s")
        await reader.until_shown("Not saved; your words are kept")
        for name in ("plan.md", "plan.toml"):
            shutil.move(tmp_path / name, folder / "corpus" / name)
        await reader.until(lambda: not reader.reading.gone)
        await reader.press("ctrl+s")
        await reader.until(lambda: "1.1" in reader.reading.notes)
        assert reader.clause == "1.1"
        assert "not in the folder now" not in reader.shown


async def test_what_is_broken_for_a_moment_is_not_told(folder: Path) -> None:
    by_other(folder, "plan:1.1", "来自别处")
    (note,) = (folder / "annotations" / "plan").glob("*/*.toml")
    whole, plan = note.read_bytes(), (folder / "corpus" / "plan.md").read_text("utf-8")
    notice = (folder / "corpus" / "notice.toml").read_text("utf-8")
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.until_shown("来自别处")
        note.write_bytes(whole[:40])
        (folder / "corpus" / "plan.md").write_text("", "utf-8")
        (folder / "corpus" / "notice.toml").write_text("schema", "utf-8")
        await reader.until(lambda: "来自别处" not in reader.shown)
        note.write_bytes(whole.replace("来自".encode(), "发自".encode()))
        (folder / "corpus" / "plan.md").write_text(plan.replace("第一", "优先"), "utf-8")
        (folder / "corpus" / "notice.toml").write_text(notice, "utf-8")
        await reader.until_shown("发自别处", "坚持质量优先")
        await reader.pilot.pause(1.0)
        assert errors(reader) == []
        assert all(not one.problem for one in reader.reading.documents)


async def test_while_git_writes_nothing_is_read_and_then_all_of_it(folder: Path) -> None:
    (folder / ".git").mkdir()
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        (folder / ".git" / "index.lock").write_text("", "utf-8")
        rewrite(folder, "## 一、总体要求", "<!-- nonsense -->\n## 一、总体要求", in_place)
        await reader.pilot.pause(1.2)
        assert errors(reader) == []
        rewrite(folder, "<!-- nonsense -->\n", "", in_place)
        rewrite(folder, "坚持质量第一", "坚持质量优先", in_place)
        (folder / ".git" / "index.lock").unlink()
        await reader.until_shown("坚持质量优先")
        assert errors(reader) == []


async def test_a_text_that_stays_broken_is_told_of_once(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        rewrite(folder, "## 一、总体要求", "<!-- nonsense -->\n## 一、总体要求")
        await reader.until(lambda: errors(reader))
        await reader.pilot.pause(1.5)
        assert len(errors(reader)) == 1


async def test_the_list_the_progress_and_the_vocabulary_follow_what_changes(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("T")
        await reader.until(lambda: isinstance(reader.app.screen, VocabularyScreen))
        await reader.until_shown("目标规划")
        vocabulary = folder / "annotations" / "vocabulary.toml"
        by_rename(vocabulary, vocabulary.read_text("utf-8").replace("环境型/目标规划", "环境型/目标"))
        await reader.until(lambda: "目标规划" not in reader.shown)
        await reader.press("escape", "percent_sign")
        await reader.until(lambda: isinstance(reader.app.screen, ProgressScreen))
        await reader.press("m")
        await reader.until_shown("everybody's")
        before = reader.shown
        other = Workspace(folder, OTHER)
        document, clause = reading.find(other, "plan:1.1")
        annotating.tag(other, document, clause, ["环境型/目标"])
        await reader.until(lambda: reader.shown != before and isinstance(reader.app.screen, ProgressScreen))
        await reader.press("escape", "l")
        by_other(folder, "notice:p1", "来自别处")
        await reader.until_shown("来自别处")


async def test_of_a_text_that_is_written_as_it_was_nothing_is_said(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        before = text(reader)
        rewrite(folder, "坚持", "坚持")
        (folder / "corpus" / "third.toml").write_text("x", "utf-8")
        await reader.until(lambda: len(reader.reading.documents) == 3)  # both have been noticed
        await reader.pilot.pause(0.3)
        assert text(reader) == before
        assert "The text has changed" not in reader.shown


async def test_the_review_follows_what_changes(folder: Path) -> None:
    by_other(folder, "plan:1.1", "来自别处")
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await watching(reader)
        await reader.press("R")
        await reader.until_shown("Nothing to review")
        rewrite(folder, "坚持质量第一，完善标准体系。", "别的话，没有一句是一样的。")
        await reader.until_shown("1 to decide")

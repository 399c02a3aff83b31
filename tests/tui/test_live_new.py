"""What others added since last time: marked by a sign and the word, counted, walked through, and seen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.settings import Settings
from stdplan_tui.tui.actions import arriving
from stdplan_tui.tui.screens.notes_list import NotesList
from stdplan_tui.workspace import annotating, newly, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import WIDE, Session, session

OTHER = Settings(author_name="李强", author_id="89abcdef", language="en")
THIRD = Settings(author_name="王敏", author_id="00abcdef", language="en")


def by(settings: Settings, folder: Path, place: str, words: str, tags: Iterable[str] = ()) -> Annotation:
    """A note that somebody else writes."""
    other = Workspace(folder, settings)
    document, clause = reading.find(other, place)
    return annotating.annotate(other, document, clause, words, tags=tags)


@pytest.fixture
def opened_before(folder: Path) -> Path:
    """The workspace, opened once before; there was a note then, and two have come since."""
    by(OTHER, folder, "plan:1.1", "早就有")
    newly.first_seen(Workspace(folder, SETTINGS))
    by(OTHER, folder, "plan:1.2.p1", "新的一条")
    by(THIRD, folder, "notice:p1", "又一条")
    return folder


async def known(reader: Session, count: int) -> None:
    """Wait until that much is known as new, and shown on the clauses."""
    await reader.until(lambda: sum(reader.reading.new.values()) == count and reader.reading.watched)


async def at(reader: Session, document: str, clause: str) -> None:
    """Wait until the reader is at that place."""
    await reader.until(lambda: (reader.document, reader.clause) == (document, clause))


def marked(reader: Session) -> list[str]:
    """The clauses of the open document on which something is new."""
    return [id_ for id_, mark in reader.reading.marks.items() if mark.new]


async def test_at_the_first_opening_nothing_is_new(folder: Path) -> None:
    by(OTHER, folder, "plan:1.1", "早就有")
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await known(reader, 0)
        await reader.until_shown("早就有")
        assert " new" not in reader.shown
    assert newly.read_seen(Workspace(folder, SETTINGS)) is not None


async def test_what_came_since_last_time_is_said_counted_and_marked(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown("2 new since last time: ) goes there", "◆ 2 new")
        await reader.until(lambda: marked(reader) == ["1.2.p1"])
        rows = reader.shown.splitlines()
        assert any("▾ 江南县标准化发" in row and "◆1 2" in row for row in rows)
        assert any("▸ 江南县人民政府" in row and "◆1 1" in row for row in rows)
        assert any("•◆" in row and "需求引领" in row for row in rows)
        assert "◆ new" not in reader.shown  # the panel has the note of another clause
        await reader.press("j", "j")
        await reader.until_shown("◆ new 李强", "新的一条")


async def test_where_ambiguous_characters_are_wide_the_sign_is_a_letter(opened_before: Path) -> None:
    settings = Settings(author_name="Zhang San", author_id="0123abcd", language="en", ambiguous_width=2)
    async with session(Workspace(opened_before, settings), "plan:1.2.p1") as reader:
        await reader.until_shown("n new 李强", "n 2 new")
        assert "◆" not in reader.shown


async def test_what_arrives_is_said_once_and_by_whom(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await known(reader, 0)
        by(OTHER, folder, "plan:1.2", "甲")
        await reader.until_shown("1 new note by 李强")
        by(THIRD, folder, "notice:p1", "乙", ["环境型/目标规划"])
        by(OTHER, folder, "notice:p1", "丙")
        await known(reader, 3)
        await reader.until_shown("by")


async def test_a_key_walks_through_what_is_new_in_all_documents(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await known(reader, 2)
        await reader.until(lambda: marked(reader))
        await reader.press(")")
        await reader.until_shown("◆ new 李强")
        assert (reader.document, reader.clause) == ("plan", "1.2.p1")
        await reader.press("fullwidth_right_parenthesis")  # as a Chinese input method types it
        await at(reader, "notice", "p1")
        await reader.until_shown("◆ new 王敏", "◆ 1 new")
        await reader.press(")")
        await reader.until_shown("Nothing else is new")
        await known(reader, 0)
        await reader.press(")")
        await reader.until_shown("Nothing is new")
        await reader.press("backspace", "backspace")
        await reader.until(lambda: reader.document == "plan")


async def test_the_other_key_walks_the_other_way(opened_before: Path) -> None:
    by(OTHER, opened_before, "plan:2", "第三条")
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await known(reader, 3)
        for place in ("notice", "p1"), ("plan", "2"), ("plan", "1.2.p1"):
            await reader.press("(")
            await at(reader, *place)


async def test_on_a_narrow_screen_to_walk_opens_the_notes_pane(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1", size=(80, 24)) as reader:
        await known(reader, 2)
        await reader.until(lambda: marked(reader))
        await reader.press(")")
        await reader.until_shown("◆ new 李强", "新的一条")
        await reader.press(")")
        await reader.until_shown("◆ new 王敏", "又一条")


async def test_a_note_is_seen_once_it_was_shown_for_a_moment_and_keeps_its_mark_until_one_goes_on(
    opened_before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "SHOWN", 0.2)
    async with session(Workspace(opened_before, SETTINGS), "plan:1.2.p1") as reader:
        await reader.until_shown("◆ new 李强", "◆ 2 new")
        await reader.pilot.pause(0.5)
        assert "◆ new 李强" in reader.shown
        await reader.press("k")
        await known(reader, 1)
        await reader.press("j")
        assert "◆ new" not in reader.shown
    async with session(Workspace(opened_before, SETTINGS), "plan:1.2.p1") as reader:
        await known(reader, 1)


async def test_what_one_only_passes_by_stays_new(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await known(reader, 2)
        await reader.until(lambda: marked(reader))
        await reader.press("j", "j", "j", "k", "k", "k")
        await known(reader, 2)


async def test_what_is_shown_nowhere_stays_new(opened_before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "SHOWN", 0.1)
    async with session(Workspace(opened_before, SETTINGS), "plan:1.2.p1", size=(80, 24)) as reader:
        await known(reader, 2)
        await reader.pilot.pause(0.4)
        await reader.press("k")
        await known(reader, 2)


async def test_what_was_read_last_is_seen_when_the_program_ends(
    opened_before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "SHOWN", 0.1)
    async with session(Workspace(opened_before, SETTINGS), "plan:1.2.p1") as reader:
        await reader.until_shown("◆ new 李强")
        await reader.pilot.pause(0.4)
    (left,) = newly.new_ids(Workspace(opened_before, SETTINGS))
    assert "又一条" in next((opened_before / "annotations" / "notice").rglob(f"{left}.toml")).read_text("utf-8")


async def test_everything_can_be_marked_as_seen(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await known(reader, 2)
        await reader.reading.run_action("all_seen")
        await reader.until_shown("2 marked as seen")
        assert marked(reader) == []
        await reader.reading.run_action("all_seen")
        await reader.until_shown("Nothing is new")
    assert newly.new_ids(Workspace(opened_before, SETTINGS)) == frozenset()


async def test_ones_own_notes_are_not_new(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await known(reader, 2)
        await reader.press("a", *"我的", "ctrl+s")
        await reader.until_shown("我的")
        await reader.pilot.pause(1.0)
        await known(reader, 2)


@pytest.mark.parametrize("garbage", [b"\0\xff" * 100, b"stdplan seen 1\nplan\n\n123", b""])
async def test_a_record_that_cannot_be_understood_bothers_nobody(opened_before: Path, garbage: bytes) -> None:
    state = Workspace(opened_before, SETTINGS).state_folder
    assert state is not None
    (state / "seen").write_bytes(garbage)
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.watched)
        await reader.press(")", "j")
        assert not [note for note in reader.app._notifications if note.severity == "error"]


async def test_a_note_on_the_whole_document_is_new_at_its_first_clause(folder: Path) -> None:
    newly.first_seen(Workspace(folder, SETTINGS))
    other = Workspace(folder, OTHER)
    annotating.annotate(other, reading.document(other, "notice"), None, "总的意见")
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await known(reader, 1)
        await reader.press(")")
        await reader.until(lambda: reader.document == "notice")
        await reader.until_shown("◆ new 李强", "总的意见")


async def test_tags_and_settled_discussions_say_that_they_are_new(folder: Path) -> None:
    newly.first_seen(Workspace(folder, SETTINGS))
    other = Workspace(folder, OTHER)
    document, clause = reading.find(other, "plan:1.1")
    annotating.tag(other, document, clause, ["环境型/目标规划"])
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown("#环境型/目标规划  ◆ new 李强")


async def test_the_list_of_notes_can_be_narrowed_to_what_is_new(opened_before: Path) -> None:
    async with session(Workspace(opened_before, SETTINGS), "plan:1.1") as reader:
        await known(reader, 2)
        await reader.press("l")
        await reader.until(lambda: isinstance(reader.app.screen, NotesList))
        await reader.until_shown("早就有", "新的一条", "又一条")
        await reader.press("N")
        await reader.until_shown("2 of 3")
        assert "早就有" not in reader.shown
        by(OTHER, opened_before, "plan:2", "刚刚来的")
        await reader.until_shown("3 of 4", "刚刚来的")


async def test_names_that_would_be_markup_or_escapes_stay_words(folder: Path) -> None:
    evil = Settings(author_name="[bold]李[/bold]", author_id="11abcdef", language="en")
    async with session(Workspace(folder, SETTINGS), "plan:1.1", size=WIDE) as reader:
        await known(reader, 0)
        by(evil, folder, "plan:1.1", "甲")
        await reader.until_shown("1 new note by [bold]李[/bold]")

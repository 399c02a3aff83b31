"""Taking changes back and doing them again on the screen: what is said, where one is then, and the list."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from stdplan_tui.tui.drafts import Draft
from stdplan_tui.tui.screens.listing import Options
from stdplan_tui.workspace import annotated, annotating, reading, undoing
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


def noted(workspace: Workspace, place: str, *words: str) -> None:
    document, clause = reading.find(workspace, place)
    for body in words:
        annotating.annotate(workspace, document, clause, body)


def bodies(workspace: Workspace) -> list[str]:
    """The texts of what stands, in the order in which it was written."""
    found = annotated.loaded(workspace).annotations
    return [note.body.strip() for note in sorted(found, key=lambda note: note.id) if note.is_open]


async def until_bodies(reader: Session, workspace: Workspace, *wanted: str) -> None:
    await reader.until(lambda: bodies(workspace) == list(wanted))


async def test_undo_and_redo_say_what_was_turned_and_where(workspace: Workspace) -> None:
    noted(workspace, "plan:1.1", "一")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: bool(reader.reading.here))
        await reader.press("u")
        await reader.until_shown("Taken back: note on 一/（一）")
        await reader.until(lambda: not reader.reading.here)
        await reader.press("ctrl+r")
        await reader.until_shown("Done again: note on 一/（一）")
        await reader.until(lambda: bool(reader.reading.here))
        await reader.press("ctrl+r")
        await reader.until_shown("Nothing to do again")
        assert reader.clause == "1.1"


async def test_with_nothing_done_there_is_nothing_to_take_back(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("u")
        await reader.until_shown("Nothing to take back")
        await reader.press("U")
        await reader.until_shown("Nothing to take back yet")
        assert len(reader.app.screen_stack) == 1


async def test_an_undo_begun_at_once_waits_for_what_is_being_saved(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(workspace, "plan:1.1", "一")
    noted(workspace, "plan:1.1", "二")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: len(reader.reading.here) == 2)
        reader.reading.action_undo()
        reader.reading.action_undo()
        reader.reading.action_redo()
        await until_bodies(reader, workspace, "一")


async def test_what_is_out_of_sight_can_be_gone_to(workspace: Workspace) -> None:
    noted(workspace, "notice:p1", "在通知里")
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("u")
        await reader.until_shown("Taken back: note on 第1段", "} goes")
        assert (reader.document, reader.clause) == ("plan", "1.1")
        await reader.press("right_curly_bracket")
        await reader.until(lambda: reader.document == "notice")
        assert reader.clause == "p1"
        await reader.press("backspace")
        await reader.until(lambda: reader.document == "plan")


async def test_the_list_shows_what_was_done_and_turns_everything_down_to_a_row(workspace: Workspace) -> None:
    noted(workspace, "plan:1.1", "第一条", "第二条")
    noted(workspace, "notice:p1", "第三条")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: len(reader.reading.here) == 2)
        await reader.press("U")
        await reader.until_shown("Undo list", "To take back", "第三条", "第1段", "take back 1 change")
        rows = [row for row in reader.shown.splitlines() if "条" in row and "note" in row]
        assert [word for row in rows for word in ("第一条", "第二条", "第三条") if word in row][:3] == [
            "第三条",
            "第二条",
            "第一条",
        ]
        await reader.press("down")
        await reader.until_shown("take back 2 changes")
        await reader.press("enter")
        await reader.until_shown("Taken back: 2 changes")
        await until_bodies(reader, workspace, "第一条")
        await reader.press("U")
        await reader.until_shown("To do again", "To take back", "take back 1 change")
        await reader.press("up", "up")
        await reader.until_shown("do 2 changes again")
        await reader.press("enter")
        await reader.until_shown("Done again: 2 changes")
        await until_bodies(reader, workspace, "第一条", "第二条", "第三条")


async def test_the_list_narrows_to_what_is_typed_and_can_be_clicked(workspace: Workspace) -> None:
    noted(workspace, "plan:1.1", "甲意见", "乙意见")
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("U", *"甲")
        await reader.until_shown("take back 2 changes")
        assert len(reader.app.screen.query_one(Options).options) == 2  # the heading, and one row
        row = next(n for n, line in enumerate(reader.shown.splitlines()) if "甲意见" in line and "note" in line)
        await reader.pilot.click(offset=(40, row))
        await until_bodies(reader, workspace)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_list_fits_small_terminals(workspace: Workspace, size: tuple[int, int]) -> None:
    noted(workspace, "plan:1.1", *(f"意见{number}" for number in range(30)))
    async with session(workspace, "plan:1.1", size) as reader:
        await reader.press("U")
        await reader.until_shown("意见29", "Esc")
        await reader.press("escape")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        assert len(bodies(workspace)) == 30


async def test_untrusted_words_in_the_list_are_words(workspace: Workspace) -> None:
    noted(workspace, "plan:1.1", "[@click=app.quit]\x1b[31m红")
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("U")
        await reader.until_shown("[@click=app.quit]红")


async def test_what_other_hands_changed_since_is_said_and_stays(workspace: Workspace) -> None:
    noted(workspace, "plan:1.1", "一")
    (note,) = annotated.loaded(workspace).annotations
    file = workspace.store.path_of(note.document, note.author, note.id)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: bool(reader.reading.here))
        file.write_text(file.read_text("utf-8").replace("一\n", "别处改的\n"), "utf-8")
        await reader.press("u")
        await reader.until_shown("changed since by other hands")
        assert bodies(workspace) == ["别处改的"]


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EROFS])
async def test_a_note_that_the_disk_refuses_stays_on_the_screen_and_in_the_draft(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    system = os.open

    def refused(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).is_relative_to(workspace.root):
            raise OSError(reason, os.strerror(reason))
        return system(path, flags, mode)

    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"别丢了")
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", refused)
            await reader.press("ctrl+s")
            await reader.until_shown("Not saved; your words are kept", "别丢了", os.strerror(reason)[:7])
        assert Draft(workspace.state_folder, "plan:1.1").read() == "别丢了"
        await reader.press("ctrl+s")
        await until_bodies(reader, workspace, "别丢了")
        assert Draft(workspace.state_folder, "plan:1.1").read() == ""
    assert len(undoing.history(workspace).undoable) == 1

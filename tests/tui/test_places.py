"""Where one left off: the document and the place in it, kept and come back to."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.tui.actions import remembering
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.places import Left, change_places, read_places
from stdplan_tui.workspace.renaming import rename
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


@pytest.fixture(autouse=True)
def short_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_WHILE", 0.05)


def kept(workspace: Workspace) -> str:
    return str(read_places(workspace).last)


async def remembers(reader: Session) -> None:
    await reader.until(lambda: reader.reading.places is not None)


async def test_one_comes_back_to_where_one_left_off(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await remembers(reader)
        await reader.press("j", "j", "j")
        there = f"plan:{reader.clause}"
        await reader.until(lambda: kept(workspace) == there)
    again = Workspace(workspace.root, SETTINGS)
    for address in (None, "plan"):
        async with session(again, address) as reader:
            assert f"{reader.document}:{reader.clause}" == there
    async with session(again, "plan:title") as reader:
        assert reader.clause == "title"


async def test_what_was_moved_in_the_last_moment_is_kept_on_leaving(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_WHILE", 60.0)
    async with session(workspace, "plan:title") as reader:
        await remembers(reader)
        await reader.press("G")
        there = f"plan:{reader.clause}"
    assert kept(workspace) == there


async def test_a_document_opened_again_is_where_it_was_left_and_a_clause_asked_for_is_shown(
    workspace: Workspace,
) -> None:
    async with session(workspace, "plan:1.2") as reader:
        await remembers(reader)
        await reader.reading.run_action("next_document")
        await reader.until(lambda: reader.document == "notice")
        await reader.press("G")
        end = reader.clause
        await reader.reading.run_action("next_document")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "1.2"))
        await reader.until(lambda: reader.reading.progress.get(DocumentId("notice")) == 100)
        await reader.press("left_curly_bracket")
        await reader.until(lambda: (reader.document, reader.clause) == ("notice", end))
        await reader.until(lambda: read_places(workspace).left[DocumentId("plan")].clause == "1.2")


async def test_what_is_only_looked_at_while_searching_or_finding_is_not_kept(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        await remembers(reader)
        await reader.until(lambda: kept(workspace) == "plan:1.1")
        await reader.press("slash", *"试点")
        await reader.until(lambda: reader.document == "notice")
        await reader.pilot.pause(0.2)
        assert kept(workspace) == "plan:1.1"
        await reader.press("escape", "f", *"良种")
        await reader.until_clause("2.box1.e1")
        await reader.pilot.pause(0.2)
        assert kept(workspace) == "plan:1.1"
        await reader.press("enter")
        await reader.until(lambda: kept(workspace) == "plan:2.box1.e1")


async def test_a_clause_that_is_gone_is_stood_for_by_the_nearest_above(workspace: Workspace) -> None:
    change_places(workspace, lambda places: places.leaving(DocumentId("plan"), Left(ClauseId("1.2.b9.p3"), 50)))
    async with session(workspace, None) as reader:
        assert (reader.document, reader.clause) == ("plan", "1.2")
    change_places(workspace, lambda places: places.leaving(DocumentId("plan"), Left(ClauseId("nowhere"), 50)))
    async with session(workspace, None) as reader:
        assert (reader.document, reader.clause) == ("plan", "title")


async def test_a_document_that_is_gone_does_not_keep_one_from_reading(workspace: Workspace) -> None:
    change_places(workspace, lambda places: places.leaving(DocumentId("gone"), Left(ClauseId("1"), 50)))
    async with session(workspace, None) as reader:
        assert reader.document == "notice"


async def test_a_document_that_was_renamed_is_where_it_was_left(workspace: Workspace) -> None:
    change_places(workspace, lambda places: places.leaving(DocumentId("plan"), Left(ClauseId("1.2"), 50)))
    rename(workspace, "plan", "new-plan")
    async with session(Workspace(workspace.root, SETTINGS), None) as reader:
        assert (reader.document, reader.clause) == ("new-plan", "1.2")


async def test_moving_much_keeps_one_place_and_one_file(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await remembers(reader)
        await reader.press(*"jkjkjkjkj")
        assert len(reader.reading._unsaved) <= 1
    assert workspace.state_folder is not None
    assert [path.name for path in workspace.state_folder.glob("*places*")] == ["places.txt"]


async def test_the_list_of_jumps_and_a_document_that_is_gone(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.reading.run_action("jumps")
        await reader.until_shown("No jumps yet")
        await reader.press("G")
        await reader.reading.run_action("jumps")
        await reader.until_shown("（一）指导思想", "Enter go there")
        await reader.press("enter")
        await reader.until_clause("1.1")
        await reader.reading.run_action("next_document")
        await reader.until(lambda: reader.document == "notice")
        workspace.library.body_path("plan").unlink()
        workspace.library.metadata_path("plan").unlink()
        await reader.until(lambda: len(reader.reading.documents) == 1, 20)
        await reader.press("left_curly_bracket")
        await reader.until_shown("were left out")
        assert reader.document == "notice"
        assert not reader.reading.jumps.behind


async def test_going_back_brings_the_selection_back(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("s")
        span = reader.reading.place.span
        assert span is not None
        await reader.press("G")
        await reader.press("left_curly_bracket")
        await reader.until(lambda: (reader.clause, reader.reading.place.span) == ("1.1", span))
        assert reader.reading.reader.selected == span

"""The search pane: previews, returning, going on, and words lit."""

from __future__ import annotations

from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session


async def test_moving_in_the_hits_previews_them_and_escape_returns_to_where_one_was(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        await reader.press("slash")
        await reader.type("试点")
        await reader.until(lambda: reader.document == "notice")
        before = reader.clause
        await reader.press("down")
        await reader.until(lambda: reader.clause != before)
        await reader.press("escape")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "1.1"))
        assert not reader.reading.place.lit
        assert reader.reading.reader.has_focus


async def test_enter_pressed_before_the_hits_are_there_opens_the_first_as_soon_as_it_is(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"良种", "enter")
        await reader.until_clause("2.box1.e1")
        await reader.until(lambda: not reader.reading.searching)
        assert [span.end - span.start for _, span in reader.reading.place.lit] == [2]


async def test_n_goes_round_the_hits_of_this_document_and_escape_puts_them_out(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准", "enter")
        await reader.until(lambda: not reader.reading.searching and len(reader.reading.place.lit) > 4)
        seen = []
        for _ in range(len(reader.reading.place.lit)):
            await reader.press("n")
            seen.append((reader.clause, reader.reading.place.span))
        assert len(set(seen)) == len(seen)
        await reader.press("N")
        assert (reader.clause, reader.reading.place.span) == seen[-2]
        await reader.press("escape")
        assert not reader.reading.place.lit


async def test_nothing_found_is_said(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"不存在的词")
        await reader.until_shown("Nothing found")


async def test_the_last_words_are_there_to_be_replaced_when_searching_again(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"良种", "enter")
        await reader.until(lambda: not reader.reading.searching)
        await reader.press("slash")
        await reader.until_shown("良种", "1 hit")
        await reader.press(*"试点")
        await reader.until(lambda: reader.document == "notice")


async def test_a_note_is_found_as_well(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        await reader.press("a", *"此处存疑", "ctrl+s")
        await reader.until_shown("此处存疑")
        await reader.press("g", "slash", *"存疑")
        await reader.until_shown("1 hit", "note")
        await reader.press("enter")
        await reader.until_clause("1.1")

"""Narrowing what was found by document, level and the rest: by key, by mouse, in a wide terminal and a narrow one."""

from __future__ import annotations

import pytest

from stdplan_tui.tui.screens.filtered import Filtered
from stdplan_tui.tui.widgets.search_field import SearchField
from stdplan_tui.tui.widgets.search_pane import SearchPane
from stdplan_tui.workspace.folder import Workspace
from tests.tui.plain_engine import PlainEngine
from tests.tui.support import WIDE, Session, session

SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24)])


@pytest.fixture(autouse=True)
def engine(workspace: Workspace) -> PlainEngine:
    engine = PlainEngine()
    workspace.__dict__["engine"] = engine
    return engine


def query(reader: Session) -> str:
    return reader.reading.query_one(SearchField).value


async def searched(reader: Session) -> None:
    await reader.press("slash", *"标准")
    await reader.until(lambda: "9 hits" in reader.shown and len(reader.reading.query_one(SearchPane).facets) == 3)


@SIZES
async def test_a_key_narrows_to_a_document_and_takes_it_back(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size, indexed=True) as reader:
        await searched(reader)
        await reader.press("f2", *"通知", "enter")
        await reader.until(lambda: query(reader) == "标准 doc:notice")
        await reader.until_shown("2 hits", "[doc 江南县人民…]")
        await reader.until(lambda: reader.document == "notice")
        await reader.press("f2")
        await reader.until(lambda: query(reader) == "标准")
        await reader.until_shown("9 hits")


async def test_one_list_has_everything_to_narrow_by_with_counts(workspace: Workspace) -> None:
    async with session(workspace, size=(80, 24), indexed=True) as reader:
        await searched(reader)
        await reader.press("ctrl+n")
        await reader.until_shown("Narrow to one of these", "document", "level", "江南县标准化发展规划")
        await reader.type("规划")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered) and reader.app.screen.rows.option_count == 4)
        await reader.press("down", "enter")
        await reader.until(lambda: query(reader) == "标准 kind:规划")


async def test_what_a_query_is_narrowed_to_is_marked_in_the_list_and_chosen_again_goes(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准 level:title")
        await reader.until_shown("2 hits", "[level title]", "F2 doc 2")
        await reader.press("f6")
        await reader.until_shown("[x] title")
        await reader.type("title")
        await reader.press("enter")
        await reader.until(lambda: query(reader) == "标准")


async def test_a_chip_is_clicked(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await searched(reader)
        await reader.pilot.click("SearchBar", offset=(14, 1))
        await reader.until_shown("Narrow: level")
        await reader.pilot.click("Filtered OptionList", offset=(4, 0))
        await reader.until(lambda: query(reader).startswith("标准 level:"))


async def test_keys_typed_right_after_the_one_that_opens_the_list_belong_to_it(workspace: Workspace) -> None:
    from textual import events

    async with session(workspace, indexed=True) as reader:
        await searched(reader)
        for key, character in [("f3", None), ("t", "t"), ("i", "i"), ("enter", "\r")]:
            reader.app.post_message(events.Key(key, character))
        await reader.until(lambda: query(reader) == "标准 level:title")


async def test_leaving_the_list_changes_nothing_and_without_values_there_is_none(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await searched(reader)
        await reader.press("f3", "escape")
        assert query(reader) == "标准"
        assert reader.reading.query_one(SearchField).has_focus
        await reader.press("f4")
        await reader.until_shown("Nothing to narrow by")


async def test_order_and_literalness_are_switched_by_key(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, indexed=True) as reader:
        await searched(reader)
        await reader.press("f7")
        await reader.until_shown("[reading order]")
        assert engine.asked[-1] == ("标准", 200, False, "reading")
        await reader.press("f8")
        await reader.until_shown("[literal]")
        assert engine.asked[-1] == ("标准", 200, True, "reading")
        await reader.press("f7", "f8")
        await reader.until_shown("F7 best first", "F8 literal")


async def test_the_list_is_right_even_where_its_key_is_pressed_before_the_hits_are_there(
    workspace: Workspace, engine: PlainEngine
) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash")
        engine.seconds = 0.3
        await reader.press(*"标准", "f3")
        await reader.until_shown("Narrow: level", "entry of a box")

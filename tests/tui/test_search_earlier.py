"""Earlier searches: past ones by arrow and list, saved ones under a name, dropped again."""

from __future__ import annotations

import pytest

from stdplan_tui.settings import load_settings
from stdplan_tui.tui.widgets.search_field import SearchField
from stdplan_tui.workspace import search_history
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.saved_searches import save_search
from tests.tui.plain_engine import PlainEngine
from tests.tui.support import Session, session

NARROW = (80, 24)


@pytest.fixture(autouse=True)
def engine(workspace: Workspace) -> PlainEngine:
    engine = PlainEngine()
    workspace.__dict__["engine"] = engine
    return engine


@pytest.fixture
def past(workspace: Workspace) -> None:
    for query in ("良种", "试点"):
        search_history.remember(workspace, query)


def query(reader: Session) -> str:
    return reader.reading.query_one(SearchField).value


async def test_a_search_is_remembered_when_a_hit_is_opened_not_before(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"良种")
        await reader.until_shown("1 hit")
        assert search_history.past(workspace) == ()
        await reader.press("enter")
        await reader.until(lambda: search_history.past(workspace) == ("良种",))


@pytest.mark.usefixtures("past")
async def test_an_empty_field_lists_past_searches_and_down_and_enter_take_one(workspace: Workspace) -> None:
    async with session(workspace, size=NARROW, indexed=True) as reader:
        await reader.press("slash")
        await reader.until_shown("Past searches", "试点", "良种")
        await reader.press("down", "down", "enter")
        await reader.until(lambda: query(reader) == "良种")
        await reader.until_shown("1 hit")


@pytest.mark.usefixtures("past")
async def test_up_from_the_top_walks_back_through_past_searches_but_keeps_what_was_typed(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash")
        await reader.until_shown("Past searches")
        await reader.press("up")
        await reader.until(lambda: query(reader) == "试点")
        await reader.until_shown("2 hits")
        await reader.press("up")
        await reader.until(lambda: query(reader) == "良种")
        await reader.press("up")
        assert query(reader) == "良种"
        await reader.type("繁")
        await reader.until_shown("1 hit")
        await reader.press("up")
        assert query(reader) == "良种繁"


@pytest.mark.usefixtures("past")
async def test_a_search_is_saved_under_a_name_listed_taken_and_dropped(workspace: Workspace) -> None:
    async with session(workspace, size=NARROW, indexed=True) as reader:
        await reader.press("slash", *"特高压")
        await reader.until_shown("1 hit")
        await reader.press("ctrl+s")
        await reader.until_shown("A name for: 特高压")
        await reader.press(*"输电", "enter")
        await reader.until(lambda: load_settings().searches == {"输电": "特高压"})
        await reader.press("ctrl+u")
        await reader.until_shown("Saved searches", "输电", "Past searches")
        await reader.press("f9")
        await reader.until_shown("Earlier searches", "Saved", "输电", "Past", "试点")
        await reader.press(*"特高", "enter")
        await reader.until(lambda: query(reader) == "特高压")
        await reader.press("f9", "delete")
        await reader.until(lambda: load_settings().searches == {})
        await reader.press("escape")
        assert query(reader) == "特高压"


async def test_saved_searches_are_there_before_any_search(workspace: Workspace) -> None:
    save_search("能源", "特高压")
    async with session(workspace, indexed=True) as reader:
        await reader.press("ctrl+l")
        await reader.until_shown("能源")
        await reader.press("enter")
        await reader.until(lambda: reader.reading.searching and query(reader) == "特高压")


async def test_nothing_is_saved_of_an_empty_field_and_nothing_listed_where_there_is_nothing(
    workspace: Workspace,
) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash")
        await reader.until_shown("Type to search all texts")
        await reader.press("ctrl+s")
        await reader.until_shown("the field is empty")
        await reader.press("f9")
        await reader.until_shown("No earlier searches yet")


@pytest.mark.usefixtures("past")
async def test_a_past_search_that_is_clicked_is_taken(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash")
        await reader.until_shown("Past searches")
        await reader.pilot.click("Hits", offset=(4, 2))
        await reader.until(lambda: query(reader) == "良种")

"""Typing in the search: the key at once, hits right after, what is stale dropped, words completed."""

from __future__ import annotations

import time

import pytest
from textual import events

from stdplan_tui.search.model import Notice
from stdplan_tui.tui.widgets import search_pane
from stdplan_tui.tui.widgets.hits import Hits
from stdplan_tui.tui.widgets.search_field import SearchField
from stdplan_tui.workspace.folder import Workspace
from tests.tui.plain_engine import PlainEngine
from tests.tui.support import WIDE, Session, session

NARROW = (80, 24)
WORDS = {
    "bzh": ("标准化", "标准化试点"),
    "标准": ("标准", "标准化", "标准体系"),
    "标准化": ("标准化", "标准化试点"),
    "lz": ("良种",),
}


@pytest.fixture
def engine(workspace: Workspace) -> PlainEngine:
    """The engine of the workspace, which knows a few words."""
    engine = PlainEngine(WORDS)
    workspace.__dict__["engine"] = engine
    return engine


def field(reader: Session) -> SearchField:
    return reader.reading.query_one(SearchField)


async def test_a_key_is_seen_before_a_slow_engine_answers(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        await reader.press("slash")
        engine.seconds = 0.4
        started = time.monotonic()
        for character in "良种":
            reader.app.post_message(events.Key(character, character))
        await reader.until(lambda: "良种" in reader.shown)
        assert time.monotonic() - started < engine.seconds
        assert "1 hit" not in reader.shown
        await reader.until_shown("1 hit", "良种繁育")
        assert time.monotonic() - started >= engine.seconds


async def test_the_hits_of_what_was_typed_before_are_dropped(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        await reader.press("slash")
        engine.seconds = 0.2
        await reader.press("标")
        await reader.until(lambda: any(query == "标" for query, *_ in engine.asked))
        await reader.press("杆")
        seen = set()
        while not any(query == "标杆" for query, *_ in engine.asked) or "Nothing found" not in reader.shown:
            seen.add("hits" in reader.shown.replace("0 hits", ""))
            await reader.pilot.pause(0.02)
        assert seen == {False}


async def test_keys_of_one_burst_are_searched_at_once(
    workspace: Workspace, engine: PlainEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_pane, "_PAUSE", 0.5)  # a busy machine takes its time between two keys
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash")
        await reader.until(lambda: field(reader).has_focus)
        for character in "标准体系":
            reader.app.post_message(events.Key(character, character))
        await reader.until_shown("2 hits")
        assert [query for query, *_ in engine.asked if query] == ["标准体系"]


@pytest.mark.parametrize(("key", "size"), [("tab", NARROW), ("right", WIDE)])
async def test_a_key_completes_the_word_and_searches_it(
    workspace: Workspace, engine: PlainEngine, size: tuple[int, int], key: str
) -> None:
    async with session(workspace, size=size, indexed=True) as reader:
        await reader.press("slash", *"bzh")
        await reader.until_shown("Tab 标准化")
        await reader.press(key)
        await reader.until(lambda: field(reader).value == "标准化")
        await reader.until_shown("推进标准化工作")
        assert field(reader).has_focus


async def test_tab_pressed_before_the_completion_is_there_takes_it(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准")
        await reader.until_shown("Tab 标准化")
        engine.seconds = 0.2
        await reader.press("化", "tab")
        await reader.until(lambda: field(reader).value == "标准化试点")


async def test_tab_goes_to_the_next_pane_where_nothing_is_offered(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"良种")
        await reader.until_shown("1 hit")
        await reader.pilot.pause(0.1)
        await reader.press("tab")
        assert isinstance(reader.reading.focused, Hits)


async def test_the_end_of_a_run_of_characters_is_completed(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"推进标准")
        await reader.until_shown("Tab 标准化")
        await reader.press("tab")
        await reader.until(lambda: field(reader).value == "推进标准化")


async def test_enter_on_letters_that_are_nowhere_searches_the_word_they_stand_for(
    workspace: Workspace, engine: PlainEngine
) -> None:
    async with session(workspace, size=NARROW, indexed=True) as reader:
        await reader.press("slash", *"bzh", "enter")
        await reader.until(lambda: field(reader).value == "标准化")
        await reader.until_shown("推进标准化工作")
        assert reader.reading.searching


async def test_where_nothing_is_found_the_words_that_may_be_meant_are_a_list(
    workspace: Workspace, engine: PlainEngine
) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"bzh")
        await reader.until_shown("Nothing found", "Did you mean", "3 times")
        await reader.press("down", "enter")
        await reader.until(lambda: field(reader).value == "标准化试点")


async def test_a_completion_that_is_clicked_is_taken(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准")
        await reader.until_shown("Tab 标准化")
        await reader.pilot.click("CompletionLine", offset=(16, 0))
        await reader.until(lambda: field(reader).value == "标准体系")


async def test_what_is_wrong_is_said_under_its_place_when_typing_pauses(
    workspace: Workspace, engine: PlainEngine
) -> None:
    engine.notices = (Notice("no ) for this", 3),)
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准 (")
        await reader.until_shown("0 hits")
        assert "no ) for this" not in reader.shown
        await reader.until_shown("^ no ) for this")
        rows = reader.shown.splitlines()
        row = next(number for number, text in enumerate(rows) if "^ no" in text)
        assert cells_before(rows[row], "^") == cells_before(rows[row - 1], "(")


def cells_before(row: str, text: str) -> int:
    from stdplan_tui.text.width import cells

    return cells(row[: row.index(text)])


async def test_a_completion_is_taken_from_anywhere_in_the_field(workspace: Workspace, engine: PlainEngine) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"推进 标准")
        await reader.until_shown("Tab 标准化")
        await reader.press("home", "tab")
        await reader.until(lambda: field(reader).value == "推进 标准化")


async def test_a_word_that_stands_in_the_texts_is_not_said_to_be_meant_otherwise(
    workspace: Workspace, engine: PlainEngine
) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"良种 标准")
        await reader.until_shown("Nothing found", "Tab 标准化")
        assert "Did you mean" not in reader.shown

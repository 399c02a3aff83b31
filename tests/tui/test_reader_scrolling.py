"""Scrolling by hand, with wheel and scroll bar: the reader goes along when its clause leaves the window."""

from __future__ import annotations

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

from stdplan_tui.corpus.model import ClauseId, Span
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.workspace.folder import Workspace
from tests.tui.reader_app import ReaderApp, long_plan, plan
from tests.tui.support import session

SIZE = (90, 12)


async def roll(pilot: Pilot[None], notches: int, where: str = "Reader") -> None:
    """Turn the wheel by notches: on, or back where that is negative."""
    turned = MouseScrollDown if notches > 0 else MouseScrollUp
    for _ in range(abs(notches)):
        await pilot._post_mouse_events([turned], where, offset=(20, 5))
    await pilot.pause()


def in_sight(reader: Reader) -> list[str]:
    """The clauses in the window, from its top."""
    found = [reader.clause_at(y) for y in range(reader.size.height)]
    return list(dict.fromkeys(reader.clauses[number].id for number in found if number is not None))


async def test_a_clause_in_sight_stays_current() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=SIZE) as pilot:
        before = app.reader.scroll_y
        await roll(pilot, 1)
        assert app.reader.scroll_y > before
        assert app.reader.current == app.place.clause == "1.1"


@pytest.mark.parametrize("notches", [3, 20, 60, 400])
async def test_when_it_leaves_the_window_the_first_in_sight_is_current(notches: int) -> None:
    app = ReaderApp(long_plan(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for turned in (notches, -notches // 2):
            top = app.reader.scroll_y
            await roll(pilot, turned)
            reader = app.reader
            assert abs(reader.scroll_y - top) == abs(turned) * 2 or reader.scroll_y == reader.max_scroll_y
            assert reader.current == app.place.clause
            assert reader.current in in_sight(reader)
            assert any(row.lstrip().startswith("▌") for row in app.rows())


async def test_the_next_clause_is_that_after_the_first_in_sight() -> None:
    app = ReaderApp(long_plan(60))
    async with app.run_test(size=SIZE) as pilot:
        await roll(pilot, 100)
        top, number = app.reader.scroll_y, app.reader.number
        await pilot.press("j")
        assert app.reader.number == number + 1
        assert abs(app.reader.scroll_y - top) <= SIZE[1]


async def test_the_scroll_bar_takes_the_reader_along() -> None:
    app = ReaderApp(long_plan(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        reader = app.reader
        for message in (ScrollTo(y=200), ScrollDown(), ScrollUp(), ScrollTo(y=0), ScrollTo(y=10**6)):
            reader.post_message(message)
            await pilot.pause()
            await pilot.pause()
            assert reader.current == app.place.clause
            assert reader.current in in_sight(reader)
        reader.post_message(ScrollTo(y=200))
        await pilot.pause()
        assert reader.scroll_y == 200


async def test_rows_that_nobody_has_looked_at_do_not_jump_under_the_wheel() -> None:
    app = ReaderApp(long_plan(200), "150")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(30):
            before = app.rows()
            await pilot._post_mouse_events([MouseScrollUp], "Reader", offset=(20, 5))
            after = app.rows()
            marked = [[row.replace("▌", " ") for row in rows] for rows in (before, after)]
            assert marked[1][2:] == marked[0][:-2]


async def test_a_resize_keeps_the_clause_that_was_scrolled_to() -> None:
    app = ReaderApp(long_plan(60))
    async with app.run_test(size=SIZE) as pilot:
        await roll(pilot, 50)
        current = app.reader.current
        for size in ((60, 20), (120, 8), SIZE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.reader.current == current


async def test_words_being_selected_hold_their_clause(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", (80, 12)) as reader:
        text = reader.reading.reader
        await reader.press("v", "l", "l")
        await roll(reader.pilot, 30)
        assert text.current == "1.1" not in in_sight(text)
        assert text.selected == Span(0, 3)
        assert reader.reading.selecting
        await reader.press("l")
        assert text.selected == Span(0, 4)
        assert "1.1" in in_sight(text)


async def test_a_drag_holds_its_clause() -> None:
    app = ReaderApp(long_plan(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.mouse_down("Reader", offset=(20, 3))
        held = app.reader.current
        await roll(pilot, 30)
        assert app.reader.current == held
        await pilot.mouse_up("Reader", offset=(20, 3))


async def test_all_panes_go_along_and_what_is_copied_is_in_sight(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", (140, 12)) as reader:
        await roll(reader.pilot, 30)
        text = reader.reading.reader
        assert text.current in in_sight(text)
        assert text.current != ClauseId("1.1")
        assert reader.clause == text.current
        await reader.press("y")
        words = reader.reading.place.document.clause(reader.clause).string  # type: ignore[union-attr]
        assert reader.app.clipboard.startswith(words)


async def test_a_hit_that_was_reached_can_be_scrolled_away_from(workspace: Workspace) -> None:
    async with session(workspace, "plan", (80, 12)) as reader:
        await reader.press("f", *"标准", "enter")
        await reader.until(lambda: reader.reading.reader.selected)
        await roll(reader.pilot, 30)
        text = reader.reading.reader
        assert text.current in in_sight(text)
        assert text.selected is None
        assert reader.reading.place.lit

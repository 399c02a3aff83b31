"""What the keyboard does, the mouse does too."""

from __future__ import annotations

from textual.events import MouseMove, MouseScrollDown

from stdplan_tui.text.width import cells
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


async def click_on(reader: Session, text: str) -> None:
    """Click where that text stands in the footer."""
    footer = reader.reading.query_one(Footer)
    line = reader.shown.splitlines()[footer.region.y]
    await reader.pilot.click(footer, offset=(line.index(text), 0))


async def test_a_click_in_the_text_makes_a_clause_current(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        lines = reader.shown.splitlines()
        text = reader.reading.reader
        y = next(y for y, line in enumerate(lines) if "坚持质量第一" in line)
        await reader.pilot.click(text, offset=(20, y - text.region.y))
        await reader.until_clause("1.1")


async def test_the_keys_of_the_footer_are_buttons(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await click_on(reader, "help")
        await reader.until_shown("Keys and commands")
        await reader.press("escape")
        await click_on(reader, "search")
        await reader.until_shown("Words, pinyin")
        await click_on(reader, "back")
        await reader.until(lambda: not reader.reading.searching)
        await click_on(reader, "note")
        await reader.until_shown("^s save")


async def test_a_hit_that_is_clicked_opens(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("slash", *"良种")
        await reader.until_shown("1 hit", "良种繁育")
        await reader.pilot.click("Hits", offset=(6, 2))
        await reader.until_clause("2.box1.e1")
        await reader.until(lambda: not reader.reading.searching)


async def test_a_note_that_is_clicked_is_marked_and_edited_by_the_second_click(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"请改", "ctrl+s")
        await reader.until_shown("请改", "Zhang San")
        await reader.pilot.click(reader.reading.panel, offset=(4, 1))
        await reader.until_shown("r reply")
        await reader.pilot.click(reader.reading.panel, offset=(4, 1), times=2)
        await reader.until_shown("^s save")


async def test_words_chosen_by_mouse_are_annotated_by_mouse(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        lines = reader.shown.splitlines()
        text = reader.reading.reader
        y = next(y for y, line in enumerate(lines) if "坚持质量第一" in line) - text.region.y
        x = cells(lines[y + text.region.y].partition("质量第一")[0]) - text.region.x
        await reader.pilot.click(text, offset=(x, y), times=2)
        await reader.until(lambda: text.selected_text == "质量第一")
        await click_on(reader, "note")
        await reader.until_shown("^s save")
        await reader.type("请改")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.reading.here)
        assert reader.reading.here[0].note.target.exact == "质量第一"


async def test_a_drag_over_several_clauses_says_that_it_was_cut(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        lines = reader.shown.splitlines()
        text = reader.reading.reader
        first, last = (next(y for y, line in enumerate(lines) if part in line) for part in ("坚持质量", "需求引领"))
        await reader.pilot.mouse_down(text, offset=(16, first - text.region.y))
        await reader.pilot._post_mouse_events([MouseMove], text, offset=(30, last - text.region.y), button=1)
        await reader.pilot.mouse_up(text, offset=(30, last - text.region.y))
        await reader.until_shown("Words are selected within one clause")
        assert reader.clause == "1.1"
        assert text.selected_text.endswith("完善标准体系。")


async def test_the_wheel_scrolls_the_text(workspace: Workspace) -> None:
    async with session(workspace, size=(80, 12)) as reader:
        await reader.pilot._post_mouse_events([MouseScrollDown], reader.reading.reader, offset=(10, 5))
        await reader.until(lambda: reader.reading.reader.scroll_y > 0)

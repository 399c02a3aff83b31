"""What the keyboard does, the mouse does too."""

from __future__ import annotations

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


async def test_a_note_that_is_clicked_is_edited(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"请改", "ctrl+s")
        await reader.until_shown("请改", "Zhang San")
        await reader.pilot.click(reader.reading.panel, offset=(4, 1))
        await reader.until_shown("^s save")

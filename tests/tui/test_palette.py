"""The palette, and the choices that are remembered: language, theme, measure."""

from __future__ import annotations

from stdplan_tui.settings import load_settings
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session


async def test_a_command_is_found_by_part_of_its_name_and_run(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.type("note on the doc")
        await reader.until_shown("Write a note on the whole document")
        await reader.press("enter", "enter")
        await reader.until_shown("^s save")


async def test_a_heading_and_a_document_are_found_by_their_words(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.type("重点领域")
        await reader.until_shown("heading")
        await reader.press("enter", "enter")
        await reader.until_clause("2")
        await reader.press("ctrl+p")
        await reader.type("试点的通知")
        await reader.until_shown("document")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.document == "notice")
        await reader.press("left_curly_bracket")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2"))


async def test_language_theme_and_measure_change_at_once_and_are_remembered(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.until_shown("Outline", "Notes")
        await reader.reading.run_action("language")
        await reader.until_shown("大纲", "批注", "帮助")
        await reader.reading.run_action("theme")
        await reader.until(lambda: reader.app.theme == "paper")
        await reader.press("plus")
        await reader.until(lambda: load_settings().measure == 38)
    remembered = load_settings()
    assert (remembered.language, remembered.theme) == ("zh", "paper")

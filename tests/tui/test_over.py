"""Screens over the others: their keys at the foot are buttons, their rows are reached from the field."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from textual import events

from stdplan_tui.tui.help.screen import Help
from stdplan_tui.tui.palette.screen import Palette
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.screens.settings import SettingsScreen
from stdplan_tui.tui.screens.tag_picker import TagPicker
from stdplan_tui.tui.setup.choices import CHOICES
from stdplan_tui.tui.setup.rows import SettingRows
from stdplan_tui.tui.tagging.tag_rows import TagRows
from stdplan_tui.tui.whole_characters import WholeCompositor
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import add_city
from tests.tui.support import Session, session

SOURCE = Path(__file__).parents[2] / "src" / "stdplan_tui" / "tui"
TOOLKITS = re.compile(r"(Modal)?Screen\[.*\]")


async def click_key(reader: Session, label: str) -> None:
    """Click a key at the foot of the screen on top."""
    line = reader.app.screen.query_one(KeyLine)
    row = reader.shown.splitlines()[line.region.y]
    await reader.pilot.click(line, offset=(row.index(label) - line.region.x, 0))
    await reader.pilot.pause()


def strike(reader: Session, *keys: str) -> None:
    """Send keys without waiting for what they do."""
    for key in keys:
        reader.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_the_mouse_alone_tags_and_writes(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t")
        await reader.until_shown("targets")
        await reader.pilot.click(TagRows, offset=(4, 2))
        await reader.until_shown("[x]")
        await click_key(reader, "save")
        await reader.until(lambda: reader.app.screen is reader.reading)
        await reader.until(lambda: own_tags(workspace) == ("环境型/目标规划",))
        await reader.press("a")
        await reader.until_shown("^s save")
        await reader.type("核对")
        await click_key(reader, "save")
        await reader.until(lambda: reader.app.screen is reader.reading)
        await reader.until_shown("核对")


def own_tags(workspace: Workspace) -> tuple[str, ...]:
    return annotating.own_tags(workspace, *reading.find(workspace, "plan:1.1"))


async def test_a_click_at_the_foot_closes(workspace: Workspace) -> None:
    add_city(workspace.root)
    async with session(workspace, "plan:1.1") as reader:
        for key in ("t", "a", "c", "i", "ctrl+p", "question_mark"):
            await reader.press(key)
            await reader.until(lambda: reader.app.screen is not reader.reading and reader.app.screen.is_mounted)
            await reader.until_shown("Esc close")
            await click_key(reader, "Esc")
            await reader.until(lambda: reader.app.screen is reader.reading)


@pytest.mark.parametrize("opens", ["ctrl+p", "question_mark"])
async def test_a_row_gone_to_right_after_typing_is_one_of_what_is_left(workspace: Workspace, opens: str) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press(opens)
        screen = reader.app.screen
        assert isinstance(screen, Palette | Help)
        strike(reader, *"clause", "down", "down")
        await reader.until(lambda: screen.field.value == "clause" and screen.rows.row >= 2)
        await reader.pilot.pause()
        assert screen.rows.row >= 2


async def test_first_and_last_row_are_reached_from_the_field(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("ctrl+p", "ctrl+end")
        palette = reader.app.screen
        assert isinstance(palette, Palette)
        assert palette.rows.row == palette.rows.count - 1
        await reader.press("ctrl+home")
        assert palette.rows.row == 0
        await reader.press("escape", "t")
        await reader.until_shown("funding")
        picker = reader.app.screen
        assert isinstance(picker, TagPicker)
        await reader.press("ctrl+end")
        assert picker.choices.row == picker.choices.count - 1


def test_all_screens_have_a_base_of_ours() -> None:
    """So that wide characters stay whole on all of them, and Esc leaves those that are over others."""
    users = {
        path.name
        for path in SOURCE.rglob("*.py")
        for kind in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(kind, ast.ClassDef) and any(TOOLKITS.fullmatch(ast.unparse(base)) for base in kind.bases)
    }
    assert users == {"over.py", "keyed.py"}


async def test_wide_characters_stay_whole_on_every_screen(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        for key in ("t", "a", "i", "ctrl+p", "question_mark", "comma"):
            await reader.press(key)
            await reader.until(lambda: reader.app.screen is not reader.reading)
            assert isinstance(reader.app.screen._compositor, WholeCompositor)
            await reader.press("escape")
            await reader.until(lambda: reader.app.screen is reader.reading)


@pytest.mark.parametrize("size", [(40, 12), (40, 8), (40, 6)])
async def test_every_setting_is_seen_on_a_small_terminal(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size) as reader:
        await reader.press("comma")
        for choice in CHOICES:
            screen = reader.app.screen
            assert isinstance(screen, SettingsScreen)
            await reader.until_shown(f"{'▌'}{choice.name}", "^s keep", "Esc cancel")
            assert screen.query_one(SettingRows).choice is choice
            if choice.field == "ambiguous_width":
                await reader.until_shown("12345678901234|  2 cells")
            await reader.press("j")


async def test_the_footer_names_the_keys_of_the_find_bar(workspace: Workspace) -> None:
    async with session(workspace, size=(40, 12)) as reader:
        await reader.press("f", "标")
        footer = reader.reading.query_one(Footer)
        await reader.until(lambda: [one.action for one in footer.shown][:1] == ["find_next"])
        await reader.pilot.click(footer, offset=(2, 0))
        await reader.until_shown("2/")
        await reader.press("escape")
        await reader.until(lambda: "find_next" not in [one.action for one in footer.shown])

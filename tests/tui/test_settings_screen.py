"""The settings screen: changes are worn at once, kept or put back together; keys are given by pressing them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from stdplan_tui.language import active_language
from stdplan_tui.settings import Settings, load_settings, save_settings, settings_path
from stdplan_tui.tui.screens.key_prompt import KeyPrompt
from stdplan_tui.tui.screens.keys import KeysScreen
from stdplan_tui.tui.screens.settings import SettingsScreen
from stdplan_tui.tui.setup.choices import CHOICES
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session

FIELDS = [choice.field for choice in CHOICES]


async def opened(reader: Session, field: str = "theme") -> SettingsScreen:
    """The settings screen, at a setting."""
    await reader.press("comma")
    await reader.until(lambda: isinstance(reader.app.screen, SettingsScreen) and reader.app.screen.is_mounted)
    screen = reader.app.screen
    assert isinstance(screen, SettingsScreen)
    await reader.press(*["j"] * FIELDS.index(field))
    await reader.until(lambda: screen.rows.choice.field == field)
    return screen


async def test_a_theme_is_worn_while_it_is_chosen_and_put_back_by_escape(workspace: Workspace) -> None:
    async with session(Workspace(workspace.root, replace(SETTINGS, theme="paper"))) as reader:
        await opened(reader)
        seen = [reader.app.theme]
        for _step in range(7):
            await reader.press("right")
            seen.append(reader.app.theme)
        assert len(set(seen)) == 6
        await reader.press("left", "left")
        assert reader.app.theme != "paper"
        await reader.press("escape")
        assert reader.app.theme == "paper"
        assert not settings_path().exists()


async def test_all_changes_reach_the_reading_screen_and_the_file(workspace: Workspace) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('# mine\nmeasure = 36 # wide\nauthor_name = "Zhang San"\nlanguage = "en"\n', "utf-8")
    async with session(Workspace(workspace.root, load_settings())) as reader:
        screen = await opened(reader, "measure")
        await reader.press("left", "left")
        await reader.press("j", "space", "j", "l", "j", "right")
        assert screen.sample.measure == 32
        assert not screen.sample.justified
        assert screen.sample.ambiguous_width == 2
        await reader.until_shown("帮助")
        assert active_language() == "zh"
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.app.screen is reader.reading)
        await reader.until_shown("大纲")
        view = reader.reading.reader
        assert (view.measure, view.justified, view.ambiguous_width) == (32, False, 2)
        assert "+-" in reader.shown
    text = settings_path().read_text("utf-8")
    assert "# mine\nmeasure = 32 # wide\n" in text
    assert load_settings() == Settings(
        author_name="Zhang San", language="zh", measure=32, alignment="ragged", ambiguous_width=2
    )


async def test_enter_takes_the_next_value_and_a_setting_can_be_given_its_default(workspace: Workspace) -> None:
    save_settings(replace(SETTINGS, measure=20))
    async with session(Workspace(workspace.root, load_settings())) as reader:
        await opened(reader, "measure")
        await reader.press("enter")
        await reader.until_shown("22 characters")
        await reader.press("d")
        await reader.until_shown("36 characters")
        await reader.press("ctrl+s")
        await reader.until(lambda: load_settings().measure == 36)
        assert reader.reading.reader.measure == 36


async def test_a_name_is_written_and_signs_the_next_note(workspace: Workspace) -> None:
    async with session(Workspace(workspace.root, replace(SETTINGS, author_name=""))) as reader:
        await opened(reader, "author_name")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.type("李强")
        await reader.press("enter")
        await reader.until_shown("李强")
        await reader.press("ctrl+s")
        await reader.until(lambda: load_settings().author_name == "李强")
        assert reader.reading.workspace.author.name == "李强"


async def test_what_cannot_be_written_is_said_and_nothing_is_lost(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await opened(reader, "measure")
        await reader.press("right")
        settings_path().parent.mkdir(parents=True, exist_ok=True)
        settings_path().write_text("measure = \n", "utf-8")
        await reader.press("ctrl+s")
        await reader.until_shown("not valid TOML")
        assert isinstance(reader.app.screen, SettingsScreen)
        assert settings_path().read_text("utf-8") == "measure = \n"
        await reader.press("escape")
        assert reader.reading.measure == 36


async def test_the_test_lines_stand_only_where_they_matter(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await opened(reader, "ambiguous_width")
        await reader.until_shown("“”‘’…—①|", "1234567|", "12345678901234|")
        await reader.press("k")
        await reader.until(lambda: "①|" not in reader.shown)


async def test_the_mouse_changes_a_value(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        screen = await opened(reader)
        right = screen.rows.size.width - 2
        assert await reader.pilot.click(screen.rows, offset=(right - 1, FIELDS.index("alignment") + 1))
        await reader.until(lambda: not screen.sample.justified)
        assert screen.rows.choice.field == "alignment"
        assert await reader.pilot.click(screen.rows, offset=(4, 2))
        await reader.until(lambda: screen.rows.choice.field == "measure")
        row = reader.shown.splitlines()[screen.rows.region.y + 2]
        assert await reader.pilot.click(screen.rows, offset=(row.index("<"), 2))
        await reader.until(lambda: screen.sample.measure == 34)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 36), (200, 60)])
async def test_settings_and_keys_can_be_used_at_every_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size) as reader:
        screen = await opened(reader)
        assert all(name in reader.shown for name in ("Colours", "Line length", "Keys", "^s keep", "Esc cancel"))
        assert screen.sample.size.height >= 3
        assert "发展目标" in reader.shown
        await reader.press("G", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, KeysScreen))
        await reader.until_shown("Next clause", "Enter press a key")
        await reader.press("enter", "q")
        await reader.until_shown("q   belongs to Quit")
        await reader.press("escape", "escape", "escape")
        await reader.until(lambda: reader.app.screen is reader.reading)


async def test_a_key_is_given_by_pressing_it_the_clash_shown_before(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await opened(reader, "keymap")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, KeysScreen))
        await reader.type("next-document")
        await reader.press("enter", "j")
        await reader.until_shown("j   belongs to Next clause")
        await reader.press("enter")
        await reader.until_shown("* j")
        await reader.press("enter", "［")
        await reader.until_shown("[   belongs to Previous annotated clause")
        await reader.press("w")
        await reader.until_shown("* w")
        await reader.press("escape")
        await reader.until_shown("2 changed")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.app.screen is reader.reading)
        assert load_settings().keymap == {"next-clause": "down", "next-document": "w"}
        await reader.press("w")
        await reader.until(lambda: reader.document == "notice")


async def test_keys_are_taken_away_and_put_back(workspace: Workspace) -> None:
    async with session(Workspace(workspace.root, replace(SETTINGS, keymap={"zen": "f12"}))) as reader:
        await opened(reader, "keymap")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, KeysScreen))
        await reader.type("quit")
        await reader.press("ctrl+k")
        await reader.until_shown("* --")
        await reader.press("delete")
        await reader.until(lambda: "* --" not in reader.shown)
        await reader.press("ctrl+r", "escape")
        await reader.until_shown("0 changed")


async def test_a_clash_in_the_file_is_told_once_at_the_start(workspace: Workspace) -> None:
    keymap = {"annotate": "w", "tag": "w", "nope": "x", "undo": "[[b]"}
    async with session(Workspace(workspace.root, replace(SETTINGS, keymap=keymap, theme="mauve"))) as reader:
        await reader.until_shown("no theme mauve")
        await reader.until_shown("tag: w belongs to annotate already", "there is no command nope", "no key [[b]")
        assert len(reader.app._notifications) == 1


async def test_help_footer_and_palette_show_the_keys_in_force(workspace: Workspace) -> None:
    keymap = {"next-clause": "w", "search": "f7", "search-order": "f11"}
    async with session(Workspace(workspace.root, replace(SETTINGS, keymap=keymap))) as reader:
        await reader.until_shown("w/k clause", "F7 search")
        await reader.press("question_mark")
        await reader.until_shown("Keys and commands")
        await reader.until(lambda: re.search("  w +Next clause ", reader.shown))
        await reader.press("escape", "ctrl+p")
        await reader.type("next clause")
        await reader.until(lambda: any("Next clause" in row and " w " in row for row in reader.shown.splitlines()))


async def test_a_bound_bracket_brings_its_full_width_twins(workspace: Workspace) -> None:
    keymap = {"next-document": "[", "previous-annotated": ""}
    async with session(Workspace(workspace.root, replace(SETTINGS, keymap=keymap))) as reader:
        for key in ("［", "【"):
            before = reader.document
            await reader.press(key)
            await reader.until(lambda before=before: reader.document != before)  # type: ignore[misc]


async def test_keys_of_the_import_screen_follow(workspace: Workspace, tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text("关于标准的通知\n\n一、总体要求\n提高质量。\n", "utf-8")
    keymap = {"accept": "f10"}
    async with session(Workspace(workspace.root, replace(SETTINGS, keymap=keymap))) as reader:
        await reader.press("i")
        await reader.type(str(raw))
        await reader.press("enter")
        await reader.until_shown("F10 accept")


BROKEN = 'measure = 500\nauthor_name = "Zhang San"\n[keymap]\nzen = 7\nundo = "ctrl+q"\nnext-clause = "w"\n'


async def test_what_is_wrong_in_the_settings_is_said_on_the_screen_and_the_rest_holds(workspace: Workspace) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(BROKEN, "utf-8")
    async with session(Workspace(workspace.root, load_settings())) as reader:
        await reader.until_shown(
            "settings.toml", "line 1: measure must be from 10 to 120", "line 4: zen must be a text"
        )
        await reader.until_shown("undo: ^q quits wherever you are")
        before = reader.clause
        await reader.press("w")
        await reader.until(lambda: reader.clause != before)


async def test_what_is_wrong_in_the_settings_is_kept_when_others_are_saved(workspace: Workspace) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(BROKEN, "utf-8")
    async with session(Workspace(workspace.root, load_settings())) as reader:
        await opened(reader, "alignment")
        await reader.press("right", "ctrl+s")
        await reader.until(lambda: reader.app.screen is reader.reading)
    assert load_settings().alignment == "ragged"
    assert set(BROKEN.splitlines()) < set(settings_path().read_text("utf-8").splitlines())


async def test_no_key_that_is_pressed_for_a_command_ends_the_program(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await opened(reader, "keymap")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, KeysScreen) and isinstance(reader.app.focused, Input))
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, KeyPrompt))
        await reader.press("ctrl+q")
        await reader.until_shown("^q quits wherever you are")
        await reader.press("w")
        await reader.until(lambda: isinstance(reader.app.screen, KeysScreen))
        assert reader.app.is_running

"""Keys that arrive in one burst, as over a slow line, act in the order in which they were typed, on every screen."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from stdplan_tui.settings import load_settings
from stdplan_tui.tui.burst import caught_up
from stdplan_tui.tui.screens import note_editor
from stdplan_tui.tui.screens.keys import KeysScreen
from stdplan_tui.tui.screens.settings import SettingsScreen
from stdplan_tui.tui.screens.tag_picker import TagPicker
from stdplan_tui.workspace import annotating
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


def burst(reader: Session, *typed: str) -> None:
    """Send keys, and the characters of words, as one write to the terminal does: all before any is handled.

    A key is named in angle brackets.
    """
    for word in typed:
        if word.startswith("<"):
            reader.app.post_message(events.Key(word.strip("<>"), " " if word == "<space>" else None))
        else:
            for character in word:
                reader.app.post_message(events.Key(_character_to_key(character), character))


async def reached(holds: Callable[[], object]) -> None:
    """Wait until something holds while keys are waiting, for which a pilot would wait too."""
    end = time.monotonic() + 8
    while not holds():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


def bodies(reader: Session) -> list[str]:
    return [one.note.body for one in reader.reading.here]


async def test_a_note_is_saved_with_all_that_was_typed_before(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"甲")
        burst(reader, "乙丙丁" * 6, "<ctrl+s>")
        await reader.until(lambda: bodies(reader) == ["甲" + "乙丙丁" * 6 + "\n"])


async def test_a_note_is_begun_written_and_saved_in_one_burst_and_the_next_key_is_for_the_text(
    workspace: Workspace,
) -> None:
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "a", "一句", "<ctrl+s>", "j")
        await reader.until_clause("1.2")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        await reader.press("k")
        await reader.until(lambda: bodies(reader) == ["一句\n"])


async def test_a_draft_has_all_that_was_typed_before_escape(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "a", "半句话没有", "<escape>")
        await reader.until_shown("Draft kept")
        await reader.press("a")
        await reader.until_shown("半句话没有")


async def test_what_is_typed_right_after_the_key_goes_on_with_the_draft(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "a", "前半句", "<escape>")
        await reader.until_shown("Draft kept")
        burst(reader, "a", "后半句", "<ctrl+s>")
        await reader.until(lambda: bodies(reader) == ["前半句后半句\n"])


async def test_the_editor_is_given_all_that_was_typed_before(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []

    def written(_app: object, words: str, _name: str) -> str:
        given.append(words)
        return words + "尾"

    monkeypatch.setattr(note_editor, "written_in_editor", written)
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "a", "在外面写", "<f4>")
        await reader.until_shown("在外面写尾")
        assert given == ["在外面写"]


async def test_the_tag_that_was_typed_is_the_one_that_is_marked(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t")
        await reader.until_shown("policy instrument")
        burst(reader, "资金", "<space>", "<ctrl+s>")
        await reader.until_shown("#供给型/资金投入")
        assert "#环境型/目标规划" not in reader.shown


@pytest.mark.parametrize("last", [("<space>", "<ctrl+s>"), ("<enter>",)], ids=["marked", "taken"])
async def test_tags_are_chosen_in_one_burst_before_they_have_been_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, last: tuple[str, ...]
) -> None:
    read, known = threading.Event(), annotating.vocabulary

    def slow(of: Workspace) -> object:
        read.wait(8)
        return known(of)

    monkeypatch.setattr(annotating, "vocabulary", slow)
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "t", "资金", *last, "j")
        await reached(lambda: isinstance(reader.app.screen, TagPicker) and reader.app.screen.field.value == "资金")
        read.set()
        await reader.until_clause("1.2")
        await reader.press("k")
        await reader.until_shown("#供给型/资金投入")
        assert "#环境型/目标规划" not in reader.shown


async def keys_screen(reader: Session) -> KeysScreen:
    """The keys screen, its field with the keyboard."""
    await reader.press("comma", "G", "enter")
    await reader.until(lambda: isinstance(reader.app.screen, KeysScreen) and isinstance(reader.app.focused, Input))
    assert isinstance(reader.app.screen, KeysScreen)
    return reader.app.screen


async def test_enter_asks_for_the_key_of_the_command_that_was_typed_and_takes_the_next(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        screen = await keys_screen(reader)
        burst(reader, "zen", "<enter>", "w", "w")
        await reader.until(lambda: screen._texts == {"zen": "w"} and reader.app.screen is screen)
        await reader.press("ctrl+s", "ctrl+s")
        await reader.until(lambda: load_settings().keymap == {"zen": "w"})


async def test_the_keys_of_the_command_that_was_typed_are_taken_away(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await keys_screen(reader)
        burst(reader, "zen", "<ctrl+k>", "<ctrl+s>")
        await reader.until(lambda: isinstance(reader.app.screen, SettingsScreen))
        await reader.press("ctrl+s")
        await reader.until(lambda: load_settings().keymap == {"zen": ""})


async def test_where_no_command_has_what_was_typed_there_is_none_to_change(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        screen = await keys_screen(reader)
        burst(reader, "qqq", "<ctrl+k>", "<enter>")
        await reader.until(lambda: "Next clause" not in reader.shown)
        assert reader.app.screen is screen


async def test_the_palette_is_closed_by_its_key_and_takes_what_was_typed_by_enter(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "<ctrl+p>", "notice", "<ctrl+p>", "j")
        await reader.until_clause("1.2")
        assert reader.document == "plan"
        burst(reader, "<ctrl+p>", "zen", "<down>", "<up>", "<enter>")
        await reader.until(lambda: reader.reading.has_class("-zen"))


@pytest.mark.parametrize(
    ("last", "label"),
    [(["<enter>"], "二/专栏1/种业"), (["<enter>", "k"], "二/专栏1 "), (["<escape>", "j"], "一/（二）")],
)
async def test_the_find_bar_is_left_with_what_was_typed(workspace: Workspace, last: list[str], label: str) -> None:
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "f", "种业", *last)
        await reader.until(lambda: not reader.reading.finding and label in reader.shown.splitlines()[0])


async def test_the_search_opens_what_was_typed(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        burst(reader, "/", "良种", "<enter>")
        await reader.until(lambda: not reader.reading.searching)
        await reader.until_shown("二/专栏1/种业")


async def test_the_outline_goes_to_what_was_typed(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.outline.focus()
        await reader.until(lambda: reader.reading.outline.has_focus)
        burst(reader, "f", "重点领域", "<enter>")
        await reader.until_clause("2")


async def test_help_is_emptied_then_left(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        burst(reader, "<f1>", "zen", "<escape>", "<escape>", "j")
        await reader.until_clause("1.2")


async def test_a_name_is_taken_whole(workspace: Workspace) -> None:
    async with session(Workspace(workspace.root, replace(SETTINGS, author_name=""))) as reader:
        await reader.press("comma")
        await reader.until(lambda: isinstance(reader.app.screen, SettingsScreen))
        screen = reader.app.screen
        assert isinstance(screen, SettingsScreen)
        await screen.run_action("value_default")
        await reader.press("G", "k", "enter")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        burst(reader, "李小强", "<enter>", "<ctrl+s>")
        await reader.until(lambda: reader.app.screen is reader.reading)
        assert load_settings().author_name == "李小强"


async def test_the_file_prompt_completes_and_takes_what_was_typed(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "规划草案.txt").write_text("江南县规划\n\n一、总则\n（一）目标。推进标准化。\n", "utf-8")
    async with session(workspace) as reader:
        burst(reader, "i", str(tmp_path / "规划"), "<tab>", "<enter>")
        await reader.until(lambda: type(reader.app.screen).__name__ == "ImportScreen")


async def test_waiting_for_one_that_is_gone_takes_no_time(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a")
        gone = reader.app.screen
        await reader.press("escape")
        await reader.until(lambda: not gone.is_running)
        started = time.monotonic()
        await caught_up(gone)
        assert time.monotonic() - started < 0.4

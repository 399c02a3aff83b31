"""Keys: full-width twins, what an input method commits, and what is typed before a field is there."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from stdplan_tui.tui.commands import BY_ID, COMMANDS
from stdplan_tui.tui.key_names import FULL_WIDTH
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session


def parsed(characters: str) -> list[events.Key]:
    """The key events that a terminal sending these characters gives."""
    return [event for event in XTermParser().feed(characters) if isinstance(event, events.Key)]


def bound(key: str) -> set[str]:
    """The actions that the reading screen binds to a key."""
    return {
        binding.action
        for binding in ReadingScreen._merged_bindings.key_to_bindings.get(key, [])  # type: ignore[union-attr]
    }


@pytest.mark.parametrize(
    ("plain", "twins"),
    [(key, FULL_WIDTH[key]) for command in COMMANDS for key in command.keys.split() if key in FULL_WIDTH],
)
def test_every_full_width_twin_runs_the_command_of_its_plain_key(plain: str, twins: tuple[str, ...]) -> None:
    plain_key = plain if len(plain) > 1 else parsed(plain)[0].key
    for twin in twins:
        sent = "\u3000" if twin == "ideographic_space" else twin
        assert bound(parsed(sent)[0].key) >= bound(plain_key) > set()


def test_an_input_method_commit_of_eight_characters_arrives_whole() -> None:
    commit = "标准化体系建设规"
    assert "".join(event.character or "" for event in parsed(commit)) == commit


def test_no_two_commands_share_a_key() -> None:
    keys = [key for command in COMMANDS for key in command.keys.split()]
    assert sorted(keys) == sorted(set(keys))


def test_every_command_has_an_action_and_can_be_named_in_a_keymap() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert hasattr(ReadingScreen, f"action_{command.action}"), command.id


async def test_full_width_keys_open_search_and_help(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("fullwidth_question_mark")
        await reader.until_shown("Keys and commands")
        await reader.press("escape")
        await reader.press("fullwidth_solidus")
        await reader.until_shown("Words, pinyin")


async def test_what_is_typed_right_after_the_key_reaches_the_field(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        for key, character in [("slash", "/"), ("q", "q"), ("a", "a"), ("j", "j")]:
            reader.app.post_message(events.Key(key, character))
        await reader.until(lambda: reader.reading.writing and reader.app.focused.value == "qaj")  # type: ignore[union-attr]
        await reader.press("escape")
        for character in "aqj标准":
            reader.app.post_message(events.Key(parsed(character)[0].key, character))
        await reader.until(lambda: reader.app.screen.focused is not None and "qj标准" in reader.shown)


async def test_a_rebound_key_runs_its_command(workspace: Workspace) -> None:
    from dataclasses import replace

    settings = replace(workspace.settings, keymap={"next-clause": "w"})
    async with session(Workspace(workspace.root, settings)) as reader:
        before = reader.clause
        await reader.press("w")
        await reader.until(lambda: reader.clause != before)

"""Help: what works here and now, everything, what a query can say; found by typing, done with Enter."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from textual import events

from stdplan_tui.language import use_language
from stdplan_tui.tui.help.finding import Findable
from stdplan_tui.tui.help.screen import Help
from stdplan_tui.tui.help.topics import Chapter, Topic, shown_keys
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


def help_of(reader: Session) -> Help:
    screen = reader.app.screen
    assert isinstance(screen, Help)
    return screen


def told(reader: Session) -> list[str]:
    """The names of the topics that are listed."""
    return [found.topic.name for found in help_of(reader).rows._topics]


def key_of(reader: Session, name: str) -> str:
    """The keys that stand beside a name."""
    return next(found.topic.keys for found in help_of(reader).rows._topics if found.topic.name == name)


async def test_only_what_works_here_is_told(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark")
        await reader.until_shown("Keys and commands: In the text", "Next clause")
        assert "Edit note" not in told(reader)  # there is none
        assert "Next hit" not in told(reader)
        assert "Narrow hits" not in told(reader)
        assert key_of(reader, "Next clause") == "j ↓"


async def test_in_the_outline_its_own_keys_come_first_and_are_no_commands_any_more(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("o")
        await reader.until(lambda: reader.app.focused is reader.reading.outline)
        await reader.press("question_mark")
        await reader.until_shown("In the outline", "Fold the document to that level")
        assert key_of(reader, "Fold the document to that level") == "1-9"
        assert key_of(reader, "Next row") == "j ↓"
        assert key_of(reader, "Next clause") == ""


async def test_in_the_search_no_key_is_told_that_would_be_typed(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("slash", *"良种")
        await reader.press("f1", "tab")
        await reader.until_shown("Keys and commands: In the search", "Narrow hits")
        keys = {key for found in help_of(reader).rows._topics for key in found.topic.keys.split()}
        assert not any(len(key) == 1 and key.isalnum() for key in keys)
        assert key_of(reader, "Open the hit") == "Enter"


async def test_while_words_are_selected_the_motions_are_told(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("v", "question_mark")
        await reader.until_shown("While selecting words", "Start of sentence")
        assert "Next clause" not in told(reader)
        assert key_of(reader, "Next word") == "w"


async def test_everything_is_one_key_away_and_what_does_not_work_here_says_so(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark", "question_mark")
        await reader.until_shown("Keys and commands: Everywhere")
        assert {"Narrow hits", "Next doubt", "Swap the texts", "Fold the document to that level"} <= set(told(reader))
        await reader.type("next doubt")
        await reader.until(lambda: told(reader) == ["Next doubt"])
        await reader.press("enter")
        await reader.until_shown("That works in another place only")
        await reader.press("f1")
        await reader.until_shown("Nothing that works here. F1")


async def test_what_is_typed_narrows_at_once_and_is_marked(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark")
        await reader.type("annotated clause")
        await reader.until(lambda: told(reader) == ["Next annotated clause", "Previous annotated clause"])
        found = help_of(reader).rows._topics[0]
        assert [found.topic.name[span.start : span.end] for span in found.name] == ["annotated", "clause"]


async def test_a_key_finds_its_command_and_enter_runs_it(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("question_mark")
        await reader.type("J")
        await reader.until(lambda: (at := help_of(reader).rows.at) is not None and at.name == "Next heading")
        await reader.press("enter")
        await reader.until_clause("1.2")


async def test_pinyin_initials_find_a_command(workspace: Workspace) -> None:
    topics = (Topic("j", "下一条"), Topic("s", "下一句"), Topic("", "折叠", "折叠每个文件"))
    findable = Findable([Chapter("移动", topics)])
    findable.names.learn()
    page, best = findable.found("xyt")
    assert best is topics[0]
    assert [found.topic for _title, group in page for found in group] == [topics[0]]
    page, best = findable.found("meige")
    assert best is topics[2]
    ((_title, (found,)),) = page
    assert [topics[2].says[span.start : span.end] for span in found.says] == ["每个"]


async def test_escape_empties_the_field_before_it_closes(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark")
        await reader.type("fold")
        await reader.press("escape")
        await reader.until(lambda: help_of(reader).field.value == "" and len(told(reader)) > 20)
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is reader.reading)


async def test_what_is_typed_right_after_the_key_reaches_the_field(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        for key, character in [("question_mark", "?"), ("q", "q"), ("u", "u"), ("i", "i")]:
            reader.app.post_message(events.Key(key, character))
        await reader.until(lambda: isinstance(reader.app.screen, Help) and help_of(reader).field.value == "qui")


async def test_a_question_mark_is_typed_where_one_writes(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("slash", "question_mark")
        await reader.until(lambda: reader.reading.writing and reader.app.focused.value == "?")  # type: ignore[union-attr]


async def test_an_example_of_a_query_is_searched_for(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark", "tab")
        await reader.until_shown("What a query can say")
        await reader.type("both words")
        await reader.press("enter")
        await reader.until(lambda: reader.reading.searching and reader.app.focused.value == "标准 国际")  # type: ignore[union-attr]


async def test_the_keys_of_the_settings_are_told_on_every_page(workspace: Workspace) -> None:
    settings = replace(SETTINGS, keymap={"next-clause": "w", "extend-next-word": "x", "next-doubt": "f12"})
    async with session(Workspace(workspace.root, settings)) as reader:
        await reader.press("question_mark")
        await reader.until_shown("Next clause")
        assert key_of(reader, "Next clause") == "w"
        await reader.press("f1")
        await reader.until_shown("Everywhere")
        assert [key_of(reader, name) for name in ("Next clause", "Next word", "Next doubt")] == ["w", "x", "F12"]


@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12), (200, 60)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_size_shows_field_and_topics(workspace: Workspace, size: tuple[int, int], language: str) -> None:
    use_language(language)
    async with session(workspace, size=size) as reader:
        await reader.press("question_mark")
        await reader.until(lambda: isinstance(reader.app.screen, Help) and "F1" in reader.shown)
        screen = help_of(reader)
        assert screen.field.region.height == 1
        assert screen.rows.size.height >= min(size[1], 40) - 6
        first = screen.rows.at
        await reader.press("down", "down", "pagedown", "up")
        assert screen.rows.at is not first
        assert screen.rows.scroll_offset.y <= screen.rows.row < screen.rows.scroll_offset.y + screen.rows.size.height


async def test_by_mouse_a_second_click_runs_and_the_bar_turns_pages(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark")
        await reader.until_shown("Next clause")
        bar = help_of(reader).keys
        line = reader.shown.splitlines()[bar.region.y]
        await reader.pilot.click(bar, offset=(line.index("everywhere") - bar.region.x, 0))
        await reader.until_shown("Keys and commands: Everywhere")
        await reader.type("zen")
        await reader.until(lambda: told(reader) == ["Zen"])
        await reader.pilot.click(help_of(reader).rows, offset=(10, 1), times=2)
        await reader.until(lambda: reader.reading.has_class("-zen"))


async def test_other_screens_have_the_same_help(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("comma", "question_mark")
        await reader.until_shown("Keys and commands", "Next value")
        assert "Next clause" not in told(reader)
        await reader.press("tab")  # no searching there
        assert "What a query can say" not in reader.shown
        await reader.type("default value")
        await reader.press("enter")
        await reader.until(lambda: not isinstance(reader.app.screen, Help))


def test_keys_in_a_row_are_told_as_a_range() -> None:
    assert shown_keys(["1", "2", "3", "4"]) == "1-4"
    assert shown_keys(["j", "down", "j"]) == "j ↓"
    assert shown_keys(["a", "b", "enter"]) == "a b Enter"


def test_nothing_of_it_is_imported_before_it_is_asked_for() -> None:
    script = (
        "import sys, stdplan_tui.tui.app;"
        "print([name for name in sys.modules for room in ('help', 'jumping', 'tour', 'tips')"
        " if name.startswith(f'stdplan_tui.tui.{room}')])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
